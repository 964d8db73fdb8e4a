"""An operator's own intents: a fixed answer to a question, proved by a sentence of an article.

They stand in ``intents.yaml`` in a folder of articles, in the form of the shipped ones, with
``wants: fixed``, an ``answer`` in both languages and the verbatim ``source`` sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from faq.documents.articles import Sentence
from faq.errors import Fault, LoadError
from faq.intents import Intent, parse_intents
from faq.reply import Citation, Reply
from faq.text import tokenize

__all__ = ["FILE_NAME", "OwnIntents", "load_own_intents"]

FILE_NAME = "intents.yaml"
"""Name of the file in a folder of articles."""

# Likeness, 0 to 100, from which a question is taken for an utterance of an own intent.
_CUTOFF = 88.0


class OwnIntents:
    """Own intents with the sentences that prove them."""

    def __init__(self, intents: Sequence[Intent], sources: Sequence[Sentence]) -> None:
        self._intents = tuple(intents)
        self._sources = tuple(sources)
        self._utterances: list[tuple[str, int]] = [
            (_plain(utterance), number)
            for number, intent in enumerate(self._intents)
            for utterances in intent.utterances.values()
            for utterance in utterances
        ]

    def reply(self, question: str, language: str) -> Reply | None:
        """The fixed answer to a question, or None if it is no own intent's."""
        if not self._utterances:
            return None
        from rapidfuzz import fuzz, process  # Late: few operators write intents.

        found = process.extractOne(
            _plain(question),
            [utterance for utterance, _ in self._utterances],
            scorer=fuzz.token_sort_ratio,
            score_cutoff=_CUTOFF,
        )
        if found is None:
            return None
        utterance, score, position = found
        # Words may slip; a year or another number may not.
        if _numbers(utterance) != _numbers(_plain(question)):
            return None
        number = self._utterances[position][1]
        intent = self._intents[number]
        return Reply(
            question=question,
            status="answered",
            language="en" if language == "en" else "vi",
            text=intent.answer["en" if language == "en" else "vi"],
            confidence=score,
            intent=intent.name,
            citations=(Citation(self._sources[number]),),
        )


def _numbers(plain: str) -> list[str]:
    return [word for word in plain.split() if word[0].isdigit()]


def _plain(text: str) -> str:
    return " ".join(token.folded for token in tokenize(text))


def load_own_intents(
    paths: Sequence[str | Path], sentences: Sequence[Sentence]
) -> OwnIntents | None:
    """The own intents of some folders; None if there are none.

    Raises:
        LoadError: with every fault: of the files, and sources that no article prints as one
            whole sentence.

    """
    faults: list[Fault] = []
    intents: list[Intent] = []
    sources: list[Sentence] = []
    printed = {sentence.text: sentence for sentence in sentences}
    for folder in map(Path, paths):
        file = folder / FILE_NAME
        if not file.is_file():
            continue
        try:
            found = parse_intents(file.read_text(encoding="utf-8"), str(file))
        except UnicodeDecodeError:
            faults.append(Fault(str(file), 0, "The file is not UTF-8."))
            continue
        except LoadError as error:
            faults.extend(error.faults)
            continue
        for intent in found:
            source = printed.get(intent.source.strip())
            if intent.wants != "fixed":
                faults.append(Fault(str(file), 0, f"{intent.name}: wanted 'wants: fixed'"))
            elif source is None:
                message = f"{intent.name}: no article prints this source as one whole sentence"
                faults.append(Fault(str(file), 0, message))
            else:
                intents.append(intent)
                sources.append(source)
    if faults:
        raise LoadError(faults)
    return OwnIntents(intents, sources) if intents else None
