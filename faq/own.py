"""An operator's own intents: a fixed answer to a question, proved by a sentence of an article.

They stand in ``intents.yaml`` in a folder of articles, in the form of the shipped ones, with
``wants: fixed``, an ``answer`` in both languages and the verbatim ``source`` sentence.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from faq.documents.articles import Sentence
from faq.documents.corpus import OWN_INTENTS
from faq.errors import Fault
from faq.files import FileReading, reread
from faq.intents import Intent
from faq.reply import Citation, Reply
from faq.text import tokenize
from faq.values import NamedTuple

__all__ = ["OwnFiles", "OwnIntents", "OwnReader", "OwnReadings", "prove"]

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


OwnReadings: TypeAlias = dict[Path, FileReading[tuple[Intent, ...]]]
"""File → what came of reading it."""


class OwnFiles(NamedTuple):
    """The own intents of some folders as they stand there, not proved yet."""

    intents: tuple[tuple[str, Intent], ...]
    """File and intent, in order."""
    faults: tuple[Fault, ...]
    """What is wrong with the files."""


class OwnReader:
    """Reads the own intents of the same folders time and again, and only changed files anew.

    A file that breaks stands for what it held before until it is mended or gone.
    """

    def __init__(self, paths: Sequence[str | Path]) -> None:
        self._files = tuple(dict.fromkeys(Path(path) / OWN_INTENTS for path in paths))
        self.readings: OwnReadings = {}
        """What came of reading each file the last time; may be set to what came of it before."""

    def read(self) -> OwnFiles:
        """The own intents as they are now."""
        self.readings = {
            file: reread(_read, file, (), self.readings.get(file))
            for file in self._files
            if os.path.lexists(file)
        }
        return OwnFiles(
            intents=tuple(
                (str(file), intent)
                for file, reading in self.readings.items()
                for intent in reading.content or ()
            ),
            faults=tuple(fault for reading in self.readings.values() for fault in reading.faults),
        )


def _read(file: Path) -> tuple[Intent, ...]:
    # Late: few operators write intents.
    from faq.intent_files import parse_intents
    from faq.strict_yaml import read_file

    return parse_intents(read_file(file), str(file))


def prove(
    files: OwnFiles, sentences: Sequence[Sentence]
) -> tuple[OwnIntents | None, tuple[Fault, ...]]:
    """The own intents that are proved by one whole sentence each, and the faults of the others.

    Args:
        files: the own intents as they stand in their files.
        sentences: those of the articles.

    """
    faults: list[Fault] = []
    intents: list[Intent] = []
    sources: list[Sentence] = []
    printed = {sentence.text: sentence for sentence in sentences} if files.intents else {}
    for file, intent in files.intents:
        source = printed.get(intent.source.strip())
        if intent.wants != "fixed":
            faults.append(Fault(file, 0, f"{intent.name}: wanted 'wants: fixed'"))
        elif source is None:
            message = f"{intent.name}: no article prints this source as one whole sentence"
            faults.append(Fault(file, 0, message))
        else:
            intents.append(intent)
            sources.append(source)
    return OwnIntents(intents, sources) if intents else None, tuple(faults)
