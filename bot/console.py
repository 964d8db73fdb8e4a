"""The conversation of one person at a terminal."""

from __future__ import annotations

import contextlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.patch_stdout import patch_stdout
from rich.console import Console
from rich.text import Text

from bot.plain import headline
from bot.terminal import Layout, open_terminal
from bot.watching import watching
from faq.phrases import Phrases, load_phrases
from faq.reply import Language, Reply
from faq.text import fold

if TYPE_CHECKING:
    from bot.settings import Settings
    from faq import Change, Engine, LiveEngine

__all__ = ["Dialogue", "build_prompt", "complete_line", "open_history", "run_console"]

PROMPT = "❯ "
_COMMANDS = ("help", "topics", "new", "sources", "why", "chart", "lang", "quit")
_LANGUAGES: dict[str, Language] = {"vi": "vi", "en": "en"}
_EXAMPLES = 3
_PAGE = 8
_SHORTEST_TOPIC, _LONGEST_TOPIC = 2, 60
_MOST_COMPLETIONS = 12


class Dialogue:
    """What the console does with a line, however the line was read."""

    def __init__(
        self, live: LiveEngine, phrases: Phrases, terminal: Console, language: Language = "vi"
    ) -> None:
        self._live = live
        self._talk = live.conversation()
        self._phrases = phrases
        self._terminal = terminal
        self._layout = Layout(phrases, language)
        self._choices: tuple[str, ...] = ()
        self._last: Reply | None = None
        self._commands: dict[str, Callable[[str], None]] = {
            "help": self._help,
            "topics": self._topics,
            "new": self._new,
            "sources": self._sources,
            "why": self._why,
            "chart": self._chart,
            "lang": self._lang,
        }

    def greet(self) -> None:
        """Say hello in both languages, what is loaded, and what could be asked."""
        layout, articles = self._layout, self._live.engine.articles
        self._say(layout.say("hello"), style="bold")
        self._say(Layout(self._phrases, "en").say("hello"), style="dim")
        if len(articles) == 1:
            self._say(layout.say("loaded", title=articles[0].title or articles[0].name))
        else:
            self._say(layout.say("loaded_many", count=len(articles)))
        self._offer(self._live.engine.suggest()[:_EXAMPLES])
        self._say(layout.say("hint"), style="dim")

    def hear(self, line: str) -> bool:
        """Answer a line: a command, the number of a suggestion or a question; False: leave."""
        words = line.strip()
        if words.startswith("/"):
            return self._obey(words)
        if words:
            chosen = self._choose(words)
            if chosen.startswith("/"):
                return self._obey(chosen)
            self._ask(chosen)
        return True

    def tell(self, change: Change) -> None:
        """Say in one quiet line what changed among the articles; another thread may call this."""
        if line := self._layout.change(change):
            self._terminal.print(line)

    def part(self) -> None:
        """Say goodbye."""
        self._say(self._layout.say("goodbye"))

    def _say(self, words: str, style: str = "") -> None:
        self._terminal.print(Text(words, style=style))

    def _offer(self, questions: tuple[str, ...]) -> None:
        self._choices = questions
        if questions:
            self._say(self._layout.say("examples"))
            self._terminal.print(self._layout.choices(questions))

    def _choose(self, words: str) -> str:
        """Return the line that a number stands for; any other words are a line themselves."""
        number = int(words) if words.isascii() and words.isdigit() and len(words) < 4 else 0
        if not 1 <= number <= len(self._choices):
            return words
        chosen = self._choices[number - 1]
        if not chosen.startswith("/"):
            self._say(f"{PROMPT}{chosen}", style="dim")
        return chosen

    def _ask(self, question: str) -> None:
        self._last = self._talk.ask(question)
        # A list that was shown goes on counting until there is another one.
        self._choices = self._last.suggestions or self._choices
        self._terminal.print(self._layout.reply(self._last))

    def _obey(self, words: str) -> bool:
        name, _, argument = words[1:].partition(" ")
        if name == "quit":
            return False
        command = self._commands.get(name)
        if command is None:
            self._say(self._layout.say("command_unknown", command=f"/{name}"))
        else:
            command(argument.strip())
        return True

    def _help(self, _: str) -> None:
        width = max(map(len, _COMMANDS)) + 3
        for name in _COMMANDS:
            self._say(f"  /{name}".ljust(width + 2) + self._layout.say(f"command_{name}"))

    def _topics(self, argument: str) -> None:
        """Offer what can be asked: "" lists the articles, "3" the questions on the third, page 1.

        A second number is the page. Where one article is open, its questions come at once.
        """
        engine = self._live.engine
        articles = engine.articles
        numbers = [int(word) for word in argument.split() if word.isdecimal()]
        chosen = 1 if len(articles) == 1 and not numbers else next(iter(numbers), 0)
        page = numbers[1] if len(numbers) > 1 else 1
        if not 1 <= chosen <= len(articles):
            titles = [headline(article, self._layout.language) for article in articles]
            lines = [f"/topics {number}" for number in range(1, len(titles) + 1)]
            self._page(self._layout.say("topics_articles"), titles, lines, page, "/topics 0 {}")
            return
        article = articles[chosen - 1]
        topics = engine.topics(self._layout.language, article.name)
        questions = [topic.question for topic in topics]
        if questions:
            heading = self._layout.say("topics_of", title=article.title or article.name)
            self._page(heading, questions, questions, page, f"/topics {chosen} {{}}")
        else:
            self._say(self._layout.say("no_topics"))

    def _page(
        self, heading: str, labels: Sequence[str], lines: Sequence[str], page: int, following: str
    ) -> None:
        """Show a page of lines to choose from by number, the last of which turns it."""
        pages = -(-len(labels) // _PAGE)
        first = _PAGE * (min(max(page, 1), pages) - 1)
        shown = list(labels[first : first + _PAGE])
        choices = list(lines[first : first + _PAGE])
        if first + _PAGE < len(labels):
            number = first // _PAGE + 2
            shown.append(self._layout.say("topics_more", page=number, pages=pages))
            choices.append(following.format(number))
        self._choices = tuple(choices)
        self._say(heading)
        self._terminal.print(self._layout.choices(shown))

    def _new(self, _: str) -> None:
        self._talk.forget()
        self._last = None
        self._say(self._layout.say("fresh"))
        self._offer(self._live.engine.suggest()[:_EXAMPLES])

    def _sources(self, _: str) -> None:
        self._terminal.print(self._layout.articles(self._live.engine.articles))

    def _why(self, _: str) -> None:
        if self._last is None:
            self._say(self._layout.say("nothing_asked"))
        else:
            explanation = self._live.engine.explain(self._last.question)
            self._terminal.print(self._layout.why(explanation))

    def _chart(self, question: str) -> None:
        """Draw the last answer, or that to a question, into a file in the folder at work."""
        from bot.drawing import draw_answer, free_file

        if question:
            self._ask(question)
        if self._last is None:
            self._say(self._layout.say("nothing_to_draw"))
        else:
            file = free_file(Path.cwd())
            drawing = draw_answer(self._live.engine, self._last, file, self._phrases)
            self._say(drawing.text)

    def _lang(self, argument: str) -> None:
        language = _LANGUAGES.get(argument)
        if language is None:
            self._say(self._layout.say("language_choices"))
        else:
            self._layout = Layout(self._phrases, language)
            self._say(self._layout.say("language_set"))


def run_console(live: LiveEngine, settings: Settings) -> int:
    """Talk until the person leaves; without a terminal, answer the lines of standard input."""
    dialogue = Dialogue(live, load_phrases(), open_terminal())
    dialogue.greet()
    if sys.stdin.isatty() and sys.stdout.isatty():
        history = open_history(settings.data)
        lines = _read_typed(build_prompt(lambda: _topics(live.engine), history))
    else:
        lines = _read_piped()
    with watching(live, dialogue.tell):
        for line in lines:
            if not dialogue.hear(line):
                break
    dialogue.part()
    return 0


def _read_piped() -> Iterator[str]:
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", errors="replace")


def _read_typed(session: PromptSession[str]) -> Iterator[str]:
    while True:
        try:
            # What another thread says meanwhile is put above the line being typed.
            with patch_stdout(raw=True):
                line = session.prompt(PROMPT)
        except KeyboardInterrupt:  # Ctrl-C gives the line up, not the conversation.
            continue
        except EOFError:
            return
        yield line


def build_prompt(topics: Callable[[], Sequence[str]], history: History) -> PromptSession[str]:
    """Build the line editor: history, and completion of commands (at once) and topics (Tab)."""
    return PromptSession(
        history=history,
        completer=_LineCompleter(topics),
        complete_while_typing=Condition(
            lambda: get_app().current_buffer.document.text.startswith("/")
        ),
    )


class _LineCompleter(Completer):
    """``complete_line`` as the line editor wants it."""

    def __init__(self, topics: Callable[[], Sequence[str]]) -> None:
        self._topics = topics

    def get_completions(self, document: Document, _: CompleteEvent) -> Iterable[Completion]:
        for words, replaced in complete_line(document.text_before_cursor, self._topics()):
            yield Completion(words, start_position=-replaced)


def complete_line(line: str, topics: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield what could stand at the end of a line, and how many characters it takes the place of.

    Topics are found by their beginning, with or without diacritics; the longest run of words at
    the end of the line that begins one counts: "bao nhiêu xã nong th" finds "nông thôn mới".
    """
    if line.startswith("/"):
        names = (f"/{name}" for name in _COMMANDS)
        yield from ((name, len(line)) for name in names if name.startswith(line))
        return
    folded = fold(line)
    for word in re.finditer(r"\S+", line):
        replaced = len(line) - word.start()
        begun = [t for t in topics if fold(t).startswith(folded[word.start() :])]
        if begun and replaced >= _SHORTEST_TOPIC:
            yield from ((topic, replaced) for topic in begun[:_MOST_COMPLETIONS])
            return


def _topics(engine: Engine) -> tuple[str, ...]:
    """List what the articles state something about, most frequent first."""
    counts: Counter[str] = Counter()
    for fact in engine.facts:
        # The last part of a subject names it: "Năm 2024 … xã đạt chuẩn nông thôn mới".
        subject = " ".join(fact.subject.rpartition(" … ")[2].split())
        if fact.kind != "finding" and subject and len(subject) <= _LONGEST_TOPIC:
            counts[subject] += 1
    return tuple(subject for subject, _ in counts.most_common())


def open_history(folder: Path) -> History:
    """Open the file of lines typed before, private to its owner; in memory if it can't be kept."""
    path = folder / "console-history"
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)
        path.chmod(0o600)
        return FileHistory(str(path))
    return InMemoryHistory()
