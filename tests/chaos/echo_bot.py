"""The Telegram bot over an engine that says again what it was asked, so that nothing is mistaken.

Logs at DEBUG. Chats aren't paced, for a trial has no time for it.
"""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass
from typing import cast

from engines import SEEDS
from fakes import FakeLive, FakeTalk

from bot.settings import load_settings
from bot.telegram import pacing
from bot.telegram.program import run_bot
from faq import LiveEngine
from faq.reply import Language, Reply


class EchoTalk(FakeTalk):
    def ask(self, question: str, language: Language = "vi") -> Reply:
        return Reply(question, "smalltalk", language, question, 100.0)


@dataclass
class EchoLive(FakeLive):
    def conversation(self) -> EchoTalk:
        return EchoTalk()


if __name__ == "__main__":
    logging.basicConfig(level=logging.DEBUG)
    pacing.PRIVATE_PACE = pacing.GROUP_PACE = (10_000, 1.0)
    live = EchoLive(paths=(SEEDS,))
    webhook = "".join(sys.argv[2:])  # After its option.
    sys.exit(run_bot(cast("LiveEngine", live), load_settings(), webhook))
