from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.documents.corpus import load_articles
from faq.documents.sentences import split_sentences
from faq.facts import clauses_of
from faq.figures.moments import find_moments
from faq.figures.quantities import find_quantities
from faq.gloss.figures import date_in_english, figure_in_english
from faq.gloss.glosser import Glosser
from faq.gloss.grammar import (
    adverb,
    article,
    comparative,
    gerund,
    participle,
    past,
    plural,
    present,
    verb_group,
)
from faq.lexicon import load_lexicon

GLOSSER = Glosser(load_lexicon())
SEEDS = Path(__file__).parent.parent / "seeds"
CLAUSES = [
    clause.text
    for loaded in load_articles([SEEDS])
    for sentence in split_sentences(loaded)
    if sentence.role in ("body", "title", "subheading")
    for clause in clauses_of(sentence)
]

GOLDEN = [
    (
        "toàn tỉnh có 327/411 xã đạt chuẩn nông thôn mới",
        ("The whole province has 327 of 411 communes meeting the new rural standard."),
    ),
    (
        "có 127 xã đạt chuẩn nông thôn mới nâng cao",
        "There are 127 communes meeting the advanced new rural standard.",
    ),
    ("25 xã nông thôn mới kiểu mẫu", "25 model new rural communes."),
    ("Huyện Bố Trạch có 12 xã", "Bố Trạch district has 12 communes."),
    ("huyện Cầu Kè có 5 hộ", "Cầu Kè district has 5 households."),
    ("xã nông thôn mới kiểu mẫu", "The model new rural commune."),
    ("công tác cải cách hành chính", "Administrative reform."),
    ("1 huyện đạt chuẩn nông thôn mới", "1 new rural district."),
    (
        "Công tác chuyển đổi số chưa đạt kết quả cao",
        "Digital transformation has not achieved high results.",
    ),
    (
        "Vốn giao năm 2024 đã giải ngân đạt hơn 18%",
        "Funds assigned in 2024 have been disbursed, reaching more than 18%.",
    ),
    (
        "vốn năm 2022, 2023 kéo dài sang năm 2024 giải ngân đạt 85,50%",
        ("Funds in 2022, 2023 extended over to 2024 were disbursed, reaching 85.50%."),
    ),
    (
        (
            "Thu nhập bình quân đầu người khu vực nông thôn dự kiến đến hết năm 2024 đạt khoảng "
            "47,073 triệu đồng/người/năm"
        ),
        (
            "Rural area per capita income is expected by the end of 2024 to reach about 47.073 "
            "million dong per person per year."
        ),
    ),
    (
        "Tai nạn giao thông so với cùng kỳ năm 2023 giảm trên cả 3 tiêu chí",
        "Traffic accidents compared with the same period of 2023 decreased on all 3 criteria.",
    ),
    (
        "Chất lượng cuộc sống của người dân nông thôn được nâng cao",
        "The life quality of the rural people was improved.",
    ),
    (
        "công tác phòng, chống tham nhũng đã được thực hiện quyết liệt",
        "Anti-corruption has been implemented drastically.",
    ),
    (
        "nhiều mô hình được Bộ Công an đánh giá cao và nhân rộng toàn quốc",
        (
            "Many models were appreciated by the Ministry of Public Security and replicated "
            "nationwide."
        ),
    ),
    (
        "Trong năm 2025, công tác này cần được đặc biệt quan tâm",
        "In 2025, this work especially needs to be paid attention to.",
    ),
    (
        "Thời gian tới, cần tiếp tục cải thiện công tác chỉ đạo, điều hành",
        ("In the coming time, it is necessary to continue to improve direction and management."),
    ),
    (
        "Đề án xây dựng “Xã biên giới sạch về ma túy” đạt kết quả rất nổi bật",
        ("“Drug-free border commune” construction scheme achieved very outstanding results."),
    ),
    ("11 đơn vị cấp huyện hoàn thành nhiệm vụ", "11 district-level units completed tasks."),
    (
        "Năm 2024, toàn tỉnh phấn đấu có thêm 8 xã đạt chuẩn nông thôn mới",
        (
            "In 2024, the whole province strives to have 8 more communes meeting "
            "the new rural standard."
        ),
    ),
    (
        "Đến nay, huyện đã hoàn thành 9/9 tiêu chí",
        "So far, the district completed 9 of 9 criteria.",
    ),
    ("Huyện đang xây dựng 3 công trình trọng điểm", "The district is building 3 key work."),
    ("Tỉnh sẽ đầu tư 5 dự án", "The province will invest in 5 projects."),
    (
        "UBND tỉnh cần quan tâm hơn công tác này",
        ("The provincial People's Committee needs to pay more attention to this work."),
    ),
    ("Tỷ lệ giải ngân đạt 21,14%", "The disbursement rate reached 21.14%."),
    ("diện tích rừng tăng lên 131.683 ha", "The forest area increased to 131,683 ha."),
    (
        "sản lượng tăng 6,87% so với cùng kỳ năm 2023",
        "Output increased by 6.87% compared with the same period of 2023.",
    ),
    ("thu ngân sách giảm 5%", "Budget revenue decreased by 5%."),
    ("số hộ nghèo giảm xuống 3,2%", "Poor households decreased to 3.2%."),
    (
        "có 5 địa phương có tỷ lệ giải ngân cao",
        "There are 5 localities with the high disbursement rate.",
    ),
    ("không có hộ nghèo", "There are no poor households."),
    ("Đến nay chưa có kết quả", "So far there are still no results."),
    ("Huyện chưa hoàn thành nhiệm vụ", "The district has not completed tasks."),
    ("dự án không được phê duyệt", "The project is not approved."),
    ("Địa phương không đạt mục tiêu", "The locality did not achieve targets."),
    ("chưa được quan tâm đúng mức", "Has not been paid attention to the right degree."),
    ("Người dân không thể tiếp cận dịch vụ", "The people cannot access services."),
    ("40% số hộ", "40% of households."),
    ("99% số tiền đã được giải ngân", "99% of amount has been disbursed."),
    ("842,238 tỷ đồng vốn đầu tư công", "842.238 billion dong of public investment."),
    ("6.206 tỷ đồng", "6,206 billion dong."),
    ("Chiều 14/11", "On the afternoon of 14 November."),
    ("tháng 11/2024", "In November 2024."),
    ("quý II/2025", "In the second quarter of 2025."),
    ("giai đoạn 2021 - 2025", "In the 2021-2025 period."),
    ("6 tháng đầu năm 2024", "In the first 6 months of 2024."),
    ("đến hết năm 2024", "By the end of 2024."),
    ("từ ngày 1/3/2025", "From 1 March 2025."),
    ("đến ngày 30/4", "By 30 April."),
    (
        "Tại phiên họp, UBND tỉnh đã nghe và cho ý kiến vào các dự thảo báo cáo",
        (
            "At the meeting, the provincial People's Committee listened and "
            "commented on draft reports."
        ),
    ),
    ("Chủ tịch UBND huyện Tuy Phước", "Chairman of the Tuy Phước district People's Committee."),
    ("UBND huyện Vân Canh", "The Vân Canh district People's Committee."),
    ("huyện Vân Canh", "Vân Canh district."),
    ("Sở Tài chính", "The Department of Finance."),
    (
        "đồng chí Nguyễn Đức Trung - Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh chủ trì phiên họp",
        (
            "Nguyễn Đức Trung, Secretary of the provincial Party Committee and Chairman of the "
            "provincial People's Committee, chaired the meeting."
        ),
    ),
    (
        "Theo Quyết định 33/QĐ-TTg của Thủ tướng Chính phủ",
        "According to Decision 33/QĐ-TTg of the Prime Minister.",
    ),
    ("Nghị quyết số 57-NQ/TW của Bộ Chính trị", "Resolution No. 57-NQ/TW of the Politburo."),
    ("hai huyện", "2 districts."),
    ("cả 3 tiêu chí", "All 3 criteria."),
    ("sử dụng hiệu quả các nguồn lực", "Effectively use resources."),
    ("một trong những giải pháp", "One of the solutions."),
    ("các doanh nghiệp nhỏ và vừa", "Small and medium-sized enterprises."),
    ("huyện đề nghị tỉnh hỗ trợ", "The district asked the province to support."),
    ("Hiện có 230 hộ đã hoàn thành", "There are 230 households having completed."),
    ("ít nhất 1 trường", "At least 1 school."),
    ("từ 1,5 tỷ đồng trở lên", "From 1.5 billion dong or more."),
    ("xếp thứ 22/63 tỉnh thành", "Rank 22nd of 63 provinces and cities."),
    ("Tỉnh đã và đang thu hút đầu tư", "The province is attracting investment."),
    ("giải ngân được 7,51% kế hoạch vốn", "Disburse 7.51% of the capital plan."),
    ("Điều kiện kinh tế còn khó khăn", "Economic conditions still have difficulties."),
    (
        "việc thực hiện quyền trẻ em là rất quan trọng",
        "Implementing children's rights is very important.",
    ),
    ("làm chết 8 người", "Killed 8 people."),
    ("xã Zzyzx", "Zzyzx commune."),
    ("Tổng vốn đầu tư là 2.250 tỷ đồng", "Total investment is 2,250 billion dong."),
    ("giảm 3 tiêu chí so với cùng kỳ", "Decreased on 3 criteria compared with the same period."),
    ("chưa có 5 trường", "There are still not 5 schools."),
    ("nâng cao hiệu quả các dự án", "Improve effectiveness of projects."),
    (
        "Công tác chuyển đổi số chưa đạt kết quả cao, do nhiều yếu tố khách quan lẫn chủ quan",
        (
            "Digital transformation has not achieved high results, due to many objective and "
            "subjective factors."
        ),
    ),
    (
        "Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh",
        (
            "Secretary of the provincial Party Committee and Chairman of the provincial People's "
            "Committee."
        ),
    ),
    (
        "Đời sống được nâng cao; tạo nhiều mô hình sản xuất",
        "Life was improved; many production models were created.",
    ),
    ('Với phương châm "Chọn việc trọng tâm”', "With the motto “Choose central tasks”."),
    ("tình trạng trẻ em bị đuối nước, xâm hại", "The state of children drowning, abused."),
    (
        "Các ngành, địa phương cần quan tâm hơn công tác này",
        "Sectors, localities need to pay more attention to this work.",
    ),
]


