"""What is counted in all its words, and what is only said of a part of it."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

REPORT = """Trà Vinh: Kiểm tra an toàn hồ bơi và bến đò

Ngày 3/7/2024, Sở Giáo dục và Đào tạo Trà Vinh cho biết toàn tỉnh có 318 trường học. Các đoàn đã \
kiểm tra 46 bến đò, phần lớn là bến đò nhỏ ở vùng sâu. Hơn 50 hợp tác xã cử người dự tập huấn cứu \
đuối. Số hồ sơ trễ hạn là 212 hồ sơ, hơn một nửa thuộc lĩnh vực đất đai. Năm 2024, tỉnh chi 12 tỷ \
đồng mua áo phao, tăng 3 tỷ đồng so với năm trước. Có 4.100 lao động làm việc ở các bến. Còn 640 \
em chưa biết bơi, trong đó quá nửa, 352 em, sống ở cù lao. Khách đi đò đạt 82.000 lượt, gấp 1,5 \
lần năm trước; bến đò thải 14 tấn rác. Sở yêu cầu các xã rà soát từng em chưa học bơi và dạy xong \
cho các em chưa học trước ngày 30/8.
"""
TOLD = [
    ("How many schools are there in Tra Vinh?", "318"),
    ("How many cooperatives attended the training?", "50"),
    ("Bao nhiêu bến đò được kiểm tra?", "46"),
    ("bao nhieu ho so tre han", "212"),
    ("How much more was spent on life jackets in 2024 than the year before?", "3 billion"),
    ("Khách đi đò gấp mấy lần năm ngoái?", "1,5 lần"),
    ("Các bến đò thải bao nhiêu rác?", "14 tấn rác"),
    ("Bao nhiêu em chưa biết bơi sống ở cù lao?", "352"),
]
NOT_TOLD = [
    "How many private schools are there in Tra Vinh?",
    "How many livestock cooperatives attended the training?",
    "Bao nhiêu bến đò nhỏ ở vùng sâu được kiểm tra?",
    "Giá vé đò gấp mấy lần năm ngoái?",
    "Bao nhiêu lao động bị mất việc?",
    "Which commune in Tra Vinh is the poorest?",
    "Bao nhiêu hồ sơ đất đai trễ hạn?",
]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("report"), report=REPORT)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(report: Engine, question: str, told: str) -> None:
    assert told in report.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(report: Engine, question: str) -> None:
    assert report.ask(question).status != "answered"
