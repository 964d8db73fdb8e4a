"""Articles that administrators send as documents: checked, shown, added when confirmed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TypeAlias

from telegram import CallbackQuery, Document, InlineKeyboardMarkup, Message, Update, User
from telegram.constants import FileSizeLimit
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.intake import MOST_BYTES, Intake, IntakeError, Received, clean_name
from bot.plain import format_date
from bot.reports import Reports
from bot.settings import Settings
from bot.telegram.addressing import sender_of
from bot.telegram.authority import is_admin_pressing
from bot.telegram.browsing import Browsing
from bot.telegram.buttons import Verb
from bot.telegram.html import Block, Run, plain
from bot.telegram.keyboards import Press, button
from bot.telegram.speaker import Speaker
from faq import Fault, LoadError
from faq.documents.formats import KINDS
from faq.review import Review

__all__ = ["Receiving"]

_MOST_FAULTS = 10
_MOST_BYTES = min(MOST_BYTES, int(FileSizeLimit.FILESIZE_DOWNLOAD))

Context: TypeAlias = ContextTypes.DEFAULT_TYPE


class Receiving:
    """Takes articles from administrators; that one sends them is checked before."""

    def __init__(
        self, speaker: Speaker, browsing: Browsing, intake: Intake, settings: Settings
    ) -> None:
        self._speaker = speaker
        self._browsing = browsing
        self._intake = intake
        self._settings = settings

    @property
    def verbs(self) -> dict[str, Verb]:
        """What the buttons do."""
        return {"a": self._confirm}

    async def document(self, update: Update, _context: Context) -> None:
        """Check a document, and show what was recognised of it."""
        message, user = sender_of(update)
        document = message.document
        assert document is not None
        name = document.file_name or ""
        try:
            name = clean_name(name)
            if (document.file_size or 0) > _MOST_BYTES:
                raise IntakeError("too_large")
            content = await _download(document)
            received = await asyncio.to_thread(self._intake.receive, name, content)
        except IntakeError as refused:
            blocks = self._refusal(refused, user, name)
        except LoadError as error:
            blocks = self._faulty(error.faults, user, name)
        except TelegramError:
            blocks = self._speaker.told("intake_download", user, name=name)
        except OSError as error:
            blocks = self._unwritable(error, user)
        else:
            keyboard = self._choice(received, user)
            await self._speaker.send(message, self._shown(received.review, user), keyboard)
            return
        await self._speaker.send(message, blocks)

    async def forwarded(self, update: Update, _context: Context) -> None:
        """Say why a document that an administrator forwards is not read."""
        message, user = sender_of(update)
        await self._speaker.send(message, self._speaker.told("intake_forwarded", user))

    async def _confirm(self, query: CallbackQuery, message: Message, press: Press) -> None:
        """Add the article that waits, or discard it."""
        answer, key = press.names
        user = query.from_user
        if not is_admin_pressing(query, self._settings):
            await self._speaker.acknowledge(query, self._speaker.say("stale", user))
            return
        try:
            name = self._intake.waiting(key).name
        except IntakeError:
            text = self._speaker.phrases.say("commands.intake_stale", self._speaker.language(user))
            await self._speaker.acknowledge(query, text)
            return
        await self._speaker.acknowledge(query)
        if answer == "n":
            self._intake.discard(key)
            blocks = self._speaker.told("intake_discarded", user, name=name)
            await self._speaker.rewrite(message, blocks, None)
        else:
            await self._speaker.rewrite(message, *await self._added(key, name, user))

    async def _added(
        self, key: str, name: str, user: User
    ) -> tuple[Sequence[Block], InlineKeyboardMarkup | None]:
        """Add an article; what is said of it, and what can be done next."""
        try:
            article = await asyncio.to_thread(self._intake.add, key)
        except IntakeError as refused:
            return self._refusal(refused, user, name), None
        except LoadError as error:
            return self._faulty(error.faults, user, name), None
        except OSError as error:
            return self._unwritable(error, user), None
        title = article.title or article.name
        keyboard = self._browsing.topics_button(article, self._speaker.language(user))
        return self._speaker.told("intake_added", user, title=title), keyboard

    def _choice(self, received: Received, user: User) -> InlineKeyboardMarkup:
        say, language = self._speaker.phrases.say, self._speaker.language(user)
        return InlineKeyboardMarkup.from_row(
            (
                button(say("commands.intake_add", language), "a", "y", received.key),
                button(say("commands.intake_discard", language), "a", "n", received.key),
            )
        )

    def _shown(self, review: Review, user: User) -> tuple[Block, ...]:
        """What was recognised of an article, and what looks odd."""
        phrases, language = self._speaker.phrases, self._speaker.language(user)
        article, reports = review.article, Reports(phrases, language)
        rows = {
            "title": article.title,
            "date": format_date(article.date, language),
            "place": article.place,
            "publisher": article.publisher,
            "sentences": str(sum(count for _, count in review.roles)),
            "facts": reports.facts(review),
        }
        runs = [*self._speaker.told("intake_recognised", user, name=article.name)[0]]
        for key, value in rows.items():
            label = phrases.say(f"terminal.review_{key}", language)
            runs += [Run("\n• "), Run(f"{label}: ", ("i",)), Run(value or "–", ("b",))]
        blocks: list[Block] = [tuple(runs)]
        if oddities := [f"• {oddity}" for oddity in reports.oddities(review)]:
            heading = phrases.say("commands.check_odd", language)
            blocks.append((Run("\n".join((heading, *oddities))),))
        return (*blocks, *self._speaker.told("intake_ask", user))

    def _refusal(self, refused: IntakeError, user: User, name: str) -> tuple[Block, ...]:
        values = {
            "name": name,
            "kinds": KINDS.replace(" or ", ", "),
            "most": _MOST_BYTES // 1_000_000,
        }
        return self._speaker.told(f"intake_{refused.reason}", user, **values)

    def _faulty(self, faults: Sequence[Fault], user: User, name: str) -> tuple[Block, ...]:
        lines = "\n".join(f"• {fault}" for fault in faults[:_MOST_FAULTS])
        return (*self._speaker.told("intake_unreadable", user, name=name), *plain(lines))

    def _unwritable(self, error: OSError, user: User) -> tuple[Block, ...]:
        return self._speaker.told("intake_unwritable", user, reason=error.strerror or str(error))


async def _download(document: Document) -> bytes:
    file = await document.get_file()
    return bytes(await file.download_as_bytearray())
