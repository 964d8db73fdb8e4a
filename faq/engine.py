"""The pipeline: articles in; a question in, its cited answer out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property, lru_cache, partial
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING

from faq.agreement import Agreement
from faq.allowance import MOST_OFFERS, Allowance
from faq.answer import Answerer
from faq.compute import Calculator
from faq.conversation import Conversation
from faq.cutoffs import least_unsure, least_useful
from faq.documents.articles import Article, Sentence
from faq.errors import Fault
from faq.facts import Clause, Fact
from faq.index import Index
from faq.index.model import facts_in
from faq.intents import Intents
from faq.lexicon import Lexicon
from faq.likeness import Likeness, is_told_nearer, likeliest_first
from faq.match import MARGIN, Candidate, Matcher
from faq.own import OwnIntents
from faq.phrases import Phrases
from faq.provenance import ELSEWHERE, Provenance
from faq.query import Query, Reader
from faq.recall import Recall
from faq.regions import region_of
from faq.remains import PLAIN, asks_left, stating
from faq.reply import Citation, Language, Reply
from faq.surroundings import (
    ARTICLE_DIGITS,
    article_reference,
    clauses_near,
    paragraph_around,
    reference_of,
)
from faq.tries import CUTOFF, Tries

if TYPE_CHECKING:
    from faq.explanation import Explanation
    from faq.series import Series, SeriesFinder
    from faq.suggest import Suggester, Topic

__all__ = ["Conversation", "Engine"]


# Of so many questions that are tried before they are offered their answers are remembered.
_TRIED = 64
# In so many places it is tried whether a question is answered there.
_MOST_PLACES = 5
# What is worked out may stand on a clause that is so much less like its part of the question than
# another, beside the clause of the other part.
_MARGIN_OF_PARTS = 30.0
# A sentence that has less of the question has nothing to do with it.
_NEAR = 0.2
# Examples are made of the first of what the articles state.
_MOST_FACTS = 1000
_MOST_NEAR = 12
# Not everything that is stated can be asked for in English.
_MOST_OTHERS = 20


class Engine:
    """Answers questions about some articles. Read-only once built; safe to share."""

    def __init__(
        self,
        index: Index,
        lexicon: Lexicon,
        intents: Intents,
        phrases: Phrases,
        own: OwnIntents | None = None,
    ) -> None:
        self._index = index
        self._intents = intents
        self._phrases = phrases
        self._own = own
        self._reader = Reader(index, lexicon, intents)
        self._matcher = Matcher(index, Agreement(index, lexicon))
        self._provenance = Provenance(index)
        self.lexicon = lexicon
        self._try = lru_cache(maxsize=_TRIED)(self._find_reply)
        self._answerer = Answerer(phrases, Calculator(phrases), lexicon)
        self._recall = Recall(self._reader.read, lambda query, left: self._answer(query, left)[0])
        self._examples: dict[Language, tuple[str, ...]] = {}

    @property
    def articles(self) -> Sequence[Article]:
        """The articles, in the order loaded."""
        return self._index.articles

    @property
    def sentences(self) -> Sequence[Sentence]:
        """Every sentence of the articles, in order."""
        return self._index.sentences

    @property
    def facts(self) -> Collection[Fact]:
        """What the articles state, in order; of many articles found while it is gone through."""
        return self._index.facts

    def ask(self, question: str, language: Language = "vi") -> Reply:
        """The answer to a message that stands alone; never raises.

        Args:
            question: the message.
            language: that of who asks, for words that could be of either.

        """
        return self.conversation().ask(question, language)

    def unanswered(self, question: str, language: Language) -> str:
        """What is said of one question among several that has no answer."""
        return self._phrases.say("answer.part_unknown", language, question=question)

    def read(
        self, question: str, undecided: Language = "vi", allowance: Allowance | None = None
    ) -> Query:
        """The question, understood; in the language named where its words don't tell."""
        return self._recall.read(question, undecided, allowance or Allowance())

    def answer(self, query: Query, allowance: Allowance | None = None) -> Reply:
        """The answer to a question that has been read, with what is left for its message."""
        return self._recall.answer(query, allowance or Allowance())

    def people_of(self, reply: Reply) -> tuple[str, ...]:
        """Names of the persons that an answer names, or else its sentences, in order."""
        found = map(self._index.passage_of, {citation.sentence for citation in reply.citations})
        names = [
            person.name
            for passage in sorted(filter(None, found), key=attrgetter("number"))
            for clause in passage.clauses
            for person in clause.people
        ]
        return tuple(name for name in names if name in reply.text) or tuple(names)

    def conversation(self) -> Conversation:
        """A new conversation, for follow-up questions."""
        return Conversation(lambda: self)

    def explain(self, question: str) -> Explanation:
        """How the answer to a question comes about."""
        return self.explain_query(self.read(question))

    def explain_query(self, query: Query) -> Explanation:
        """How the answer to a question that has been read comes about."""
        from faq.explanation import explained  # Late: few answers are.

        reply, candidates = self._answer(query, Allowance(), every=True)
        return explained(query, reply, candidates, self._phrases)

    def series(self, reply: Reply) -> Series | None:
        """The figures that belong together with those of an answer, to be drawn; None if alone."""
        return self._series.find(reply)

    def has_series(self, reply: Reply) -> bool:
        """Whether there are such figures; quick enough to be asked after every answer."""
        return self._series.has(reply)

    def suggest(self, language: Language = "vi") -> tuple[str, ...]:
        """Three questions that can be answered, to begin with."""
        if language not in self._examples:
            self._examples[language] = self._find_examples(language)
        return self._examples[language]

    def topics(self, language: Language = "vi", article: str = "") -> Iterator[Topic]:
        """What can be asked, article by article; the questions are made when they are come to.

        Args:
            language: the language to ask in.
            article: name of the only article wanted; empty for all.

        """
        for one in self.articles:
            if article in ("", one.name):
                yield from self._suggester.topics(one, language)

    def sentence(self, reference: str) -> Sentence | None:
        """The sentence with a name that ``reference_of`` gave; None when it is there no more."""
        articles = self._by_name.get(reference[:ARTICLE_DIGITS], ())
        sentences = (one for article in articles for one in self._index.sentences_of(article))
        return next((one for one in sentences if reference_of(one) == reference), None)

    def size(self, article: Article) -> tuple[int, int]:
        """How many sentences an article has, and how many facts they state."""
        passages = self._index.passages_of(article)
        facts = sum(1 for passage in passages for _ in facts_in(passage))
        return len(self._index.sentences_of(article)), facts

    def paragraph(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """The sentences of a sentence's paragraph, with its neighbours' when it stands alone."""
        return paragraph_around(sentence, self._index.sentences_of(sentence.article))

    def related(self, sentence: Sentence, at: int, language: Language) -> tuple[str, ...]:
        """Up to three questions about what is stated near a place; none about the place itself.

        Args:
            sentence: the sentence of the place.
            at: offset of the place in the article's text.
            language: the language to ask in.

        """
        clauses = [
            clause
            for passage in self._index.passages_of(sentence.article)
            for clause in passage.clauses
        ]
        near = clauses_near(sentence, at, clauses, _MOST_NEAR)
        return self._suggester.questions(near, language, MOST_OFFERS)

    def about(self, sentence: Sentence, language: Language) -> tuple[str, ...]:
        """Up to three questions about what a sentence states."""
        passage = self._index.passage_of(sentence)
        clauses = passage.clauses if passage else ()
        return self._suggester.questions(clauses, language, MOST_OFFERS)

    @cached_property
    def _by_name(self) -> dict[str, list[Article]]:
        named: dict[str, list[Article]] = {}
        for article in self.articles:
            named.setdefault(article_reference(article), []).append(article)
        return named

    @cached_property
    def _suggester(self) -> Suggester:
        from faq.suggest import Suggester  # Late: most answers suggest nothing.

        return Suggester(self._try, self._phrases, self._index, self.lexicon)

    @cached_property
    def _series(self) -> SeriesFinder:
        from faq.series import SeriesFinder, Teller  # Late: most answers stand alone.

        return SeriesFinder(self._index, Teller(self._phrases, self._answerer.gloss))

    def _find_examples(self, language: Language) -> tuple[str, ...]:
        def rank(fact: Fact) -> int:
            order = ("ratio", "money", "share", "count", "person", "finding")
            return order.index(fact.kind) if fact.kind in order else len(order)

        found: list[str] = []
        for is_home in (True, False):
            firsts: dict[str, Clause] = {}
            others: list[Clause] = []
            for fact in sorted(islice(self.facts, _MOST_FACTS), key=rank):
                if self._provenance.is_home(fact.sentence.article) == is_home:
                    firsts.setdefault(fact.kind, fact.clause)
                    others.append(fact.clause)
            clauses = (*firsts.values(), *others[:_MOST_OTHERS])
            most = MOST_OFFERS - len(found)
            found += self._suggester.questions(clauses, language, most)
        return tuple(found)

    def check(self) -> tuple[Fault, ...]:
        """Faults beyond those of loading: each example must find its own intent."""
        faults: list[Fault] = []
        for intent in self._intents:
            for language, examples in intent.examples.items():
                for example in examples:
                    found = self._reader.read(example).intent.name
                    if found != intent.name:
                        message = f"{intent.name}: {language} example {example!r} finds {found}"
                        faults.append(Fault("intents", 0, message))
        return tuple(faults)

    def _answer(
        self, query: Query, allowance: Allowance, *, every: bool = False
    ) -> tuple[Reply, Sequence[Candidate]]:
        """The reply, and its candidates: all of them, or those that may change it."""
        if query.wants == "smalltalk":
            return self._small_talk(query), []
        own = self._own.reply(query.question, query.language) if self._own else None
        if own is not None:
            return own, []
        if query.wants == "about":
            from faq.about import tell_about

            article = self._provenance.article_meant(query)
            sentences, gloss = self._index.sentences_of(article), self._answerer.gloss
            return tell_about(query, article, sentences, self._phrases, gloss), []
        tries = self._tries(allowance)
        allowance.take_terms(len(query.terms))
        found = self._candidates(query, every=every)
        likeness = Likeness(self._index, query)
        candidates = likeliest_first(query, found, likeness, MARGIN)
        left = asks_left(query)
        stated = self._plain(query, tries) if left else None
        reply = stated[0] if stated else self._answerer.reply(query, candidates, tries)
        if reply.status == "answered" and is_told_nearer(query, candidates, likeness):
            reply = self._answerer.unsure(query)
        plain = stated
        if reply.status != "answered" and query.wants != "count" and not left:
            plain = self._plain(query, tries)
        if plain is not None:
            reply, candidates = plain
        if reply.status in ("unsure", "unknown"):
            reply = reply._replace(nearest=_nearest(candidates, likeness))
            elsewhere = self._elsewhere(query, candidates, allowance.offers)
            if elsewhere:
                return self._answerer.ask_where(query, reply, elsewhere), candidates
        if reply.status == "unsure" and allowance.offers:
            clauses = [c.clause for c in candidates if not c.ruled_out][:MOST_OFFERS]
            offered = self._suggester.questions(clauses, query.language, allowance.offers)
            reply = self._answerer.offer(reply, offered)
        return reply, candidates

    def _plain(self, query: Query, tries: Tries) -> tuple[Reply, list[Candidate]] | None:
        """The answer to what is seldom but may be printed: "168 hộ chưa đạt", "4 triệu/tháng"."""
        if query.wants not in PLAIN:
            return None
        asked = self._reader.asking(query, PLAIN[query.wants])
        found = self._candidates(asked, every=True, cutoff=CUTOFF)
        candidates = stating(query.wants, asked, found)
        reply = self._answerer.reply(asked, candidates, tries)
        return (reply, candidates) if reply.status == "answered" else None

    def _candidates(
        self,
        query: Query,
        *,
        every: bool = False,
        cutoff: float = 0.0,
        margin: float = MARGIN,
    ) -> list[Candidate]:
        hope = 0.0 if every else least_useful(query)
        found = self._matcher.candidates(
            query, every=every, cutoff=cutoff, hope=hope, margin=margin
        )
        return self._provenance.sift(query, found)

    def _elsewhere(
        self, query: Query, candidates: Sequence[Candidate], most: int
    ) -> tuple[str, ...]:
        """The question with the places whose articles answer it, which it doesn't name itself."""
        least = least_unsure(query.wants)
        regions = dict.fromkeys(
            region_of(c.passage.sentence.article)
            for c in candidates
            if c.ruled_out == (ELSEWHERE,) and c.score >= least
        )
        asked = query.question.strip().rstrip("?. ")
        questions = (
            self._phrases.say("suggest.in_place", query.language, question=asked, place=region)
            for region in regions
            if region
        )
        tried = (q for q in islice(questions, _MOST_PLACES) if self._try(q).status == "answered")
        return tuple(islice(tried, most))

    def _tries(self, allowance: Allowance) -> Tries:
        """Tries questions for the sake of another one."""
        find = partial(self._candidates, cutoff=CUTOFF, margin=_MARGIN_OF_PARTS)
        return Tries(self._reader, find, allowance)

    def _find_reply(self, question: str) -> Reply:
        """The reply to a question that is only tried out: nothing is suggested in turn."""
        query = self.read(question)
        return self._answerer.reply(
            query, self._candidates(query, cutoff=CUTOFF), self._tries(Allowance())
        )

    def _small_talk(self, query: Query) -> Reply:
        example = next(iter(self.suggest(query.language) or self.suggest()), "")
        text = self._phrases.say(f"smalltalk.{query.intent.reply}", query.language, example=example)
        return Reply(
            question=query.question,
            status="smalltalk",
            language=query.language,
            text=text,
            confidence=100.0,
            intent=query.intent.name,
        )


def _nearest(candidates: Sequence[Candidate], likeness: Likeness) -> Citation | None:
    """The sentence that has most of what was asked, also where something rules it out."""
    best = max(candidates, key=likeness.nearness, default=None)
    if best is None or best.cover < _NEAR:
        return None
    return Citation(best.passage.sentence, best.marks)
