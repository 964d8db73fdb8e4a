"""Answers anywhere: inline mode ("@bot question") and guest mode (a mention where it isn't)."""

from __future__ import annotations

import contextlib
import time
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
    User,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ContextTypes
from telegram.helpers import create_deep_linked_url

from bot.telegram.addressing import is_from_person, question_in_text
from bot.telegram.answering import Answering
from bot.telegram.html import Block, plain, render_messages
from bot.telegram.links import start_parameter
from bot.telegram.popular import Popular
from bot.telegram.replies import reply_blocks
from bot.telegram.speaker import Speaker
from faq import Engine, LiveEngine
from faq.documents.articles import Sentence
from faq.reply import Citation, Language, Reply
from faq.surroundings import reference_of
from faq.text import tidy

__all__ = ["Inline"]

_MOST_RESULTS = 10
_SECONDS_KEPT = 60
_LOWEST_SCORE = 80.0
_LONGEST_TITLE, _LONGEST_DESCRIPTION = 120, 160

Context: TypeAlias = ContextTypes.DEFAULT_TYPE


class Inline:
    """Answers questions in chats that the bot isn't in."""

    def __init__(
        self, live: LiveEngine, speaker: Speaker, answering: Answering, popular: Popular
    ) -> None:
        self._live = live
        self._answering = answering
        self._speaker = speaker
        self._popular = popular
        self._shown: dict[Language, tuple[Engine, tuple[str, ...], tuple[Reply, ...]]] = {}

    async def query(self, update: Update, context: Context) -> None:
        """Offer up to ten answers, best first; without a question, what people ask most."""
        query = update.inline_query
        assert query is not None
        question = tidy(query.query).strip()
        language = self._speaker.language(query.from_user)
        replies = (
            tuple(islice(self._found(question), _MOST_RESULTS))
            if question
            else self._examples(language)
        )
        button = None
        if not replies:
            text = self._speaker.say("inline_none", query.from_user)
            button = InlineQueryResultsButton(text, start_parameter="inline")
        bot = context.bot.username
        results = [self._result(reply, number, bot) for number, reply in enumerate(replies)]
        with contextlib.suppress(BadRequest):  # Typed on meanwhile: the query is too old.
            # What is said in the language of the person isn't for others.
            await query.answer(
                results,
                cache_time=_SECONDS_KEPT,
                is_personal=not (question and replies),
                button=button,
            )

    async def guest(self, update: Update, context: Context) -> None:
        """Answer a mention in a chat that the bot isn't in."""
        message = update.guest_message
        if message is None or not message.guest_query_id or not is_from_person(message):
            return
        user = message.from_user
        assert user is not None
        question = question_in_text(message, context.bot.bot)
        if question:
            begun = time.perf_counter()
            reply = self._live.engine.ask(question, self._speaker.language(user))
            milliseconds = 1000 * (time.perf_counter() - begun)
            self._answering.log(message, user, reply, reply.status, milliseconds)
            result = self._result(reply._replace(suggestions=()), 0, context.bot.username)
        else:
            result = self._line("mentioned", user)
        with contextlib.suppress(BadRequest):
            await context.bot.answer_guest_query(message.guest_query_id, result)

    def _found(self, question: str) -> Iterator[Reply]:
        """The answer, those to what may have been meant, then other sentences that fit."""
        explanation = self._live.engine.explain(question)
        reply = explanation.reply
        told: set[Sentence] = set()
        if reply.status == "answered":
            told.update(citation.sentence for citation in reply.citations)
            yield reply
        for meant in reply.suggestions:
            other = self._ask(meant)
            told.update(citation.sentence for citation in other.citations)
            yield other
        # A single word asks nothing, but here it is often all that people type.
        is_word = explanation.intent == "keywords" and len(explanation.terms) == 1
        if reply.status not in ("answered", "unsure") and not is_word:
            return
        for candidate in explanation.candidates:
            fits = candidate.score >= _LOWEST_SCORE and not candidate.ruled_out
            if fits and candidate.sentence not in told:
                told.add(candidate.sentence)
                yield _quoting(reply, candidate.sentence, candidate.clause)

    def _examples(self, language: Language) -> tuple[Reply, ...]:
        """What may be asked, answered; kept, as everybody sees it who types the bot's name."""
        engine, firsts = self._live.engine, self._popular.questions(language)
        shown = self._shown.get(language)
        if shown is None or shown[0] is not engine or shown[1] is not firsts:
            replies = tuple(islice(self._begin(firsts, language), _MOST_RESULTS))
            shown = self._shown[language] = (engine, firsts, replies)
        return shown[2]

    def _begin(self, asked: tuple[str, ...], language: Language) -> Iterator[Reply]:
        """Answers to begin with, then those to what is stated near them; none twice."""
        told: set[str] = set()
        questions = deque(asked)
        firsts = len(questions)
        while questions:
            firsts -= 1
            reply = self._ask(questions.popleft())
            if firsts >= 0 and reply.citations:
                questions += self._near(reply.citations[0], language)
            if reply.status == "answered" and reply.text not in told:
                told.add(reply.text)
                yield reply

    def _near(self, citation: Citation, language: Language) -> tuple[str, ...]:
        return self._live.engine.related(citation.sentence, citation.at, language)

    def _ask(self, question: str) -> Reply:
        return self._live.engine.ask(question)._replace(suggestions=())

    def _result(self, reply: Reply, number: int, bot: str) -> InlineQueryResultArticle:
        quoted = reply.citations[0].sentence if reply.citations else None
        return _article(
            f"{number}:{reference_of(quoted) if quoted else '-'}",
            reply.text.partition("\n")[0] or (quoted.text if quoted else ""),
            quoted.text if quoted else "",
            reply_blocks(reply, self._speaker.phrases),
            self._opening(quoted, bot, reply.language) if quoted else None,
        )

    def _opening(self, sentence: Sentence, bot: str, language: Language) -> InlineKeyboardMarkup:
        """A button that opens the sentence in private, for more about it."""
        text = self._speaker.phrases.say("telegram.inline_more", language)
        url = create_deep_linked_url(bot, start_parameter(sentence))
        return InlineKeyboardMarkup.from_button(InlineKeyboardButton(text, url=url))

    def _line(self, key: str, user: User) -> InlineQueryResultArticle:
        text = self._speaker.say(key, user)
        return _article("0:-", text, "", plain(text), None)


def _article(
    name: str,
    title: str,
    description: str,
    blocks: tuple[Block, ...],
    keyboard: InlineKeyboardMarkup | None,
) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        name,
        _cut(title, _LONGEST_TITLE),
        InputTextMessageContent(
            _one_message(blocks),
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
        reply_markup=keyboard,
        description=_cut(description, _LONGEST_DESCRIPTION) or None,
    )


def _one_message(blocks: tuple[Block, ...]) -> str:
    """As many of the blocks as one message holds: the answer, and what proves it."""
    while len(texts := render_messages(blocks)) > 1 and len(blocks) > 1:
        blocks = blocks[:-1]
    return texts[0]


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def _quoting(reply: Reply, sentence: Sentence, clause: str) -> Reply:
    """A sentence that fits as well, quoted without being put in other words."""
    start = sentence.start + max(sentence.text.find(clause), 0)
    citation = Citation(sentence, ((start, start + len(clause)),))
    return reply._replace(status="answered", text="", citations=(citation,), suggestions=())
