"""Agreement: what a question demands and a clause must not contradict.

Ranking finds the clause that is most like the question; agreement keeps it from being given as
an answer when it is about another year, place, rank or kind of thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from faq.facts import Clause
from faq.index import Index, Passage
from faq.lexicon import Lexicon, Words, folded_of
from faq.patterns import stands_between
from faq.people import Person, is_post
from faq.figures.quantities import Moment, Quantity
from faq.query import Query, Term
from faq.text import fold, nfc, tokenize

__all__ = ["Agreement", "answering_quantities", "holders", "is_asked"]

_REFERS_BACK = re.compile(
    r"\b(?:này|đó|trên đây|nói trên|nêu trên|theo đó|cụ thể|trong đó|tuy nhiên|song|bên cạnh đó|"
    r"ngoài ra|đồng thời|trong năm 20\d\d, cần)\b"
)
_COMPARED = re.compile(r"(?:so với|cùng kỳ)[^,;.]{0,24}$")
_CAUSE = re.compile(
    r"\b(?:do|vì|bởi|nhờ|nguyên nhân|lý do|xuất phát từ|bắt nguồn|để|nhằm|khiến|nên|làm cho|"
    r"góp phần|với quan điểm|trước tình hình|dẫn đến)\b"
)
_PURPOSE = re.compile(r"\b(?:để|nhằm|mục đích|mục tiêu(?! quốc gia)|hướng tới|hướng đến|phục vụ|tạo điều kiện)\b")
_PLACE_WORD = re.compile(
    r"\b(?:ở|tại|trên địa bàn|địa bàn|thuộc|từ|đến)\s+(?:(?:các|một số|nhiều)\s+)?"
    r"(?:(?:xã|huyện|tỉnh|thị xã|thị trấn|thành phố|phường|thôn|bản|tp\.?|tx\.?)\s+)?[A-ZĐÀ-Ỹ]"
)
_FIGURE_WANTS = ("count", "money", "share", "figure")
_KINDS: dict[str, tuple[str, ...]] = {
    "count": ("count", "ratio"),
    "share": ("share", "ratio"),
    "money": ("money",),
    "figure": ("count", "ratio", "share", "money", "measure"),
}
_WHOLE = frozenset({("toan",), ("ca",)})
_DENIALS = frozenset({("chua",), ("khong",)})
_NAMED = frozenset("xa huyen tinh phuong thon ban lang tp".split())


def answering_quantities(query: Query, passage: Passage, clause: Clause) -> tuple[Quantity, ...]:
    """The figures of a clause that are of the kind asked for, and of the thing counted."""
    figures = list(clause.figures)
    if query.wants == "count" and query.unit and not query.any_unit:
        return tuple(q for q in figures if any(_counts(q, t, passage) for t in query.unit))
    if query.wants == "figure":
        named = {token.folded for token in query.tokens}
        figures += [q for q in clause.quantities if q.kind == "ordinal" and fold(q.unit) in named]
        return tuple(figures)
    kinds = _KINDS.get(query.wants, ())
    found = tuple(q for q in figures if q.kind in kinds)
    if query.wants == "share":
        # A ratio is a share of the things it counts, and of nothing else.
        nouns = [t for t in query.terms if t.word_class in ("nouns", "unknown")]
        found = tuple(
            q for q in found if q.kind == "share" or any(_counts(q, t, passage) for t in nouns)
        )
    return found


def _counts(quantity: Quantity, unit: Term, passage: Passage) -> bool:
    """Whether a quantity counts the thing: its noun, its unit of measure, or "số X là …"."""
    if quantity.kind in ("measure", "share", "money"):
        measure = fold(quantity.unit.split("/")[0])
        names = {" ".join(o[0].folded for o in pattern) for pattern, _ in unit.patterns}
        if measure in {fold(unit.surface), *names}:
            return True
    after = next(
        (i for i, t in enumerate(passage.tokens) if t.start >= quantity.noun_start),
        len(passage.tokens),
    )
    before = next(
        (i for i, t in enumerate(passage.tokens) if t.start >= quantity.start),
        len(passage.tokens),
    )
    text = passage.sentence.article.text
    for pattern, weight in unit.patterns:
        if weight < 0.75:
            continue
        if quantity.kind in ("count", "ratio"):
            if stands_between(pattern, passage, after, after + len(pattern) + 3):
                return True
            # "làm chết 08 người" counts "người chết": the head stands after the figure.
            if len(pattern) > 1 and stands_between(pattern[:1], passage, after, after + 1):
                near = (max(0, before - 3), after + 4 + 2 * len(pattern))
                if all(stands_between((part,), passage, *near) for part in pattern[1:]):
                    return True
        # "số hộ nghèo còn 230": the counted noun may stand before a figure without one after.
        bare = text[quantity.end : quantity.end + 2].strip()[:1] in ("", ",", ".", ";", ")")
        if (
            quantity.kind in ("count", "ratio")
            and bare
            and stands_between(pattern, passage, before - len(pattern) - 2, before)
        ):
            return True
    return False


class Agreement:
    """Checks clauses against what a question demands."""

    def __init__(self, index: Index, lexicon: Lexicon) -> None:
        self._index = index
        self._contrasts = [
            tuple(tuple(sorted(member, key=len, reverse=True)) for member in contrast)
            for contrast in lexicon.contrasts
        ]
        self._provinces = frozenset(lexicon.provinces)
        self._whole = lru_cache(maxsize=256)(self._whole_uncached)
        # A distinction that no article draws can't tell two facts apart.
        printed = self._printed_members()
        self._live = {number for number, members in printed.items() if len(members) > 1}
        self._members = lru_cache(maxsize=4096)(self._members_uncached)

    def _printed_members(self) -> dict[int, set[int]]:
        """Number of each contrast → numbers of its members that the articles have."""
        found: dict[int, set[int]] = {}
        for number, contrast in enumerate(self._contrasts):
            for member, phrases in enumerate(contrast):
                if any(self._is_printed(folded_of(phrase)) for phrase in phrases):
                    found.setdefault(number, set()).add(member)
        return found

    def _is_printed(self, words: Words) -> bool:
        if not all(word in self._index.postings for word in words):
            return False
        return all(pair in self._index.pairs for pair in zip(words, words[1:], strict=False))

    def named_by(self, query: Query) -> Iterator[int]:
        """Numbers of the passages that print a figure of the question."""
        if not query.figures:
            return
        values = {figure.value for figure in query.figures}
        for passage in self._index.passages:
            for clause in passage.clauses:
                if any(q.value in values or q.total in values for q in clause.quantities):
                    yield passage.number
                    break

    def stated_figures(self, query: Query, clause: Clause) -> int:
        """How many figures of the question a clause states."""
        stated = _values(clause)
        return sum(1 for figure in query.figures if figure.value in stated)

    def refers_back(self, passage: Passage) -> bool:
        """Whether a sentence leans on the one before it ("công tác này …")."""
        return bool(_REFERS_BACK.search(nfc(passage.sentence.text).lower()))

    def check(
        self,
        query: Query,
        passage: Passage,
        clause: Clause,
        credits: Sequence[float],
        weights: Sequence[float],
    ) -> tuple[list[str], list[str]]:
        """What rules a clause out, and what speaks against it: keys of ``explain.yaml``."""
        ruled_out: list[str] = []
        doubts: list[str] = []
        if not self._same_time(query, passage, clause):
            ruled_out.append("other_time")
        if not self._same_place(query, passage):
            ruled_out.append("other_place")
        if query.figures and query.wants != "meaning" and not _has_figures(query, clause):
            ruled_out.append("other_figure")
        if query.wants == "meaning" and not _has_figures(query, clause):
            ruled_out.append("other_figure")
        narrower = self._narrower(query, passage, clause)
        if self.conflicts(query, passage, clause):
            ruled_out.append("contrast")
        elif query.wants in _FIGURE_WANTS or (query.wants == "yesno" and query.figures):
            doubts.extend(["narrower"] * min(narrower, 5))
        self._status(query, clause, ruled_out, doubts)
        if query.wants in _FIGURE_WANTS and self._lacks_qualifier(query, passage, clause):
            ruled_out.append("contrast")
        missing = self._kind(query, passage, clause)
        if missing:
            ruled_out.append(missing)
        for term, credit, weight in zip(query.terms, credits, weights, strict=True):
            if query.wants == "which" and term in query.unit and credit < 0.3:
                doubts.append("unexplained")
            if term.word_class == "persons" and credit < 0.7:
                people = any(c.people for c in passage.clauses)
                ruled_out.append("other_person" if people else "unexplained")
            elif credit < 0.15 and (
                term.word_class in ("places", "names")
                or (term.word_class == "unknown" and not term.surface.islower())
            ):
                ruled_out.append("unexplained")
            elif credit < 0.15 and weight >= 0.5:
                doubts.append("unexplained")
        return ruled_out, doubts

    def _same_time(self, query: Query, passage: Passage, clause: Clause) -> bool:
        article = passage.sentence.article
        article_year = int(article.date[:4]) if article.date else None
        before = self._moments_before(passage)
        for wanted in query.moments:
            own = [m for m in clause.moments if not _is_base(m, passage)]
            others = [m for c in passage.clauses for m in c.moments if not _is_base(m, passage)]
            base = [m for c in passage.clauses for m in c.moments if _is_base(m, passage)]
            if wanted.year is not None:
                years = _years(own) or _years(others)
                if years:
                    if not (years & _years([wanted])):
                        return _years([wanted]) <= _years(base) and "so voi" in fold(query.text)
                elif wanted.year != article_year and wanted.year not in _years(before):
                    if not (_years([wanted]) <= _years(base) and _mentions_base(query)):
                        return False
            months = {m.month for m in (*own, *others) if m.month}
            if wanted.month is not None and wanted.day is None:
                if months and wanted.month not in months:
                    return False
                if not months and article.date[5:7] not in ("", f"{wanted.month:02d}"):
                    return False
            if wanted.day is not None:
                days = {(m.day, m.month) for m in (*own, *others) if m.day}
                if (wanted.day, wanted.month) not in days and (wanted.day, None) not in days:
                    return False
            quarters = {m.quarter for m in (*own, *others) if m.quarter}
            quarters = quarters or {m.quarter for m in before if m.quarter}
            spans = {m.months for m in (*own, *others) if m.months}
            if wanted.months is not None and spans and wanted.months not in spans:
                return False
            if wanted.quarter is not None and quarters and wanted.quarter not in quarters:
                return False
        return True

    def _moments_before(self, passage: Passage) -> list[Moment]:
        """Dates that the sentences before this one in its paragraph name."""
        moments: list[Moment] = []
        for number in range(passage.number - 1, max(-1, passage.number - 4), -1):
            other = self._index.passages[number]
            if other.sentence.article is not passage.sentence.article:
                break
            if other.sentence.paragraph != passage.sentence.paragraph:
                break
            moments.extend(m for c in other.clauses for m in c.moments)
        return moments

    def _same_place(self, query: Query, passage: Passage) -> bool:
        """Whether every place that the question names is one that the passage can be about."""
        article = passage.sentence.article
        head = _line(article.place + " . " + article.title)
        for term in query.terms:
            if term.word_class != "places":
                continue
            forms = {form for form in term.forms}
            lines = [f" {' '.join(form)} " for form in forms]
            if any(line in head for line in lines):
                continue
            if any(line in _line_of(passage) for line in lines) and not all(
                len(form) == 1 and not _stands_capital(form[0], passage) for form in forms
            ):
                continue
            # Another province is another place, wherever the article may mention it.
            if any(form in self._provinces for form in forms):
                return False
            longer = [line for line, form in zip(lines, forms, strict=True) if len(form) > 1]
            if not any(line in self._whole(article.name) for line in longer):
                return False
        return True

    def _whole_uncached(self, name: str) -> str:
        return " ".join(_line_of(p) for p in self._index.passages if p.sentence.article.name == name)

    def _members_uncached(self, words: Words, exact: Words) -> dict[int, frozenset[int]]:
        """Number of each contrast → numbers of its members that the words have."""
        found: dict[int, frozenset[int]] = {}
        folded_line = f" {' '.join(words)} "
        exact_line = f" {' '.join(exact)} "
        for number, contrast in enumerate(self._contrasts):
            line, exact_now = folded_line, exact_line
            present: set[int] = set()
            phrases = sorted(
                ((phrase, m) for m, member in enumerate(contrast) for phrase in member),
                key=lambda pair: -len(pair[0]),
            )
            for phrase, member in phrases:
                printed = f" {' '.join(phrase)} "
                plain = f" {' '.join(folded_of(phrase))} "
                if printed in exact_now:
                    exact_now = exact_now.replace(printed, " | ")
                    present.add(member)
                elif plain in line and plain in exact_now:
                    # Typed without diacritics.
                    exact_now = exact_now.replace(plain, " | ")
                    present.add(member)
            if present:
                found[number] = frozenset(present)
        return found

    def conflicts(self, query: Query, passage: Passage, clause: Clause) -> frozenset[int]:
        """Numbers of the contrasts of which the clause states another member than is asked."""
        if query.wants == "choice":
            return frozenset()
        asked = self._asked(query)
        context = self._index.contexts[passage.sentence.article.name]
        found: set[int] = set()
        for number, members in self._stated(passage, clause).items():
            wanted = asked.get(number)
            if wanted is None or wanted & members:
                continue
            phrases = [p for m in wanted for p in self._contrasts[number][m]]
            if not any(all(w in context for w in folded_of(p)) for p in phrases):
                found.add(number)
        return frozenset(found)

    def opposes(self, term: Term, conflicts: frozenset[int]) -> bool:
        """Whether a term of the question is what a clause states the opposite of."""
        forms = set(term.forms)
        return any(
            folded_of(phrase) in forms
            for number in conflicts
            for member in self._contrasts[number]
            for phrase in member
        )

    def _stated(self, passage: Passage, clause: Clause) -> dict[int, frozenset[int]]:
        """Number of each contrast → its members in the clause and in what it takes over."""
        first, last = passage.span(clause.start, clause.end)
        lead_first, lead_last = passage.span(*clause.lead)
        tokens = (*passage.tokens[lead_first:lead_last], *passage.tokens[first:last])
        return self._members(tuple(t.folded for t in tokens), tuple(t.key for t in tokens))

    def _narrower(self, query: Query, passage: Passage, clause: Clause) -> int:
        """In how many ways a clause is narrower than the question."""
        asked = self._asked(query)
        first, last = passage.span(clause.start, clause.end)
        words = passage.tokens[first:last]
        added = self._members(tuple(t.folded for t in words), tuple(t.key for t in words))
        narrower = sum(
            1
            for number, members in added.items()
            if number in self._live and number not in asked and not self._is_whole(number, members)
        )
        own = _years([m for m in clause.moments if clause.start <= m.start < clause.end])
        if query.moments and own - _years(query.moments):
            narrower += 2
        return narrower

    def _is_whole(self, number: int, members: frozenset[int]) -> bool:
        """Whether what is stated is the widest there is ("toàn tỉnh"), or merely not denied."""
        contrast = self._contrasts[number]
        if any(
            folded_of(phrase[:1]) in _WHOLE for member in members for phrase in contrast[member]
        ):
            return True
        others = [phrase for m, member in enumerate(contrast) if m not in members for phrase in member]
        return all(folded_of(phrase[:1]) in _DENIALS for phrase in others)

    def _lacks_qualifier(self, query: Query, passage: Passage, clause: Clause) -> bool:
        """Whether a word that narrows what is counted ("kiểu mẫu") is missing in the clause."""
        spans = [passage.span(clause.start, clause.end), passage.span(*clause.lead)]
        for term in query.terms:
            if term.word_class != "adjectives" or term.signals:
                continue
            phrases = [pattern for pattern, weight in term.patterns if weight >= 0.9]
            words = {tuple(options[0].folded for options in pattern) for pattern in phrases}
            if not any(
                folded_of(phrase) in words
                for number in self._live
                for member in self._contrasts[number]
                for phrase in member
            ):
                continue
            if not any(
                stands_between(pattern, passage, first, last)
                for pattern, _ in term.patterns
                for first, last in spans
            ):
                return True
        return False

    def _asked(self, query: Query) -> dict[int, frozenset[int]]:
        if query.language == "vi":
            tokens = query.tokens
            return self._members(tuple(t.folded for t in tokens), tuple(t.key for t in tokens))
        found: dict[int, frozenset[int]] = {}
        for term in query.terms:
            for pattern, _ in term.patterns[:4]:
                words = tuple(options[0].key or options[0].folded for options in pattern)
                for number, members in self._members(folded_of(words), words).items():
                    found[number] = found.get(number, frozenset()) | members
        return found

    def _status(
        self, query: Query, clause: Clause, ruled_out: list[str], doubts: list[str]
    ) -> None:
        if query.wants == "purpose" and query.is_target and clause.status != "target":
            doubts.append("not_target")
        if query.wants not in (*_FIGURE_WANTS, "list", "yesno", "statement"):
            return
        if not clause.figures:
            return
        hard = query.wants in _FIGURE_WANTS
        if query.is_target and clause.status == "achieved":
            (ruled_out if hard else doubts).append("not_target")
        elif query.is_achieved and not query.is_target and clause.status == "target":
            (ruled_out if hard else doubts).append("not_achieved")
        elif not query.is_target and clause.status == "target":
            doubts.append("target")

    def _kind(self, query: Query, passage: Passage, clause: Clause) -> str:
        """What the clause lacks to be an answer of the kind wanted; empty if nothing."""
        wants = query.wants
        text = nfc(passage.sentence.text)
        if wants == "list" and query.wants_figures and not clause.figures:
            return "no_figure"
        if wants in _FIGURE_WANTS and not answering_quantities(query, passage, clause):
            return "no_figure"
        if wants == "person" and not (
            any(c.people for c in passage.clauses) or _names_body(text)
        ):
            return "no_person"
        if wants == "person" and not _has_holder(query, passage):
            return "other_post"
        if wants == "post" and not any(
            p.posts and is_asked(query, p) for c in passage.clauses for p in c.people
        ):
            return "no_person"
        if wants == "moment" and not _has_moment(query, passage):
            return "no_moment"
        if wants == "place" and not _PLACE_WORD.search(text):
            return "no_place"
        if wants == "purpose" and not (_PURPOSE.search(text.lower()) or clause.status == "target"):
            return "no_purpose"
        if wants == "reason" and not _CAUSE.search(text.lower()):
            return "no_reason"
        if wants in ("which", "list") and query.unit and not _names(query.unit[0], passage):
            return "no_name"
        return ""


def _names(unit: Term, passage: Passage) -> bool:
    """Whether the passage says which ones: "xã nào" needs a name, "tiêu chí nào" no mere number."""
    text = passage.sentence.article.text
    folded = fold(unit.surface)
    if folded in _NAMED:
        base = passage.sentence.start
        people = {p.start + base for c in passage.clauses for p in c.people}
        for position in passage.positions.get(folded, ()):
            if position + 1 < len(passage.tokens):
                token, following = passage.tokens[position], passage.tokens[position + 1]
                between = text[token.end : following.start]
                is_name = between == " " and text[following.start].isupper()
                if is_name and following.start not in people:
                    return True
        return False
    counted = {q.noun_start for c in passage.clauses for q in c.quantities if q.kind == "count"}
    places = [
        passage.tokens[i]
        for pattern, _ in unit.patterns[:1]
        for i in passage.positions.get(pattern[0][0].folded, ())
    ]
    if not places or any(token.start not in counted for token in places):
        return True
    rest = text[places[-1].end : passage.sentence.end]
    return ":" in rest or "gồm" in rest or "là" in rest


def is_asked(query: Query, person: Person) -> bool:
    """Whether the question names a person, in full or by the given name."""
    name = tuple(token.folded for token in tokenize(person.name))
    for term in query.terms:
        if term.word_class != "persons":
            continue
        for pattern, _ in term.patterns:
            words = tuple(options[0].folded for options in pattern)
            if words == name[-len(words) :]:
                return True
    return False


def _has_holder(query: Query, passage: Passage) -> bool:
    """Whether, if the holder of a post is asked for, somebody in the passage holds it."""
    head = next((t for t in query.terms if _post_heads(t)), None)
    if head is None or any(t.word_class == "verbs" and t.weight for t in query.terms):
        return True
    return bool(holders(query, passage))


def _post_heads(term: Term) -> set[Words]:
    """Those readings of a term that begin like a post."""
    weights = (weight for _, weight in term.patterns)
    return {
        form
        for form, weight in zip(term.forms, weights, strict=True)
        if weight >= 0.9 and is_post(form)
    }


def holders(query: Query, passage: Passage) -> tuple[Person, ...]:
    """The persons of a passage who hold the post that the question names; empty if it names none.

    A post is held by whom the words of the question, in order, are part of the post as printed,
    its first word being theirs: "chủ tịch tỉnh" is "Chủ tịch UBND tỉnh", "Phó Chủ tịch" is not.
    """
    terms = [term for term in query.terms if term.word_class not in ("adverbs", "syllable")]
    head = next((term for term in terms if _post_heads(term)), None)
    if head is None:
        return ()
    rest = [t for t in terms if t is not head and t.word_class not in ("places", "names")]
    found: list[Person] = []
    base = passage.sentence.start
    for person in (person for clause in passage.clauses for person in clause.people):
        spans = [passage.span(post.start + base, post.end + base) for post in person.posts]
        begins = any(
            _begins(asked, tuple(token.folded for token in passage.tokens[first:last]))
            for first, last in spans
            for asked in _post_heads(head)
        )
        if begins and all(
            any(
                stands_between(pattern, passage, first, last)
                for pattern, _ in term.patterns
                for first, last in spans
            )
            for term in rest
        ):
            found.append(person)
    return tuple(found)


def _begins(asked: Words, post: Words) -> bool:
    """Whether a post begins like the asked one and has all its words in order."""
    if asked[:2] != post[:2]:
        return False
    remaining = iter(post)
    return all(word in remaining for word in asked)


def _names_body(text: str) -> bool:
    """Whether a body that can act is named: "UBND tỉnh", "Bộ Công an", "Sở Y tế"."""
    return bool(re.search(r"\b(?:UBND|HĐND|MTTQ|Bộ|Sở|Ban|Hội|Công ty|Chính phủ|Thủ tướng)\b", text))


def _has_moment(query: Query, passage: Passage) -> bool:
    moments = [m for c in passage.clauses for m in c.moments]
    asked = fold(query.text)
    if re.search(r"\bmay gio\b|\bwhat time\b|\bgio nao\b", asked):
        return bool(re.search(r"\d\s?(?:giờ|h|g)\d?|\d:\d\d", nfc(passage.sentence.text)))
    if re.search(r"\bngay (?:nao|may|bao)|\bhom (?:nao|may)|\bwhat (?:day|date)", asked):
        return any(m.day for m in moments)
    if re.search(r"\bnam (?:nao|may|bao)|\b(?:what|which) year", asked):
        return any(m.year for m in moments)
    return bool(moments)


def _line(text: str) -> str:
    return f" {' '.join(token.folded for token in tokenize(text))} "


def _stands_capital(word: str, passage: Passage) -> bool:
    """Whether a folded word stands in the passage with a capital, as a name does."""
    text = passage.sentence.article.text
    return any(
        text[passage.tokens[position].start].isupper()
        for position in passage.positions.get(word, ())
    )


def _line_of(passage: Passage) -> str:
    return f" {' '.join(token.folded for token in passage.tokens)} "


def _values(clause: Clause) -> set[Decimal]:
    values = {q.value for q in clause.quantities}
    return values | {v for q in clause.quantities for v in (q.total, q.high) if v is not None}


def _has_figures(query: Query, clause: Clause) -> bool:
    stated = _values(clause)
    return all(figure.value in stated for figure in query.figures)


def _years(moments: Sequence[Moment]) -> set[int]:
    years: set[int] = set()
    for moment in moments:
        if moment.year is not None:
            years.update(range(moment.year, (moment.last_year or moment.year) + 1))
    return years


def _is_base(moment: Moment, passage: Passage) -> bool:
    """Whether a period is only what something is compared with ("so với cùng kỳ năm 2023")."""
    text = passage.sentence.article.text[passage.sentence.start : moment.start]
    return bool(_COMPARED.search(nfc(text).lower()))


def _mentions_base(query: Query) -> bool:
    return bool(re.search(r"\bso (?:voi|vs)\b|\bcung ky\b|\bcompared\b|\bthan in\b", fold(query.text)))
