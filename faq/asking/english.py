"""Questions in English: the gloss of the statement, turned into a question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from faq.asking.draft import Draft
from faq.asking.statements import cuts, has_subject, without_time
from faq.phrases import Phrases
from faq.regexes import late
from faq.text import UPPER, nfc

if TYPE_CHECKING:
    from faq.gloss import Glosser

__all__ = ["EnglishWriter"]

_COUNTED = late(r"(?:There (?:are|were) )?5 (?P<what>[^,/();]+)\.")
_PREDICATE = late(
    r"\w (?:(?!need|seed|feed|speed|breed|red|bed|hundred)\w+ed|was|were|is|are|has|have|had|met|"
    r"got|made|took|held|built|lost|rose|fell|grew)\b"
)
_CHANGED = late(
    r"(?P<subject>.+?) (?:continued to )?(?P<verb>increased|decreased|rose|fell|grew)(?: by 5%)?\."
)
_BASE = {
    "increased": "increase", "decreased": "decrease", "rose": "rise", "fell": "fall",
    "grew": "grow",
}  # fmt: skip
_DONE = late(r"(?P<subject>.+?) (?:was|were) (?P<verb>\w+ed|held|built|opened|begun)\b.*\.")
_RATE = late(r"\b(?:tỷ lệ|tốc độ|chỉ số)\b")
_CHANGES = late(r"\b(?:tăng|giảm)$")
_TRAILING_VERB = late(r"\s(?:đạt|là|ước|còn|bằng|khoảng|từ|dự kiến)$")
_VERB_FIRST = late(r"(?:phấn đấu|đã|tịch thu|đảm bảo|bảo đảm|thu|chi|hàng năm|với)\b", re.I)
_IN_YEAR = late(r"(?P<when>In (?:the [a-z]+ (?:quarter|half) of )?\d{4}),? (?P<what>.+)")
_ARTICLE = late(r"(?:the|a|an|this|that|these|those|its|their|one|all|\d+)\b|[“\"]", re.I)
_PLAIN_POST = late(
    r"(?:permanent |standing )?(?:vice )?(?:chairman|secretary|prime minister)", re.I
)
_ODD = late(r"[^\x00-\x7f“”‰–]| - |[();]| but | and the ")
_NAMES = late(rf"(?:\b[{UPPER}]\w+\s?)+")
_MOST_WORDS, _LEAST_WORDS = 16, 3
_LEAST_NOUN_WORDS = 2


class EnglishWriter:
    """Words drafts in English."""

    def __init__(self, phrases: Phrases, glosser: Glosser) -> None:
        self._phrases = phrases
        self._glosser = glosser

    def questions(self, draft: Draft) -> Iterator[str]:
        """Yield the ways to ask, the best first; none where the gloss makes no good question."""
        seen: set[str] = set()
        for words in self._ways(draft):
            question = _finished(words)
            if question and question not in seen:
                seen.add(question)
                yield question

    def _say(self, key: str, **values: str) -> str:
        return self._phrases.say(f"suggest.{key}", "en", **values)

    def _noun(self, words: str, *, article: bool = True) -> str:
        """The gloss of a noun phrase, within a sentence; empty when it comes out as a sentence."""
        gloss = self._glosser.gloss(words).rstrip(".")
        if not gloss or _PREDICATE.search(gloss):
            return ""
        when = _IN_YEAR.fullmatch(gloss)
        if when:
            gloss = f"{when['what']} {_small(when['when'])}"
        gloss = _small(gloss)
        return gloss if not article or _ARTICLE.match(gloss) else f"the {gloss}"

    def _ways(self, draft: Draft) -> Iterator[str]:
        match draft.form:
            case "figure":
                yield from self._figure(draft)
            case "post":
                yield from self._post(draft)
            case "host" | "meaning":
                subject = self._noun(without_time(draft.before))
                if subject:
                    yield self._say(draft.form, subject=subject)
            case "state":
                subject = self._noun(without_time(draft.before), article=False)
                if subject:
                    yield self._say("state", subject=subject)
            case "moment":
                yield from self._moment(draft)
            case "reason":
                changed = _CHANGED.fullmatch(self._glosser.gloss(draft.before))
                if changed:
                    yield self._say("reason", subject=_base_form(changed))
            case "demand":
                subject = self._noun(draft.subject, article=False)
                if subject:
                    the = "the " if _PLAIN_POST.match(subject) else ""
                    yield self._say("demand", subject=f"{the}{subject}")

    def _post(self, draft: Draft) -> Iterator[str]:
        post = self._glosser.gloss(nfc(draft.after)).rstrip(".")
        if _PLAIN_POST.match(post):
            yield self._say("holder", post=f"the {post}")
        yield self._say("post", name=draft.value)

    def _figure(self, draft: Draft) -> Iterator[str]:
        assert draft.quantity is not None
        kind = draft.quantity.kind
        before = without_time(draft.before)
        if kind in ("count", "ratio"):
            for after in cuts(draft.after):
                counted = _COUNTED.fullmatch(self._glosser.gloss(f"5 {after}"))
                if counted and len(counted["what"].split()) >= _LEAST_NOUN_WORDS:
                    acts = _PREDICATE.search(counted["what"])
                    yield self._say("counted_verb" if acts else "counted", subject=counted["what"])
        elif _VERB_FIRST.match(before) or not has_subject(before):
            return
        elif kind == "share" and _CHANGES.search(before):
            changed = _CHANGED.fullmatch(self._glosser.gloss(f"{before} 5%"))
            if changed:
                yield self._say("change", subject=_base_form(changed))
        elif kind != "share" or _RATE.search(before):
            subject = self._noun(_TRAILING_VERB.sub("", before))
            if subject:
                yield self._say("level", subject=subject)

    def _moment(self, draft: Draft) -> Iterator[str]:
        if draft.after:
            event = self._noun(draft.before)
            if event:
                yield self._say("moment", subject=event)
            return
        done = _DONE.fullmatch(self._glosser.gloss(draft.before))
        if done:
            yield self._say("moment_done", subject=_small(done["subject"]), verb=done["verb"])


def _base_form(changed: re.Match[str]) -> str:
    """Return what was said to have changed as it stands after "did": "the sector increase"."""
    subject = changed["subject"]
    when = _IN_YEAR.fullmatch(subject)
    if when:
        return f"{_small(when['what'])} {_BASE[changed['verb']]} {_small(when['when'])}"
    return f"{_small(subject)} {_BASE[changed['verb']]}"


def _small(words: str) -> str:
    """The words within a sentence: the first begins small unless it belongs to a name."""
    first, _, rest = words.partition(" ")
    common = first in ("The", "A", "An", "In") or not (rest[:1].isupper() or first[1:2].isupper())
    return words[:1].lower() + words[1:] if common else words


def _finished(words: str) -> str:
    question = " ".join(words.split()).strip(" ,;.")
    length = len(question.split())
    odd = _ODD.search(_NAMES.sub("", question)) or question.count("“") != question.count("”")
    if odd or not _LEAST_WORDS <= length <= _MOST_WORDS:
        return ""
    return f"{question[:1].upper()}{question[1:]}"
