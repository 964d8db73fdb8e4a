from __future__ import annotations

from pathlib import Path

import pytest
from engines import FORESTS, engine_of

from faq.engine import Engine
from faq.query import MAX_CHARACTERS, Query
from faq.query.words import clean


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("articles"), rung=FORESTS)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Bao nhiêu trường đạt chuẩn?", "vi"),
        ("bao nhieu truong dat chuan", "vi"),
        ("bao nhieeu trwowngf ddatj chuaanr", "vi"),
        ("bn truong dat chuan z ad", "vi"),
        ("How many schools meet the standard?", "en"),
        ("how mnay scools met the standrd", "en"),
        ("Who is Phạm Văn Hải?", "en"),
        ("when was it", "en"),
        ("", "vi"),
        ("😂", "vi"),
        ("320", "vi"),
    ],
)
def test_language(engine: Engine, question: str, language: str) -> None:
    assert engine.read(question).language == language


INTENTS = [
    ("Bao nhiêu trường đạt chuẩn?", "how_many"),
    ("bao nhieu truong dat chuan", "how_many"),
    ("bao nhieeu trwowngf ddatj chuaanr", "how_many"),
    ("bao nhie6u tru7o72ng d9a5t chua63n", "how_many"),
    ("bn trường đạt chuẩn", "how_many"),
    ("How many schools meet the standard?", "how_many"),
    ("how mnay scools met the standard", "how_many"),
    ("Thu nhập bình quân là bao nhiêu tiền?", "how_much_money"),
    ("Tỷ lệ trường đạt chuẩn?", "share"),
    ("What share of schools meets the standard?", "share"),
    ("Còn bao nhiêu trường chưa đạt chuẩn?", "rest"),
    ("Thu nhập mỗi tháng bao nhiêu?", "per_period"),
    ("Tổng số hộ nghèo Vân Canh và An Lão là bao nhiêu?", "sum"),
    ("An Lão nhiều hơn Vân Canh bao nhiêu hộ nghèo?", "difference"),
    ("Con số 320 là gì?", "meaning_of_figure"),
    ("Ai chủ trì hội nghị?", "who"),
    ("Chủ tịch UBND tỉnh là ai?", "who"),
    ("Who chaired the conference?", "who"),
    ("Ông Hải giữ chức gì?", "post_of_person"),
    ("Phạm Văn Hải là ai?", "post_of_person"),
    ("What post does Pham Van Hai hold?", "post_of_person"),
    ("Vì sao cháy rừng giảm?", "why"),
    ("Why did forest fires fall?", "why"),
    ("Hội nghị diễn ra khi nào?", "when"),
    ("hoi nghi dien ra khi nao", "when"),
    ("When was the conference held?", "when"),
    ("Hội nghị họp ở đâu?", "where"),
    ("Có 320 vụ vi phạm phải không?", "yes_or_no"),
    ("Is it true that 320 cases were handled?", "yes_or_no"),
    ("Có phải không còn xã nào nghèo nữa?", "yes_or_no"),
    ("Ai có thể không cần giấy chứng nhận?", "who"),
    ("Xã có trường không phải là xã gì?", "which"),
    ("Huyện này có thứ gì mà huyện kia lại không có?", "which"),
    ("Kết quả trồng rừng ra sao?", "how"),
    ("Liệt kê các huyện", "list"),
    ("List the districts", "list"),
    ("Trường hay lớp?", "choice"),
    ("Tóm tắt bài báo", "summary"),
    ("Bà Lan nói gì?", "said"),
    ("hộ nghèo An Lão", "keywords"),
    ("poor households", "keywords"),
    ("cảm ơn bạn", "thanks"),
    ("who are you?", "about_bot"),
]


