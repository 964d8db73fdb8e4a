"""The short answer: what it says, in which language, and what it leaves out."""

from __future__ import annotations

import pytest
from engines import FORESTS, cited, engine_of

from faq.documents.articles import Article, Sentence
from faq.engine import Engine
from faq.facts import clauses_of
from faq.query import MAX_CHARACTERS
from faq.statements import statement_of


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("articles"), rung=FORESTS)


@pytest.mark.parametrize(
    ("question", "text", "sentences"),
    [
        (
            "Bao nhiêu trường đạt chuẩn mức độ 2?",
            "Đến nay, toàn tỉnh có 12 trường đạt chuẩn mức độ 2.",
            (6,),
        ),
        (
            "Bao nhiêu vụ vi phạm?",
            "Trong 6 tháng đầu năm, lực lượng chức năng xử lý 320 vụ vi phạm.",
            (7,),
        ),
        ("Giám đốc Sở Y tế là ai?", "Trần Thị Lan: Giám đốc Sở Y tế.", (3,)),
        ("Ông Hải giữ chức gì?", "Phạm Văn Hải: Chủ tịch UBND tỉnh Bình Định.", (2,)),
        ("Vì sao cháy rừng giảm?", "Cháy rừng giảm do người dân được tập huấn.", (11,)),
        ("Những ai dự hội nghị?", "Bà Trần Thị Lan - Giám đốc Sở Y tế dự hội nghị.", (3,)),
        (
            "Tóm tắt bài báo",
            "Sáng 12/3/2023, ông Phạm Văn Hải - Chủ tịch UBND tỉnh Bình Định chủ trì hội nghị "
            "về trồng rừng.",
            (2,),
        ),
        ("Hội nghị thông qua gì?", "Hội nghị đã thông qua kế hoạch bảo vệ rừng.", (12,)),
        ("Cháy rừng tăng hay giảm?", "Cháy rừng giảm do người dân được tập huấn.", (11,)),
        (
            "Cháy rừng có tăng không?",
            "Không. Cháy rừng giảm do người dân được tập huấn.",
            (11,),
        ),
        (
            "Liệt kê các huyện có hộ nghèo",
            "Huyện Vân Canh có 18 hộ nghèo. Huyện An Lão có 52 hộ nghèo.",
            (8, 9),
        ),
        (
            "Con số 320 là gì?",
            "Trong 6 tháng đầu năm, lực lượng chức năng xử lý 320 vụ vi phạm.",
            (7,),
        ),
    ],
)
def test_vietnamese(engine: Engine, question: str, text: str, sentences: tuple[int, ...]) -> None:
    reply = engine.ask(question)
    assert (reply.text, reply.language, cited(reply)) == (text, "vi", sentences)


@pytest.mark.parametrize(
    ("question", "words", "sentences"),
    [
        ("How many schools meet the national standard?", ["45 of 60", "school"], (6,)),
        ("Who chaired the conference?", ["Phạm Văn Hải", "Chair"], (2,)),
        ("When was the conference?", ["12 March 2023"], (2,)),
        ("What post does Pham Van Hai hold?", ["Phạm Văn Hải", "Chair"], (2,)),
        ("Did forest fires increase?", ["No."], (11,)),
    ],
)
def test_english(
    engine: Engine, question: str, words: list[str], sentences: tuple[int, ...]
) -> None:
    reply = engine.ask(question)
    assert (reply.language, cited(reply)) == ("en", sentences)
    assert [word for word in words if word not in reply.text] == [], reply.text


def test_only_the_figure_asked_for_is_said(engine: Engine) -> None:
    assert "45/60" not in engine.ask("Bao nhiêu trường đạt chuẩn mức độ 2?").text
    assert "12" not in engine.ask("Bao nhiêu trường đạt chuẩn quốc gia?").text


def test_the_figure_that_answers_is_marked(engine: Engine) -> None:
    (citation,) = engine.ask("Bao nhiêu vụ vi phạm?").citations
    text = citation.sentence.article.text
    assert any("320" in text[start:end] for start, end in citation.marks)


@pytest.mark.parametrize("question", ["thời tiết hôm nay", "asdf", "", "?", "Ai là tổng thống Mỹ?"])
def test_what_is_not_said(engine: Engine, question: str) -> None:
    reply = engine.ask(question)
    assert (reply.status, reply.citations) == ("unknown", ())
    assert reply.text


def test_unknown_in_english(engine: Engine) -> None:
    assert engine.ask("What is the weather today?").text == "The articles do not say."


def test_a_cut_question_is_answered_and_told(engine: Engine) -> None:
    reply = engine.ask("Bao nhiêu vụ vi phạm" + "?" * MAX_CHARACTERS)
    assert reply.status == "answered"
    assert "320" in reply.text
    assert str(MAX_CHARACTERS) in reply.text


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Năm 2024, tỉnh phấn đấu có thêm 8 xã đạt chuẩn; 36 xã nâng cao.",
            [
                "Năm 2024, tỉnh phấn đấu có thêm 8 xã đạt chuẩn.",
                "Năm 2024, tỉnh phấn đấu có thêm 36 xã nâng cao.",
            ],
        ),
        (
            "Đến nay, có 327/411 xã đạt chuẩn; có 127 xã nâng cao.",
            ["Đến nay, có 327/411 xã đạt chuẩn.", "Đến nay, có 127 xã nâng cao."],
        ),
        (
            "Kim ngạch đạt 655 triệu USD, tăng 11% so với cùng kỳ.",
            ["Kim ngạch đạt 655 triệu USD.", "Kim ngạch tăng 11% so với cùng kỳ."],
        ),
        (
            "Tuy nhiên, công tác này còn hạn chế.",
            ["Công tác này còn hạn chế."],
        ),
        ("Tỉnh họp\nsáng nay.", ["Tỉnh họp sáng nay."]),
    ],
)
def test_a_clause_becomes_a_sentence(text: str, statements: list[str]) -> None:
    sentence = Sentence(Article("tin.txt", text), 1, 0, len(text))
    assert [statement_of(clause) for clause in clauses_of(sentence)] == statements
