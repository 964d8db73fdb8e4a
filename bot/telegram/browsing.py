"""What there is to read and to ask, page by page: articles, and questions about one of them.

A page is shown in the message whose buttons turn it; which page comes next stands in the buttons,
so that nothing has to be remembered.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TypeAlias

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.pages import Page, page_of
from bot.plain import headline, provenance
from bot.telegram.addressing import sender_of
from bot.telegram.buttons import Verb
from bot.telegram.html import Block, Run, link
from bot.telegram.keyboards import Press, button, hash_of
from bot.telegram.links import page_address
from bot.telegram.speaker import Speaker
from faq import LiveEngine
from faq.documents.articles import Article
from faq.reply import Language

__all__ = ["Browsing"]

_PAGE = 8
_LONGEST_TITLE = 200

Context: TypeAlias = ContextTypes.DEFAULT_TYPE
View: TypeAlias = tuple[tuple[Block, ...], InlineKeyboardMarkup | None]
"""What a page shows, and the buttons under it."""


class Browsing:
    """Shows articles and what can be asked about them, and turns the pages."""

    def __init__(self, live: LiveEngine, speaker: Speaker) -> None:
        self._live = live
        self._speaker = speaker

    @property
    def verbs(self) -> dict[str, Verb]:
        """What the buttons do."""
        return {"s": self._turn, "t": self._turn, "u": self._turn}

    async def topics(self, update: Update, _context: Context) -> None:
        """Show what can be asked: the articles, or where there is one, the questions on it."""
        message, user = sender_of(update)
        view = await self._beginning(1, self._speaker.language(user))
        await self._speaker.send(message, *view)

    async def sources(self, update: Update, _context: Context) -> None:
        """Show the articles: date, place, how much they hold."""
        message, user = sender_of(update)
        await self._speaker.send(message, *self._sources(1, self._speaker.language(user)))

    async def _turn(self, query: CallbackQuery, message: Message, press: Press) -> None:
        """Show the page that a button names in place of the one with the button."""
        language: Language = "en" if press.names[0] == "en" else "vi"
        page = int(press.names[-1])
        if press.verb == "u":
            article = self.article(press.names[1])
            if article is None:
                stale = self._speaker.say("stale", query.from_user)
                await self._speaker.acknowledge(query, stale)
                return
            view = await self._questions(article, page, language)
        elif press.verb == "s":
            view = self._sources(page, language)
        else:
            view = await self._beginning(page, language)
        await self._speaker.acknowledge(query)
        await self._speaker.rewrite(message, *view)

    def article(self, name: str) -> Article | None:
        """The article whose file's name has a hash; None when it is there no more."""
        articles = self._live.engine.articles
        return next((one for one in articles if hash_of(one.name) == name), None)

    def topics_button(self, article: Article, language: Language) -> InlineKeyboardMarkup:
        """A button that shows what can be asked about an article."""
        text = self._say("describe_topics", language)
        text = text[0].upper() + text[1:]
        return InlineKeyboardMarkup.from_button(
            button(text, "u", language, hash_of(article.name), "1")
        )

    async def _beginning(self, number: int, language: Language) -> View:
        """A page of the articles to ask about, or where there is one, the questions on it."""
        articles = self._live.engine.articles
        if len(articles) == 1:
            return await self._questions(articles[0], number, language)
        return self._choice(number, language)

    def _choice(self, number: int, language: Language) -> View:
        """The articles to ask about, each with a button."""
        page = page_of(self._live.engine.articles, number, _PAGE)
        lines = [f"{at}. {_cut(headline(one, language))}" for at, one in page.entries]
        shown = self._page(self._say("topics_articles", language), (_list(lines),), page, language)
        numbers = [
            button(str(at), "u", language, hash_of(one.name), "1") for at, one in page.entries
        ]
        turning = self._turning(page, language, "t", language)
        return shown, _keyboard(numbers, turning)

    async def _questions(self, article: Article, number: int, language: Language) -> View:
        """What can be asked about an article, each question with a button that asks it."""
        engine = self._live.engine
        # Made when they are first asked for, which takes longer than others should wait.
        topics = await asyncio.to_thread(lambda: tuple(engine.topics(language, article.name)))
        several = len(engine.articles) > 1
        others = button(self._say("other_articles", language), "t", language, "1")
        back = [others] if several else []
        if not topics:
            return ((Run(self._say("no_topics", language)),),), _keyboard(back)
        page = page_of([topic.question for topic in topics], number, _PAGE)
        title = _cut(article.title or article.name)
        lines = [f"{at}. {' '.join(one.split())}" for at, one in page.entries]
        numbers = [button(str(at), "q", hash_of(one)) for at, one in page.entries]
        turning = self._turning(page, language, "u", language, hash_of(article.name))
        heading = self._say("topics_of", language, title=title)
        shown = self._page(heading, (_list(lines),), page, language)
        return shown, _keyboard(numbers, turning, back)

    def _sources(self, number: int, language: Language) -> View:
        """The articles, each with what is known of it."""
        articles = self._live.engine.articles
        page = page_of(articles, number, _PAGE)
        heading = self._say("sources", language, count=len(articles))
        entries = [self._source(at, one, language) for at, one in page.entries]
        shown = self._page(heading, entries, page, language)
        return shown, _keyboard(self._turning(page, language, "s", language))

    def _source(self, number: int, article: Article, language: Language) -> Block:
        sentences, facts = self._live.engine.size(article)
        size = self._say("size", language, sentences=sentences, facts=facts)
        address = page_address(article)
        parts = (*provenance(article, language), article.publisher, size)
        return (
            Run(f"{number}. "),
            Run(_cut(article.title or article.name), (link(address),) if address else ("b",)),
            Run("\n"),
            Run(" · ".join(filter(None, parts)), ("i",)),
        )

    def _page(
        self, heading: str, entries: Sequence[Block], page: Page[object], language: Language
    ) -> tuple[Block, ...]:
        """Entries under their heading, over the number of the page where there are several."""
        blocks = ((Run(heading, ("b",)),), *entries)
        if page.pages == 1:
            return blocks
        number = self._say("page", language, page=page.number, pages=page.pages)
        return (*blocks, (Run(number, ("i",)),))

    def _turning(
        self, page: Page[object], language: Language, verb: str, *names: str
    ) -> list[InlineKeyboardButton]:
        """Buttons to the pages before and after."""
        buttons = []
        for number, form in ((page.number - 1, "← {}"), (page.number + 1, "{} →")):
            if 1 <= number <= page.pages:
                text = form.format(self._say("to_page", language, page=number))
                buttons.append(button(text, verb, *names, str(number)))
        return buttons

    def _say(self, key: str, language: Language, **values: object) -> str:
        return self._speaker.phrases.say(f"commands.{key}", language, **values)


def _keyboard(*rows: Sequence[InlineKeyboardButton]) -> InlineKeyboardMarkup | None:
    kept = [row for row in rows if row]
    return InlineKeyboardMarkup(kept) if kept else None


def _list(lines: Sequence[str]) -> Block:
    return (Run("\n".join(lines)),)


def _cut(text: str, length: int = _LONGEST_TITLE) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
