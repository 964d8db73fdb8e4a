"""How questions are answered, each in the conversation that it belongs to."""

from __future__ import annotations

import time

from telegram import InlineKeyboardMarkup, Message, User

from bot.observing import observe
from bot.recent import Recent
from bot.state import Asked, State
from bot.telegram.addressing import Place, place_of
from bot.telegram.charting import charted
from bot.telegram.html import Run
from bot.telegram.keyboards import (
    answer_keyboard,
    choice_keyboard,
    fact_keyboard,
    suggestion_keyboard,
    topics_keyboard,
)
from bot.telegram.replies import cited_blocks, reply_blocks
from bot.telegram.speaker import Speaker
from faq import Citation, Conversation, LiveEngine
from faq.explanation import Explanation
from faq.reply import Language, Reply
from faq.surroundings import reference_of

__all__ = ["Answering"]

_MOST_ROUNDS = 2
"""So often in a row it is asked what was meant."""


class Answering:
    """Answers questions, each in the conversation that it belongs to."""

    def __init__(self, live: LiveEngine, speaker: Speaker, state: State) -> None:
        self._live = live
        self._speaker = speaker
        self._state = state
        self._talks: Recent[Place, Conversation] = Recent()
        self._rounds: Recent[Place, int] = Recent()
        self._offered: Recent[Place, tuple[str, ...]] = Recent()

    async def answer(
        self,
        message: Message,
        user: User,
        question: str,
        *,
        is_edit: bool = False,
        is_pressed: bool = False,
        is_named: bool = True,
    ) -> None:
        """Answer a question below the message that asks it, or whose button asks it.

        Args:
            message: the message to answer.
            user: who asks.
            question: what is asked.
            is_edit: the message was edited and may have an answer already.
            is_pressed: the question was chosen by pressing a button.
            is_named: the bot itself is meant. Where it may not be, it answers questions only, and
                says nothing rather than that it doesn't know.

        """
        place = place_of(message, user)
        if offered := self._chosen(place, question):
            question, is_pressed = offered, True
        reply = self._ask(message, place, user, question)
        is_found = reply.status == "answered"
        if not (is_found or is_named or (is_edit and self._speaker.has_answered(message))):
            self._remember(place)
            return
        reply = self._ask_back(place, reply)
        self._offered[place] = reply.suggestions
        blocks = reply_blocks(reply, self._speaker.phrases)
        if is_pressed:
            chosen = self._speaker.phrases.say("telegram.chosen", reply.language, question=question)
            blocks = ((Run(chosen, ("i",)),), *blocks)
        await self._speaker.send(
            message,
            blocks,
            self._keyboard(reply, message),
            is_edit=is_edit,
            is_further=is_pressed,
            is_quoting=bool(reply.suggestions),
        )
        # Not before: a question whose answer is not out yet will be asked once more.
        self._remember(place)

    async def show_sentence(self, message: Message, user: User, reference: str) -> bool:
        """Show the sentence of a name, as a link to it does; return whether there is one."""
        sentence = self._live.engine.sentence(reference)
        if sentence is None:
            return False
        phrases, language = self._speaker.phrases, self._speaker.language(user)
        await self._speaker.send(
            message,
            cited_blocks(sentence, phrases, language),
            fact_keyboard(Citation(sentence), phrases, language),
        )
        return True

    async def none_of_these(
        self, message: Message, user: User, question: str, language: Language
    ) -> None:
        """Log a question as unanswered, none of the offered ones being meant; say what can be.

        Args:
            message: the message that asked.
            user: who asked.
            question: what was asked; empty when the message doesn't tell.
            language: the language it was answered in.

        """
        place = place_of(message, user)
        question = question or "".join(self.asked(place)[-1:])
        reply = Reply(question, "unsure", language, "", 0.0)
        if question:
            self.log(message, user, reply, "none_of_these", 0.0)
        self._rounds[place] = _MOST_ROUNDS
        offered = self._offered[place] = self._examples(language)
        key = "none_of_these" if question else "give_up"
        text = self._speaker.phrases.say(f"telegram.{key}", language)
        blocks = reply_blocks(reply._replace(text=text, suggestions=offered), self._speaker.phrases)
        await self._speaker.send(message, blocks, suggestion_keyboard(offered), is_further=True)

    def asked(self, place: Place) -> tuple[str, ...]:
        """The last question of a conversation and those before that it leans on; empty for none."""
        return tuple(filter(None, self._state.talks.question(place).split("\n")))

    def has_just_answered(self, message: Message, user: User, question: str) -> bool:
        """Whether a question was the last one that somebody asked there: they pressed twice."""
        return self.asked(place_of(message, user))[-1:] == (" ".join(question.split()),)

    def forget(self, place: Place) -> None:
        """Begin a conversation anew."""
        self._talks.pop(place, None)
        self._rounds.pop(place, None)
        self._offered.pop(place, None)
        self._state.talks.forget(place)

    def forget_person(self, user: int) -> None:
        """Forget the conversations of a person, wherever they had them."""
        for talks in (self._talks, self._rounds, self._offered):
            for place in [place for place in talks if place[1] == user]:
                del talks[place]

    def explain(self, place: Place) -> Explanation | None:
        """How the last answer of a conversation came about; None when there is none."""
        return self._talk(place).explain()

    def leave(self, chat: int) -> None:
        """Forget the conversations of a chat that the bot has left."""
        for place in [place for place in self._talks if place[0] == chat]:
            del self._talks[place]
        self._state.talks.drop_chat(chat)
        self._state.answers.drop_chat(chat)
        self._state.presses.drop_chat(chat)

    def migrate(self, old: int, new: int) -> None:
        """Take the conversations along when a group gets another number."""
        for place in [place for place in self._talks if place[0] == old]:
            self._talks[(new, *place[1:])] = self._talks.pop(place)
        self._state.talks.migrate(old, new)
        self._state.answers.drop_chat(old)  # Its messages have other numbers now.
        self._state.presses.drop_chat(old)

    def _chosen(self, place: Place, words: str) -> str:
        """The question of the last offer whose number was typed; empty for anything else."""
        offered = self._offered.get(place, ())
        number = int(words) if words.isascii() and words.isdigit() and len(words) < 3 else 0
        return offered[number - 1] if 1 <= number <= len(offered) else ""

    def _ask(self, message: Message, place: Place, user: User, question: str) -> Reply:
        talk = self._talk(place)
        begun = time.perf_counter()
        reply = talk.ask(question, self._speaker.language(user))
        milliseconds = 1000 * (time.perf_counter() - begun)
        self.log(message, user, reply, reply.status, milliseconds)
        return reply

    def _talk(self, place: Place) -> Conversation:
        """The conversation of a place; after a restart it is taken up where it was left."""
        talk = self._talks.get(place)
        if talk is None:
            talk = self._live.conversation()
            for question in self.asked(place):
                talk.ask(question)
        self._talks[place] = talk
        return talk

    def _remember(self, place: Place) -> None:
        """Keep what was asked, unless it was forgotten meanwhile."""
        if talk := self._talks.get(place):
            asked = (" ".join(one.split()) for one in talk.asked)
            self._state.talks.remember(place, "\n".join(asked))

    def _ask_back(self, place: Place, reply: Reply) -> Reply:
        """A reply that asks what was meant, unless that was asked too often in a row."""
        if reply.status != "unsure":
            self._rounds.pop(place, None)
            return reply
        rounds = self._rounds.get(place, 0)
        self._rounds[place] = rounds + 1
        if rounds < _MOST_ROUNDS:
            return reply
        text = self._speaker.phrases.say("telegram.give_up", reply.language)
        return reply._replace(
            status="unknown", text=text, suggestions=self._examples(reply.language)
        )

    def _keyboard(self, reply: Reply, message: Message) -> InlineKeyboardMarkup | None:
        if reply.status == "unsure" and reply.suggestions:
            return choice_keyboard(reply.suggestions, self._speaker.phrases, reply.language)
        if reply.status == "answered":
            drawn = charted(self._live.engine, reply)
            return answer_keyboard(reply, self._speaker.phrases, drawn)
        if reply.status == "unknown" and not reply.suggestions:
            # In a group one short line is enough.
            is_private = message.chat.type == message.chat.PRIVATE
            return topics_keyboard(self._speaker.phrases, reply.language) if is_private else None
        return suggestion_keyboard(reply.suggestions)

    def _examples(self, language: Language) -> tuple[str, ...]:
        return self._live.engine.suggest(language)

    def log(
        self, message: Message, user: User, reply: Reply, outcome: str, milliseconds: float
    ) -> None:
        """Log how a question was answered, without names, its words only where they are needed."""
        cited = reply.citations[0] if reply.status == "answered" and reply.citations else None
        asked = Asked(
            user=user.id,
            chat_type=message.chat.type,
            language=reply.language,
            intent=reply.intent,
            confidence=reply.confidence,
            outcome=outcome,
            milliseconds=milliseconds,
            text=reply.question,
            sentence=reference_of(cited.sentence) if cited else "",
        )
        observe(asked)
        self._state.questions.add(asked)
