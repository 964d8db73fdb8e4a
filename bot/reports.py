"""What administrators are told: figures on questions, what changed, what is wrong with articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.plain import format_date
from faq.documents.articles import Article
from faq.phrases import Phrases
from faq.reply import Language
from faq.review import Review, review_articles

if TYPE_CHECKING:
    from bot.state import State
    from faq import Change, LiveEngine
    from faq.errors import Fault

__all__ = ["Reports", "today"]

_MOST_LINES = 20
_MOST_REVIEWED = 500
"""Of so many articles each is looked at while somebody waits."""
_MOST_NAMES = 3
_MOST_INTENTS = 6
_LONGEST_QUESTION = 200
_LONGEST_NAME = 80


def today() -> str:
    """Return the date here, as "2025-06-30"."""
    return datetime.now(UTC).astimezone().date().isoformat()


class Reports:
    """Reports in one language, a line each."""

    def __init__(self, phrases: Phrases, language: Language) -> None:
        self._phrases = phrases
        self._language: Language = language

    def statistics(self, state: State, argument: str = "") -> Iterator[str]:
        """Tell how the questions of late were answered, and what people thought of that.

        Args:
            state: what the bot remembers.
            argument: how many days back; as many as are kept if it is no such number.

        """
        days = _days(argument.strip())
        statistics = state.questions.statistics(days)
        if not statistics.asked:
            yield self._say("stats_none", days=days)
            return
        yield self._say("stats_asked", days=days, asked=statistics.asked, people=statistics.people)
        intents = dict([*statistics.intents.items()][:_MOST_INTENTS])
        for key, prefix, counts in (
            ("outcomes", "outcome", statistics.outcomes),
            ("languages", "language", statistics.languages),
            ("chat_types", "chat", statistics.chat_types),
            ("intents", "intent", intents),
        ):
            if counts:
                yield f"• {self._say(f'stats_{key}', counts=self._counts(prefix, counts))}"
        took = {"median": _rounded(statistics.median_ms), "p99": _rounded(statistics.p99_ms)}
        yield f"• {self._say('stats_took', **took)}"
        good, bad = state.feedback.counts()
        yield f"• {self._say('stats_votes', good=good, bad=bad)}"

    def unanswered(self, state: State) -> Iterator[str]:
        """List questions that got no answer."""
        questions = state.questions.unanswered(_MOST_LINES)
        yield self._say("unanswered" if questions else "unanswered_none")
        for one in questions:
            day = datetime.fromtimestamp(one.last, UTC).astimezone().date().isoformat()
            yield "• " + self._say(
                "unanswered_line",
                times=one.times,
                date=format_date(day, self._language),
                question=_cut(" ".join(one.text.split()), _LONGEST_QUESTION),
            )

    def check(self, live: LiveEngine) -> Iterator[str]:
        """Tell what is wrong with the articles as they are now, and what looks odd about them."""
        engine = live.engine
        yield self._counted(live)
        yield from self._faults((*live.faults, *engine.check()))
        if len(engine.articles) > _MOST_REVIEWED:
            yield self._say("check_many")
            return
        reviews = review_articles(engine.articles, engine.sentences, engine.facts, today())
        odd = [
            f"• {review.article.name}: {oddity}"
            for review in reviews
            for oddity in self.oddities(review)
        ]
        if odd:
            yield self._say("check_odd")
            yield from self._most(odd)

    def reload(self, change: Change | None, live: LiveEngine) -> Iterator[str]:
        """Tell what came of reading the articles again, and what is wrong with them now."""
        said = self._changes(change) if change else ()
        yield "; ".join(said) or self._say("reload_same")
        yield self._counted(live)
        yield from self._faults(live.faults)

    def change(self, change: Change) -> str:
        """Tell in one line what changed among the articles; empty if it is nothing to tell."""
        said = [*self._changes(change)]
        if change.faults:
            said.append(self._say("article_faulty", fault=change.faults[0]))
        if len(change.faults) > 1:
            said.append(self._say("more_faults", count=len(change.faults) - 1))
        return "; ".join(said)

    def facts(self, review: Review) -> str:
        """Count the facts of an article, by their kinds."""
        return ", ".join(f"{self._named('kind', kind)}: {count}" for kind, count in review.kinds)

    def oddities(self, review: Review) -> Iterator[str]:
        """Tell what looks odd about an article."""
        for oddity in review.oddities:
            key = f"terminal.odd_{oddity.kind}"
            yield self._phrases.say(key, self._language, **oddity.values)

    def _changes(self, change: Change) -> Iterator[str]:
        for key, articles in (
            ("articles_new", change.added),
            ("articles_changed", change.changed),
            ("articles_gone", change.removed),
        ):
            if articles:
                yield self._say(key, names=self._names(articles))
        if change.own_answers:
            yield self._say("own_answers_changed")

    def _names(self, articles: Sequence[Article]) -> str:
        names = [_cut(article.title or article.name, _LONGEST_NAME) for article in articles]
        hidden = len(names) - _MOST_NAMES
        more = f" {self._say('more_articles', count=hidden)}" if hidden > 0 else ""
        return " · ".join(names[:_MOST_NAMES]) + more

    def _counted(self, live: LiveEngine) -> str:
        engine = live.engine
        return self._say(
            "check_counts",
            articles=len(engine.articles),
            sentences=len(engine.sentences),
        )

    def _faults(self, faults: Sequence[Fault]) -> Iterator[str]:
        if faults:
            yield self._say("check_faults", count=len(faults))
            yield from self._most([f"• {fault}" for fault in faults])
        else:
            yield self._say("check_sound")

    def _most(self, lines: Sequence[str]) -> Iterator[str]:
        yield from lines[:_MOST_LINES]
        if len(lines) > _MOST_LINES:
            yield self._say("check_more", count=len(lines) - _MOST_LINES)

    def _counts(self, prefix: str, counts: Mapping[str, int]) -> str:
        return ", ".join(f"{count} {self._named(prefix, name)}" for name, count in counts.items())

    def _named(self, prefix: str, name: str) -> str:
        key = f"{prefix}_{name}"
        return self._say(key) if f"commands.{key}" in self._phrases else name

    def _say(self, key: str, **values: object) -> str:
        return self._phrases.say(f"commands.{key}", self._language, **values)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def _days(named: str) -> int:
    from bot.state import KEPT_DAYS  # Late: who tells of the state has loaded it.

    is_number = named.isascii() and named.isdigit() and len(named) < 4
    return max(1, min(int(named), KEPT_DAYS)) if is_number else KEPT_DAYS


def _rounded(milliseconds: float) -> str:
    return f"{milliseconds:.1f}" if milliseconds < 10 else f"{milliseconds:.0f}"