@pytest.mark.parametrize(("question", "name"), INTENTS)
def test_intent(engine: Engine, question: str, name: str) -> None:
    assert engine.read(question).intent.name == name


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("Bao nhiêu trường đạt chuẩn quốc gia?", ["trường", "đạt chuẩn", "quốc gia"]),
        ("bao nhieu truong dat chuan quoc gia", ["truong", "dat chuan", "quoc gia"]),
        ("bao nhieeu trwowngf ddatj chuaanr", ["trường", "đạt chuẩn"]),
        ("How many schools meet the national standard?", ["schools", "meet", "national standard"]),
        ("Vì sao cháy rừng giảm?", ["cháy rừng", "giảm"]),
        ("Phạm Văn Hải là ai?", ["Phạm Văn Hải"]),
        ("hộ nghèo An Lão", ["hộ nghèo", "An Lão"]),
        ("Con số 320 là gì?", []),
        ("Thưa anh chị, tôi là nông dân, ai chủ trì hội nghị?", ["chủ trì", "hội nghị"]),
        ("cảm ơn bạn", []),
    ],
)
def test_terms(engine: Engine, question: str, terms: list[str]) -> None:
    assert [term.surface for term in engine.read(question).terms] == terms


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("Lĩnh vực nào được giới kinh doanh khen?", ["Lĩnh vực", "giới", "kinh doanh", "khen"]),
        ("Mặt công tác nào tốt?", ["Mặt", "tốt"]),
        ("Mục đích của buổi họp chuyên đề là gì?", ["buổi họp", "chuyên đề"]),
        ("dan nop giay to qua mang", ["dan", "nop", "giay to", "qua mang"]),
        ("Bao nhiêu người tham dự?", ["người", "tham dự"]),
        ("Bao nhiêu ha rừng?", ["ha", "rừng"]),
        ("poor households in An Lao", ["poor households", "An Lao"]),
    ],
)
def test_terms_are_cut_where_words_end(engine: Engine, question: str, terms: list[str]) -> None:
    assert [term.surface for term in engine.read(question).terms] == terms


def test_what_an_article_has_side_by_side_is_one_word(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, ware="Hàng mới\n\nHuyện khảo sát giá triều trám là 12 tỷ đồng.\n")
    assert engine.read("Giá triều trám là bao nhiêu?").terms[-1].surface == "triều trám"


@pytest.mark.parametrize(
    ("question", "word_class"),
    [
        ("ông Hải", "persons"),
        ("Mr Hai", "persons"),
        ("Lê Văn Tám", "persons"),
        ("Khánh Hòa", "places"),
        ("Vân Canh", "places"),
        ("trường", "nouns"),
        ("xyzabc", "unknown"),
    ],
)
def test_word_class(engine: Engine, question: str, word_class: str) -> None:
    (term,) = engine.read(question).terms
    assert term.word_class == word_class


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("Bao nhiêu trường đạt chuẩn?", ["trường"]),
        ("Còn bao nhiêu trường chưa đạt chuẩn?", ["trường"]),
        ("Toàn tỉnh có mấy lớp tập huấn?", ["lớp tập huấn"]),
        ("Bao nhiêu xã, bao nhiêu huyện?", ["xã"]),
        ("Ai chủ trì hội nghị?", []),
    ],
)
def test_what_is_counted(engine: Engine, question: str, unit: list[str]) -> None:
    assert [term.surface for term in engine.read(question).unit] == unit


def constraints(query: Query) -> tuple[list[str], list[str], str]:
    return (
        [moment.surface for moment in query.moments],
        [figure.surface for figure in query.figures],
        query.place,
    )


@pytest.mark.parametrize(
    ("question", "moments", "figures", "place"),
    [
        ("Năm 2023 mở bao nhiêu lớp?", ["Năm 2023"], [], ""),
        ("nam 2023 mo bao nhieu lop", ["nam 2023"], [], ""),
        ("Kết quả ở Khánh Hòa năm 2024 ra sao?", ["năm 2024"], [], "Khánh Hòa"),
        ("Có 320 vụ vi phạm phải không?", [], ["320"], ""),
        ("Con số 45/60 là gì?", [], ["45/60"], ""),
        ("Hội nghị ngày 12/3 bàn gì?", ["ngày 12/3"], [], ""),
        ("Is it true that 320 cases were handled in 2023?", ["2023"], ["320"], ""),
    ],
)
def test_constraints(
    engine: Engine, question: str, moments: list[str], figures: list[str], place: str
) -> None:
    assert constraints(engine.read(question)) == (moments, figures, place)


@pytest.mark.parametrize(
    ("question", "is_target", "is_achieved"),
    [
        ("Năm 2023 phấn đấu mở bao nhiêu lớp?", True, False),
        ("What is the target for 2023?", True, False),
        ("Đến nay đã mở bao nhiêu lớp?", False, True),
        ("How many have been opened so far?", False, True),
        ("Mở bao nhiêu lớp?", False, False),
    ],
)
def test_aim_or_result(engine: Engine, question: str, is_target: bool, is_achieved: bool) -> None:
    query = engine.read(question)
    assert (query.is_target, query.is_achieved) == (is_target, is_achieved)


def test_two_figures_asked_at_once(engine: Engine) -> None:
    assert engine.read("Bao nhiêu xã, bao nhiêu huyện?").asks_twice
    assert not engine.read("Bao nhiêu xã?").asks_twice


def test_a_number_may_be_a_name(engine: Engine) -> None:
    query = engine.read("Bão số 4 khiến bao nhiêu người chết?")
    assert query.match.slots["unit"][0] == query.words.index("nguoi")
    assert not query.figures
    assert engine.read("Con số 127 là gì?").figures