@pytest.mark.parametrize(("text", "english"), GOLDEN)
def test_golden(text: str, english: str) -> None:
    assert GLOSSER.gloss(text) == english


@pytest.mark.parametrize("text", CLAUSES)
def test_seed_keeps_every_figure(text: str) -> None:
    english = re.sub(r"\D", "", GLOSSER.gloss(text))
    for quantity in find_quantities(text):
        digits = re.sub(r"\D", "", quantity.surface) or str(quantity.value)
        assert digits in english, quantity.surface


@pytest.mark.parametrize("text", CLAUSES)
def test_seed_keeps_every_negation(text: str) -> None:
    negated = re.search(r"\b(không|chưa)\b", text.lower())
    english = re.search(r"\b(not|no|never|cannot|without)\b", GLOSSER.gloss(text).lower())
    assert bool(negated) == bool(english), GLOSSER.gloss(text)


NOUNS = ("xã", "hộ nghèo", "doanh nghiệp", "tiêu chí", "dự án", "km đường", "lao động")
LEADS = ("Toàn tỉnh có", "Huyện đạt", "Đến nay, đã hoàn thành", "tăng", "Năm 2024, phấn đấu có")


@given(
    st.sampled_from(LEADS),
    st.integers(2, 9_999_999),
    st.sampled_from(["", ",5", ",25", "%", " tỷ đồng", " triệu đồng/người/năm", " ha"]),
    st.sampled_from(NOUNS),
)
def test_figures_are_exact(lead: str, number: int, rest: str, noun: str) -> None:
    printed = f"{number:,}".replace(",", ".")
    english = GLOSSER.gloss(f"{lead} {printed}{rest} {noun}")
    decimals = rest.replace(",", ".") if rest.startswith(",") else ""
    assert re.search(rf"(?<![\d.,]){number:,}{re.escape(decimals)}(?![\d]|[.,]\d)", english)


