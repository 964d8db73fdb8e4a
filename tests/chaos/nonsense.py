"""Updates of every type with fields missing and wrong: python tests/chaos/nonsense.py [COUNT]."""

from __future__ import annotations

import asyncio
import itertools
import random
import sys
import tempfile
from pathlib import Path
from typing import Any

from bot_api_server import TOKEN, BotApiServer, Json
from hostile_updates import hostile_updates
from trial import Trial, by, stopped


class OpenServer(BotApiServer):
    """A server that hands out whatever it has, asked for or not."""

    def count_from(self, number: int) -> None:
        """Number what people say from here on."""
        self._numbers = itertools.count(number)

    async def hand_out(self, updates: list[Json]) -> None:
        """Put updates where the bot fetches them."""
        async with self._changed:
            for update in updates:
                # The server asks whether a wanted type is among the fields of an update.
                self._updates.append(_Wanted(update))
            self._changed.notify_all()

    async def call(self, token: str, method: str, arguments: Json) -> Any:
        # The bot may write to anybody.
        chat = arguments.get("chat_id")
        if isinstance(chat, int):
            self._chats.setdefault(chat, {"id": chat, "type": "private", "first_name": "?"})
        return await super().call(token, method, arguments)


class _Wanted(dict[str, Any]):
    """An update that counts as wanted, whatever is in it."""

    def __iter__(self) -> Any:
        return iter({*super().keys(), "message"})


async def main(count: int = 10_000) -> None:
    """Run the trial and print its figures."""
    updates = hostile_updates(count, random.Random(11))
    with tempfile.TemporaryDirectory() as folder:
        async with OpenServer() as server:
            server.count_from(2_000_000)
            trial = Trial(server, Path(folder))
            async with trial.bot() as process:
                await server.hand_out(updates)
                await server.until(lambda: server.confirmed > updates[-1]["update_id"])
                await server.say("câu hỏi cuối cùng", **by(1))
                last = "câu hỏi cuối cùng"
                await server.until(lambda: any(last in one["text"] for one in server.sent))
                assert process.returncode is None
                assert await stopped(process) == 0
        printed = trial.log.read_text(encoding="utf-8", errors="replace")
    print(f"{count} updates: {len(server.sent)} messages sent, still answering afterwards")
    print(f"  without sense {printed.count('an update has no sense')}")
    print(f"  faults of ours {printed.count('ERROR:bot.')}, over-long {printed.count('too long')}")
    print(f"  token printed {printed.count(TOKEN.partition(':')[2])} times")


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
