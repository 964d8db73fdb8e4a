from __future__ import annotations

import pytest
from engines import FORESTS, engine_of

from faq.engine import Engine


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("articles"), rung=FORESTS)


def known(reason: str, *row: object) -> object:
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("questions", "wanted"),
    [
        (["Năm 2022 mở bao nhiêu lớp tập huấn?", "còn năm 2023?"], "25"),
        (["nam 2022 mo bao nhieu lop tap huan", "con nam 2023"], "25"),
        (["Bao nhiêu hộ nghèo ở huyện Vân Canh?", "còn An Lão?"], "52"),
        (["Bao nhiêu hộ nghèo ở huyện Vân Canh?", "An Lão thì sao?"], "52"),
        (["Bao nhiêu trường đạt chuẩn quốc gia?", "còn mức độ 2?"], "12"),
        (["Ai chủ trì hội nghị?", "khi nào?"], "12/3/2023"),
        (["Ai chủ trì hội nghị?", "ai tới dự?"], "Trần Thị Lan"),
        (["Ai chủ trì hội nghị và hội nghị diễn ra ngày nào?"], "Sáng 12/3/2023."),
        (["Who chaired the conference and when was it held?"], "On the morning of 12 March 2023."),
        (["Ai chủ trì hội nghị?", "cảm ơn bạn", "khi nào?"], "12/3/2023"),
        (["Ai chủ trì hội nghị?", "ông ấy giữ chức gì?"], "Phạm Văn Hải: Chủ tịch"),
        (["Who chaired the conference?", "What post does he hold?"], "Chair"),
        (["How many schools meet the national standard?", "and level 2?"], "12"),
        (["Bao nhiêu vụ vi phạm?", "còn gỗ?"], "75 tấn gỗ"),
        (["Bao nhiêu hộ nghèo ở huyện Vân Canh?", "còn bao nhiêu tấn?"], "75 tấn gỗ"),
        (
            ["How many poor households are there in Van Canh?", "and in An Lao?"],
            "52",
        ),
    ],
)
def test_follow_up(engine: Engine, questions: list[str], wanted: str) -> None:
    talk = engine.conversation()
    replies = [talk.ask(question) for question in questions]
    assert replies[-1].status == "answered"
    assert wanted in replies[-1].text, replies[-1].text


@pytest.mark.parametrize(
    "questions",
    [
        ["Bao nhiêu vụ vi phạm?", "Năm 2022 mở bao nhiêu lớp tập huấn?", "còn năm 2023?"],
        ["Bao nhiêu hộ nghèo ở huyện Vân Canh?", "còn An Lão?", "còn Vân Canh?", "còn An Lão?"],
    ],
)
def test_what_was_asked_leads_back_into_the_conversation(
    engine: Engine, questions: list[str]
) -> None:
    *before, last = questions
    talk, again = engine.conversation(), engine.conversation()
    for question in before:
        talk.ask(question)
    for question in talk.asked:
        again.ask(question)
    assert again.ask(last).text == talk.ask(last).text
    assert again.asked == talk.asked
    assert talk.asked[-1] == last
    talk.forget()
    assert talk.asked == ()


def test_no_more_is_kept_of_a_conversation_than_it_takes(engine: Engine) -> None:
    talk = engine.conversation()
    talk.ask("Bao nhiêu hộ nghèo ở huyện Vân Canh?")
    for _ in range(10):
        talk.ask("còn An Lão?")
    assert talk.asked == ("Bao nhiêu hộ nghèo ở huyện Vân Canh?", *["còn An Lão?"] * 3)


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Bao nhiêu hộ nghèo ở huyện Vân Canh?", "Thu nhập bình quân đạt bao nhiêu?"),
        ("Năm 2022 mở bao nhiêu lớp tập huấn?", "Bao nhiêu trường đạt chuẩn mức độ 2?"),
        ("Ai chủ trì hội nghị?", "Vì sao cháy rừng giảm?"),
        ("Bao nhiêu vụ vi phạm?", "Bao nhiêu học sinh đi học?"),
        ("Vì sao cháy rừng giảm?", "Giám đốc Sở Y tế là ai?"),
    ],
)
def test_a_complete_question_takes_nothing_over(engine: Engine, before: str, question: str) -> None:
    talk = engine.conversation()
    talk.ask(before)
    followed, alone = talk.ask(question), engine.ask(question)
    assert (followed.status, followed.text) == (alone.status, alone.text)
    assert followed.citations == alone.citations


def test_what_is_not_said_stays_so_in_a_follow_up(engine: Engine) -> None:
    talk = engine.conversation()
    talk.ask("Năm 2022 mở bao nhiêu lớp tập huấn?")
    assert talk.ask("còn năm 2020?").status != "answered"


def test_what_a_follow_up_counts_is_not_what_was_counted_before(engine: Engine) -> None:
    talk = engine.conversation()
    talk.ask("How many poor households in Van Canh?")
    assert talk.ask("and how many districts?").status != "answered"


def test_the_first_question_has_nothing_to_lean_on(engine: Engine) -> None:
    assert engine.conversation().ask("còn năm 2023?").status != "answered"


def test_forget(engine: Engine) -> None:
    talk = engine.conversation()
    talk.ask("Năm 2022 mở bao nhiêu lớp tập huấn?")
    talk.forget()
    assert talk.ask("còn năm 2023?") == engine.ask("còn năm 2023?")


def test_conversations_are_apart(engine: Engine) -> None:
    one, other = engine.conversation(), engine.conversation()
    one.ask("Năm 2022 mở bao nhiêu lớp tập huấn?")
    assert other.ask("còn năm 2023?") == engine.ask("còn năm 2023?")
    assert "25" in one.ask("còn năm 2023?").text


@pytest.mark.parametrize(
    "odd", ["How many NTM in Quang Nam?? nao", "", "?", "\0", "còn", "x" * 3000]
)
def test_an_odd_question_breaks_nothing(engine: Engine, odd: str) -> None:
    talk = engine.conversation()
    talk.ask("Năm 2022 mở bao nhiêu lớp tập huấn?")
    assert talk.ask(odd).question == odd
