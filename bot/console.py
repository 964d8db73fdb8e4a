"""The conversation of one person at a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from prompt_toolkit import PromptSession
from prompt_toolkit.patch_stdout import patch_stdout
from rich.console import Console
from rich.text import Text

from bot.commands import commands_in, describe
from bot.explaining import explain
from bot.folders import find_cache, find_data
from bot.line_editor import HISTORY, build_prompt, open_history, topics_of
from bot.pages import page_of
from bot.plain import headline
from bot.reports import Reports
from bot.terminal import Layout, open_terminal
from bot.watching import refresh, watching
from faq.documents.articles import Article
from faq.errors import LoadError
from faq.phrases import Phrases, load_phrases
from faq.reply import Citation, Language, Reply

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.state import State
    from faq import Change, LiveEngine

__all__ = ["PROMPT", "Dialogue", "run_console"]

Entry = TypeVar("Entry")

PROMPT = "❯ "
_COMMANDS = tuple(commands_in("console"))
_LANGUAGES: dict[str, Language] = {"vi": "vi", "en": "en"}
_EXAMPLES = 3
_PAGE = 8


class Dialogue:
    """What the console does with a line, however the line was read."""

    def __init__(
        self,
        live: LiveEngine,
        phrases: Phrases,
        terminal: Console,
        data: Path | None = None,
        language: Language = "vi",
    ) -> None:
        """Begin a conversation.

        Args:
            live: answers questions.
            phrases: the wording.
            terminal: where to write.
            data: folder of the program's own state; None for that of the environment.
            language: the language of guidance to begin with.

        """
        self._live = live
        self._talk = live.conversation()
        self._phrases = phrases
        self._terminal = terminal
        self._data = data or find_data()
        self._layout = Layout(phrases, language)
        self._choices: tuple[str, ...] = ()
        self._last: Reply | None = None
        self._commands: dict[str, Callable[[str], None]] = {
            "help": self._help,
            "topics": self._topics,
            "sources": self._sources,
            "chart": self._chart,
            "why": self._why,
            "context": self._context,
            "related": self._related,
            "new": self._new,
            "lang": self._lang,
            "about": self._about,
            "privacy": self._privacy,
            "stats": self._stats,
            "unanswered": self._unanswered,
            "check": self._check,
            "reload": self._reload,
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
        if line := self._reports().change(change):
            self._say(f"· {line}", style="dim")

    def part(self) -> None:
        """Say goodbye."""
        self._say(self._layout.say("goodbye"))

    def _say(self, words: str, style: str = "") -> None:
        self._terminal.print(Text(words, style=style))

    def _tell(self, key: str, **values: object) -> str:
        """The wording of a key of ``commands.yaml``."""
        return self._phrases.say(f"commands.{key}", self._layout.language, **values)

    def _reports(self) -> Reports:
        return Reports(self._phrases, self._layout.language)

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
        self._last = self._talk.ask(question, self._layout.language)
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
        language = self._layout.language
        self._say(self._layout.say("help"))
        width = max(len(command.key) for command in _COMMANDS) + 5
        for command in _COMMANDS:
            line = f"  /{command.name(language)}".ljust(width)
            self._say(line + describe(command, self._phrases, language))

    def _topics(self, argument: str) -> None:
        """Offer what can be asked: "" lists the articles, "3" the questions on the third, page 1.

        A second number is the page. Where one article is open, its questions come at once.
        """
        engine = self._live.engine
        articles = engine.articles
        numbers = _numbers(argument)
        chosen = 1 if len(articles) == 1 and not numbers else next(iter(numbers), 0)
        page = numbers[1] if len(numbers) > 1 else 1
        if not 1 <= chosen <= len(articles):
            titles = [headline(article, self._layout.language) for article in articles]
            self._page(self._tell("topics_articles"), titles, _about(titles), page, "/topics 0 {}")
            return
        article = articles[chosen - 1]
        topics = engine.topics(self._layout.language, article.name)
        questions = [topic.question for topic in topics]
        if questions:
            heading = self._tell("topics_of", title=article.title or article.name)
            self._page(heading, questions, questions, page, f"/topics {chosen} {{}}")
        else:
            self._say(self._tell("no_topics"))

    def _page(
        self,
        heading: str,
        entries: Sequence[Entry],
        lines: Sequence[str],
        number: int,
        following: str,
        label: Callable[[Entry], str] = str,
    ) -> None:
        """Show a page of entries to choose from by number, the last of which turns it.

        Args:
            heading: what stands above them.
            entries: all there are.
            lines: what choosing each is short for.
            number: which page.
            following: what turning to a page is short for, with {} for its number.
            label: says an entry.

        """
        page = page_of([*zip(entries, lines, strict=True)], number, _PAGE)
        shown = [label(entry) for _, (entry, _) in page.entries]
        choices = [line for _, (_, line) in page.entries]
        if page.number < page.pages:
            turned = {"page": page.number + 1, "pages": page.pages}
            shown.append(self._layout.say("topics_more", **turned))
            choices.append(following.format(page.number + 1))
        self._choices = tuple(choices)
        self._say(heading)
        self._terminal.print(self._layout.choices(shown))

    def _new(self, _: str) -> None:
        self._talk.forget()
        self._last = None
        self._say(self._tell("fresh"))
        self._offer(self._live.engine.suggest(self._layout.language)[:_EXAMPLES])

    def _sources(self, argument: str) -> None:
        """List the articles, a page of them; the number of one shows what can be asked about it."""
        articles = self._live.engine.articles
        page = next(iter(_numbers(argument)), 1)
        heading = self._tell("sources", count=len(articles))
        self._page(heading, articles, _about(articles), page, "/sources {}", self._source)

    def _source(self, article: Article) -> str:
        sentences, facts = self._live.engine.size(article)
        size = self._tell("size", sentences=sentences, facts=facts)
        named = headline(article, self._layout.language)
        return " · ".join(filter(None, (named, article.publisher, article.url, size)))

    def _why(self, _: str) -> None:
        explanation = self._talk.explain()
        if explanation is None:
            self._say(self._tell("nothing_asked"))
        else:
            self._terminal.print(self._layout.lines(explain(explanation, self._phrases)))

    def _context(self, _: str) -> None:
        """Show the paragraph around what was quoted last, its sentence marked."""
        citation = self._quoted()
        if citation is None:
            self._say(self._tell("nothing_quoted"))
        else:
            paragraph = self._live.engine.paragraph(citation.sentence)
            self._say(self._phrases.say("telegram.paragraph", self._layout.language))
            self._terminal.print(self._layout.paragraph(citation.sentence, paragraph))

    def _related(self, _: str) -> None:
        """Offer questions about what stands near what was quoted last."""
        citation = self._quoted()
        if citation is None or self._last is None:
            self._say(self._tell("nothing_quoted"))
            return
        language = self._last.language
        questions = self._live.engine.related(citation.sentence, citation.at, language)
        if questions:
            self._choices = questions
            self._say(self._phrases.say("telegram.related", self._layout.language))
            self._terminal.print(self._layout.choices(questions))
        else:
            self._say(self._phrases.say("telegram.nothing_related", self._layout.language))

    def _quoted(self) -> Citation | None:
        """What the last answer quotes first."""
        return next(iter(self._last.citations), None) if self._last else None

    def _chart(self, question: str) -> None:
        """Draw the last answer, or that to a question, into a file in the folder at work."""
        from bot.drawing import draw_answer, free_file

        if question:
            self._ask(question)
        if self._last is None:
            self._say(self._tell("nothing_to_draw"))
        else:
            file = free_file(Path.cwd())
            drawing = draw_answer(self._live.engine, self._last, file, self._phrases)
            self._say(drawing.text)

    def _lang(self, argument: str) -> None:
        language = _LANGUAGES.get(argument)
        if language is None:
            self._say(self._tell("language_choices"))
        else:
            self._layout = Layout(self._phrases, language)
            self._say(self._tell("language_set"))

    def _about(self, _: str) -> None:
        self._say(self._tell("about", count=len(self._live.engine.articles)))

    def _privacy(self, _: str) -> None:
        self._say(self._layout.say("privacy", history=self._data / HISTORY))

    def _stats(self, days: str) -> None:
        reports = self._reports()
        self._from_state(lambda state: reports.statistics(state, days))

    def _unanswered(self, _: str) -> None:
        self._from_state(self._reports().unanswered)

    def _from_state(self, report: Callable[[State], Iterable[str]]) -> None:
        """Tell something of what the Telegram bot on this machine remembers."""
        from bot.state import open_state  # Late: it is seldom asked for, and slow to load.

        try:
            with contextlib.closing(open_state(self._data)) as state:
                self._list(report(state))
        except LoadError as error:
            self._say(self._tell("state_unusable", fault=error))

    def _check(self, _: str) -> None:
        self._list(self._reports().check(self._live))

    def _reload(self, _: str) -> None:
        self._list(self._reports().reload(refresh(self._live), self._live))

    def _list(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._say(line)


def _numbers(argument: str) -> list[int]:
    return [int(word) for word in argument.split() if word.isdecimal()]


def _about(articles: Sequence[object]) -> list[str]:
    """The lines that ask about the first, the second … article."""
    return [f"/topics {number}" for number in range(1, len(articles) + 1)]


def run_console(live: LiveEngine, settings: Settings) -> int:
    """Talk until the person leaves; without a terminal, answer the lines of standard input."""
    dialogue = Dialogue(live, load_phrases(find_cache()), open_terminal(), settings.data)
    dialogue.greet()
    if sys.stdin.isatty() and sys.stdout.isatty():
        history = open_history(settings.data)
        lines = _read_typed(build_prompt(lambda: topics_of(live.engine), history))
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
