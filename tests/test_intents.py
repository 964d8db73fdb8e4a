from __future__ import annotations

from pathlib import Path

import pytest

from faq.errors import LoadError
from faq.intent_files import pack_intents, parse_intents, read_intents
from faq.intents import IntentMatch, Recognizer, load_intents
from faq.spelling import Option
from faq.text import tokenize


def file_of(*utterances: str, name: str = "mine", wants: str = "count") -> str:
    lines = "".join(f"      - {utterance!r}\n" for utterance in utterances)
    return f"- name: {name}\n  wants: {wants}\n  utterances:\n    vi:\n{lines}"


def match(yaml: str, question: str) -> IntentMatch | None:
    words = [(Option(token.folded, token.key, 1.0),) for token in tokenize(question)]
    recognizer = Recognizer(pack_intents(parse_intents(yaml, "mine.yaml")), "vi")
    return recognizer.recognize(words, len(words), has_figures=False)


@pytest.mark.parametrize(
    ("utterance", "question", "matches"),
    [
        ("bao nhiêu", "có bao nhiêu xã", True),
        ("bao nhiêu", "bao giờ họp", False),
        ("(bao nhiêu|mấy) xã", "mấy xã đạt", True),
        ("(bao nhiêu|mấy) xã", "bao nhiêu xã đạt", True),
        ("(bao nhiêu|mấy) xã", "bao mấy huyện", False),
        ("số [lượng] xã", "số xã", True),
        ("số [lượng] xã", "số lượng xã", True),
        ("số [lượng] xã", "số con xã", False),
        ("có (a|b [c]) d", "có b c d", True),
        ("có (a|b [c]) d", "có a c d", False),
        ("^ai", "ai họp", True),
        ("^ai", "họp với ai", False),
        ("không$", "có họp không", True),
        ("không$", "không họp", False),
        ("có {topic} không", "có họp hôm nay không", True),
        ("có {topic} không", "có không", False),
        ("{post} là ai", "chủ tịch là ai", True),
        ("<thu nhập> bao nhiêu", "thu nhập bao nhiêu", True),
    ],
)
def test_syntax_of_utterances(utterance: str, question: str, matches: bool) -> None:
    assert (match(file_of(utterance), question) is not None) == matches


def test_slots_and_words() -> None:
    found = match(file_of("bao nhiêu {unit} chưa {topic}"), "còn bao nhiêu xã nghèo chưa đạt chuẩn")
    assert found is not None
    assert found.slots == {"unit": (3, 5), "topic": (6, 8)}
    assert found.words == {1, 2, 5}


def test_content_words_stay_with_the_question() -> None:
    found = match(file_of("<thu nhập> bao nhiêu"), "thu nhập bao nhiêu")
    assert found is not None
    assert found.words == {2, 3}


def test_most_words_win_and_then_the_first() -> None:
    yaml = (
        file_of("bao nhiêu", name="first")
        + file_of("bao nhiêu {topic}", name="second")
        + file_of("bao nhiêu phần trăm", name="longest")
    )
    longest, first = match(yaml, "bao nhiêu phần trăm xã"), match(yaml, "bao nhiêu xã")
    assert longest is not None
    assert first is not None
    assert (longest.intent.name, first.intent.name) == ("longest", "first")


def test_small_talk_must_be_the_whole_question() -> None:
    yaml = file_of("chào [bạn]", wants="smalltalk")
    assert match(yaml, "chào bạn") is not None
    assert match(yaml, "chào bạn có bao nhiêu xã") is None


def test_diacritics_that_are_typed_count() -> None:
    assert match(file_of("bao nhiêu"), "bão nhiêu") is None


@pytest.mark.parametrize(
    ("yaml", "line", "message"),
    [
        (file_of("(bao nhiêu"), 1, "')' is missing"),
        (file_of("bao nhiêu)"), 1, "')' closes nothing"),
        (file_of("[bao nhiêu"), 1, "']' is missing"),
        (file_of("(a|b) " * 9), 1, "too many alternatives"),
        (file_of("bao nhiêu", wants="counts"), 2, "wants"),
        (file_of("bao nhiêu", name="Mine"), 1, "name"),
        (file_of("bao nhiêu") + "  answers: x\n", 6, "answers"),
        (file_of("bao nhiêu") + "  wants: share\n", 6, "wants"),
        ("- name: mine\n  wants: count\n", 1, "utterances"),
        (file_of("bao nhiêu", wants="fixed"), 1, "an answer and its source"),
        (file_of("bao nhiêu") + "  examples:\n    fr: [combien]\n", 7, "fr"),
    ],
)
def test_fault_has_its_file_and_line(yaml: str, line: int, message: str) -> None:
    with pytest.raises(LoadError) as caught:
        parse_intents(yaml, "mine.yaml")
    (fault,) = caught.value.faults
    assert (fault.path, fault.line) == ("mine.yaml", line), str(fault)
    assert message in fault.message


def test_every_fault_is_listed() -> None:
    with pytest.raises(LoadError) as caught:
        parse_intents(file_of("(a", "b]") + file_of("[c", name="other"), "mine.yaml")
    assert [fault.line for fault in caught.value.faults] == [1, 1, 7]


def test_a_name_that_stands_twice_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data" / "intents"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text(file_of("bao nhiêu"), encoding="utf-8")
    (folder / "b.yaml").write_text("# ours\n" + file_of("mấy"), encoding="utf-8")
    monkeypatch.setattr("faq.shipped.DATA", tmp_path / "data")
    with pytest.raises(LoadError) as caught:
        read_intents()
    assert [str(fault) for fault in caught.value.faults] == ["b.yaml:2: intent 'mine' stands twice"]


def test_every_language_of_a_shipped_intent_has_its_example() -> None:
    for intent in load_intents():
        languages = {language for language, said in intent.utterances.items() if said}
        assert languages
        assert languages == {language for language, found in intent.examples.items() if found}