@given(
    st.sampled_from(("Huyện", "UBND tỉnh", "Người dân", "Dự án", "Các xã", "Công tác này", "")),
    st.sampled_from(
        ("không", "chưa", "vẫn chưa", "chưa được", "không được", "sẽ không", "đã không")
    ),
    st.sampled_from(
        ("hoàn thành", "đạt kết quả cao", "thực hiện tốt", "đồng bộ", "có trường học", "rõ ràng",
         "giải ngân", "quan tâm", "tăng 5%", "phê duyệt dự án", "là mục tiêu", "zzz")
    ),
)  # fmt: skip
def test_negation_is_never_lost(subject: str, negation: str, rest: str) -> None:
    english = GLOSSER.gloss(f"{subject} {negation} {rest}".strip())
    assert re.search(r"\b(not|no|never|cannot)\b", english.lower()), english


@given(st.text(max_size=120))
def test_any_text_is_glossed(text: str) -> None:
    assert GLOSSER.gloss(text) == GLOSSER.gloss(text)


@given(st.lists(st.sampled_from(" ".join(CLAUSES).split()), max_size=30))
def test_any_words_are_glossed(words: list[str]) -> None:
    english = GLOSSER.gloss(" ".join(words))
    assert english == "" or english[-1] in ".?!"


@pytest.mark.parametrize("text", ["", "   ", "...", "–"])
def test_nothing_to_gloss(text: str) -> None:
    assert GLOSSER.gloss(text) == ""