def test_a_long_question_is_cut(engine: Engine) -> None:
    query = engine.read("xã " * MAX_CHARACTERS)
    assert query.was_cut
    assert len(query.text) <= MAX_CHARACTERS
    assert not engine.read("xã").was_cut


def test_control_characters_are_dropped(engine: Engine) -> None:
    assert engine.read("ai\x00 chủ\u200b trì\x07?").text == "ai chủ trì ?"


@pytest.mark.parametrize(
    ("question", "kept", "was_cut"),
    [
        (500 * "a", 500, False),
        (501 * "a", 500, True),
        (500 * "x\u0323\u0302", 1500, False),
        (501 * "x\u0323\u0302", 1500, True),
        (100_000 * "\u0301", 4, True),
        (100_000 * "\u202e", 0, True),
    ],
)
def test_a_question_is_cut_after_five_hundred_characters_as_people_count(
    question: str, kept: int, was_cut: bool
) -> None:
    cleaned, cut = clean(question)
    assert (len(cleaned), cut) == (kept, was_cut)


SLIPS = [
    ("bao nhieu trunog dta chuna", "bao nhieu truong dat chuan"),
    ("bao hnieu truong fat chuan", "bao nhieu truong dat chuan"),
    ("Bao nhiêu trưnòg đtạ cuhẩn?", "bao nhieu truong dat chuan"),
    ("Bao nhiêu trường đạt chuẩn?", "bao nhieu truong dat chuan"),
]


@pytest.mark.parametrize(("typed", "meant"), SLIPS)
def test_many_slips_are_read_together(engine: Engine, typed: str, meant: str) -> None:
    query = engine.read(typed)
    assert " ".join(token.folded for token in query.tokens) == meant
    assert query.intent.name == "how_many"


# Each word is one, but not what was meant.
MISFITS = [
    # as it sounds
    ("bao nhieu chuong dat chuan", "bao nhieu truong dat chuan"),
    ("bao nhieu truong dac chuan quoc gia", "bao nhieu truong dat chuan quoc gia"),
    ("ai la dam doc so y te", "ai la giam doc so y te"),
    ("ai la giam doc xo y te", "ai la giam doc so y te"),
    ("xu li bao nhieu vu vi pham", "xu ly bao nhieu vu vi pham"),
    ("bao nhieu ho vai von", "bao nhieu ho vay von"),
    ("xay dung nong thong moi", "xay dung nong thon moi"),
    ("chai rung giam vi sao", "chay rung giam vi sao"),
    ("chu tit ubnd tinh la ay", "chu tich ubnd tinh la ai"),
    # a letter too few, too many, another
    ("bao nhieu ho nheo o huyen an lao", "bao nhieu ho ngheo o huyen an lao"),
    ("toan tin co bao nhieu truong dat chuan", "toan tinh co bao nhieu truong dat chuan"),
]
# What is well said, or may be somebody else's name, stays.
FITTING = [
    "bao nhieu truong dat chuan quoc gia",
    "nong dan vay von o dau",
    "ong pham van hay la ai",
    "ba tran thi lang la ai",
    "bao nhieu ho ngheo o huyen van ninh",
    "nhan tai duoc goi la tai nang",
    "con ngua co may chan",
    "bao gio het dich o ga",
]


@pytest.mark.parametrize(("typed", "meant"), MISFITS)
def test_known_words_that_fit_nowhere_are_mended(engine: Engine, typed: str, meant: str) -> None:
    assert " ".join(token.folded for token in engine.read(typed).tokens) == meant


@pytest.mark.parametrize("typed", FITTING)
def test_known_words_that_may_be_meant_stay(engine: Engine, typed: str) -> None:
    assert " ".join(token.folded for token in engine.read(typed).tokens) == typed


# A word of the articles with other diacritics than were meant, and where the answer stands.
REMARKED = [
    ("Ai là giảm đốc Sở Y tế?", 3),
    ("Bao nhiêu lớp tạp huấn năm 2022?", 4),
    ("Xử lý bao nhiêu vụ vì phạm?", 7),
]


@pytest.mark.parametrize(("typed", "sentence"), REMARKED)
def test_diacritics_of_another_word_are_forgiven(engine: Engine, typed: str, sentence: int) -> None:
    (citation,) = engine.ask(typed).citations
    assert citation.sentence.number == sentence


def test_what_nobody_knows_stands_as_typed(engine: Engine) -> None:
    tokens = engine.read("Zxqwvk là gì?").tokens
    assert tokens[0].folded == "zxqwvk"