def test_year_completes_a_date() -> None:
    assert GLOSSER.gloss("Chiều 14/11", year=2024) == "On the afternoon of 14 November 2024."
    assert GLOSSER.gloss("ngày 7/2/2025", year=2024) == "On 7 February 2025."


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("47,073 triệu đồng/người/năm", "47.073 million dong per person per year"),
        ("6.206 tỷ đồng", "6,206 billion dong"),
        ("327/411", "327 of 411"),
        ("127 trên tổng số 411 xã", "127 of 411"),
        ("85,50%", "85.50%"),
        ("hơn 18%", "more than 18%"),
        ("60-70%", "60-70%"),
        ("8,5 - 9%", "8.5-9%"),
        ("từ 1,5 tỷ đồng trở lên", "1.5 billion dong or more"),
        ("≥ 95%", "≥ 95%"),
        ("1.654 hộ", "1,654"),
        ("2 nghìn tỷ đồng", "2 thousand billion dong"),
        ("hai mươi mốt xã", "21"),
        ("lớp 12", "grade 12"),
        ("thứ 22/63", "22nd of 63"),
        ("thứ ba", "third"),
        ("Nghị quyết số 57-NQ/TW", "Resolution No. 57-NQ/TW"),
        ("Đề án 06", "Project 06"),
        ("không quá 5%", "not more than 5%"),
    ],
)
def test_figures(text: str, english: str) -> None:
    assert figure_in_english(find_quantities(text)[0]) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Chiều 14/11", ("on", "the afternoon of 14 November")),
        ("ngày 22.12.2024", ("on", "22 December 2024")),
        ("ngày 16", ("on", "the 16th")),
        ("tháng 11/2024", ("in", "November 2024")),
        ("giữa tháng 2", ("in", "mid-February")),
        ("quý II/2025", ("in", "the second quarter of 2025")),
        ("năm 2024", ("in", "2024")),
        ("cuối năm 2024", ("by", "the end of 2024")),
        ("hết năm 2024", ("by", "the end of 2024")),
        ("giai đoạn 2021 - 2025", ("in", "the 2021-2025 period")),
        ("nhiệm kỳ 2020-2025", ("in", "the 2020-2025 term")),
        ("từ năm 2018 đến năm 2023", ("in", "the period from 2018 to 2023")),
        ("6 tháng đầu năm 2024", ("in", "the first 6 months of 2024")),
        ("nửa cuối năm 2024", ("in", "the second half of 2024")),
    ],
)
def test_dates(text: str, english: tuple[str, str]) -> None:
    assert date_in_english(find_moments(text)[0]) == english


def test_verb_forms() -> None:
    assert [past(verb) for verb in ("carry out", "rise", "agree", "plan", "comply with")] == [
        "carried out", "rose", "agreed", "planned", "complied with",
    ]  # fmt: skip
    assert [gerund(verb) for verb in ("be", "die", "run", "see", "break ground", "make")] == [
        "being", "dying", "running", "seeing", "breaking ground", "making",
    ]  # fmt: skip
    assert participle("highly appreciate") == "highly appreciated"
    assert [present("have"), present("have", many=True), present("be", many=True)] == [
        "has", "have", "are",
    ]  # fmt: skip


def test_noun_and_adjective_forms() -> None:
    assert [plural(noun) for noun in ("new rural commune", "criterion", "city", "member of X")] == [
        "new rural communes", "criteria", "cities", "members of X",
    ]  # fmt: skip
    assert [plural(noun) for noun in ("progress", "works", "Vân Đồn")] == [
        "progress", "works", "Vân Đồn",
    ]  # fmt: skip
    assert [adverb(word) for word in ("good", "drastic", "strict", "possible", "steady")] == [
        "well", "drastically", "strictly", "possibly", "steadily",
    ]  # fmt: skip
    assert [comparative(word) for word in ("good", "effective")] == ["better", "more effective"]
    assert [article(noun) for noun in ("province", "results")] == ["the province", "results"]


@pytest.mark.parametrize(
    ("aux", "form", "english"),
    [
        ((), "finite", "improved"),
        (("past", "passive"), "finite", "has been improved"),
        (("passive",), "finite", "was improved"),
        (("not yet",), "finite", "has not improved"),
        (("not yet", "passive"), "finite", "has not been improved"),
        (("not",), "finite", "did not improve"),
        (("future", "not"), "finite", "will not improve"),
        (("can", "not"), "finite", "cannot improve"),
        (("need",), "finite", "needs to improve"),
        (("need", "not"), "finite", "does not need to improve"),
        (("must", "passive"), "finite", "must be improved"),
        (("progressive", "passive"), "finite", "is being improved"),
        (("expected",), "finite", "is expected to improve"),
        (("not",), "base", "not to improve"),
        (("passive",), "gerund", "being improved"),
        (("not", "passive"), "participle", "not improved"),
    ],
)
def test_verb_groups(aux: tuple[str, ...], form: str, english: str) -> None:
    assert verb_group("improve", frozenset(aux), form, many=False, stative=False) == english
