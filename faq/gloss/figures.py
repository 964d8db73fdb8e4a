"""Figures and dates of a Vietnamese text in English format, every digit kept."""

from __future__ import annotations

import re

from faq.figures.model import Moment, Quantity
from faq.regexes import late
from faq.text import fold, nfc

__all__ = ["date_in_english", "figure_in_english"]

_APPROXIMATORS = {
    "hon": "more than", "gan": "nearly", "khoang": "about", "tren": "more than",
    "duoi": "less than", "it nhat": "at least", "toi thieu": "at least", "toi da": "at most",
    "chua den": "less than", "chua day": "less than", "chua toi": "less than",
    "khong duoi": "not less than", "khong qua": "not more than", "xap xi": "approximately",
    "tren duoi": "about", "dung": "exactly", "uoc": "an estimated", "uoc dat": "an estimated",
    "uoc tinh": "an estimated", "nhieu nhat": "at most", "khong it hon": "not less than",
    "hon khoang": "more than about",
}  # fmt: skip
_AFTERTHOUGHTS = {"tro len": "or more", "tro xuong": "or less"}
_MAGNITUDES = {
    "nghin": "thousand", "ngan": "thousand", "trieu": "million", "tr": "million",
    "ty": "billion", "ti": "billion", "tram": "hundred", "chuc": "x 10", "van": "x 10,000",
}  # fmt: skip
_UNITS = {
    "đồng": "dong", "điểm phần trăm": "percentage points", "tấn": "tonnes", "tạ": "quintals",
    "lít": "litres", "độ C": "°C", "gam": "grams", "ha": "ha",
}  # fmt: skip
_DIVISORS = {
    "nguoi": "person", "nam": "year", "thang": "month", "ngay": "day", "ho": "household",
    "nhan khau": "person", "lao dong": "worker", "vu": "crop", "quy": "quarter", "tuan": "week",
    "ha": "ha", "xa": "commune", "gio": "hour", "lan": "time", "tan": "tonne", "suat": "share",
    "truong hop": "case", "san pham": "product", "m2": "m2", "kg": "kg", "can": "house",
    "sao": "sào", "hoc sinh": "student", "ho dan": "household", "gia dinh": "family",
    "don vi": "unit", "thanh vien": "member", "doi tuong": "beneficiary", "can nha": "house",
    "mo hinh": "model", "con": "head", "cay": "tree", "luot": "turn", "chuyen": "trip",
}  # fmt: skip
_LABELS = {
    "lop": "grade", "hang": "rank", "so": "No.", "khoa": "term", "lan": "time", "loai": "type",
    "quoc lo": "National Highway", "tinh lo": "Provincial Road", "ql": "National Highway",
    "muc do": "level", "muc": "level", "cap do": "level", "hop phan": "component",
    "giai doan": "phase", "dieu": "Article", "khoan": "Clause", "chuong": "Chapter",
    "phan": "part", "buoc": "step", "dot": "round", "vong": "round", "nhom": "group",
    "to": "group", "thon": "village", "ap": "hamlet", "khu pho": "quarter", "khu vuc": "area",
    "khu": "area", "khoi": "block", "quan": "District", "phuong": "Ward", "tuyen": "line",
    "anh": "photo", "hinh": "figure", "bang": "table", "bieu": "table", "phu luc": "Appendix",
    "tap": "volume", "bai": "lesson", "trang": "page", "vung": "zone", "bac": "grade",
    "tang": "floor", "ca": "shift", "the ky": "century", "top": "top",
    "vi tri": "place", "nghi dinh": "Decree", "nghi quyet": "Resolution",
    "quyet dinh": "Decision", "thong tu": "Circular", "chi thi": "Directive",
    "ket luan": "Conclusion", "de an": "Project", "cong van": "Official Letter",
    "ke hoach": "Plan", "to trinh": "Submission", "thong bao": "Notice",
    "chuong trinh": "Programme", "chuong trinh hanh dong": "Action Programme", "luat": "Law",
    "huong dan": "Guideline", "quy dinh": "Regulation", "cong dien": "Urgent Dispatch",
    "phap lenh": "Ordinance",
}  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_PARTS = {"sáng": "morning", "trưa": "midday", "chiều": "afternoon", "tối": "evening"}
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_NUMBER = late(r"\d+(?:[.,]\d+)*")
_THOUSANDS = late(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_DECIMAL = late(r"\d+,\d+")
_ENGLISH = late(r"[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?:\.\d+)?|,\d{3}\.\d+)")
_ORDINAL_LABELS = ("thu", "lan thu", "dai hoi lan thu", "the ky thu")
_EDGES = (
    ("nua dau ", "the first half of "), ("nua cuoi ", "the second half of "), ("dau ", "early "),
    ("giua ", "mid-"), ("cuoi ", "the end of "), ("het ", "the end of "),
)  # fmt: skip


def _english_number(number: str) -> str:
    if _ENGLISH.fullmatch(number):
        return number
    if _THOUSANDS.fullmatch(number) or _DECIMAL.fullmatch(number):
        return number.translate(str.maketrans(".,", ",."))
    return number


def figure_in_english(quantity: Quantity) -> str:
    """A figure as English prints it: "khoảng 47,073 triệu đồng/người/năm" → "about 47.073 …".

    Args:
        quantity: as found in the text; its counted noun is not part of it.

    """
    surface = nfc(quantity.surface)
    if quantity.kind in ("ordinal", "document"):
        return _labelled(surface, quantity)
    before, after = "", ""
    approximator = fold(nfc(quantity.approximator))
    if approximator in _AFTERTHOUGHTS:
        after = " " + _AFTERTHOUGHTS[approximator]
        surface = surface[: len(surface) - len(approximator)].rstrip()
    elif approximator:
        sign = approximator if approximator in "≥≤><~≈" else ""
        before = (sign or _APPROXIMATORS.get(approximator, "about")) + " "
        surface = surface[len(approximator) :].lstrip()
    if not any(map(str.isdigit, surface)):
        number = f"{quantity.value:,f}"
        return f"{before}{number}{_unit(quantity)}{_per(quantity)}{after}"
    if quantity.total is not None:
        # "trên tổng số" between the two numbers says what the stroke says.
        surface = re.sub(r"(?<=\d)\D+(?=\d)", " of ", _swap(surface), count=1) + _unit(quantity)
        return before + surface + after
    return before + _with_magnitude(surface, quantity) + _per(quantity) + after


def _swap(surface: str) -> str:
    return _NUMBER.sub(lambda match: _english_number(match.group()), surface)


def _with_magnitude(surface: str, quantity: Quantity) -> str:
    """The numbers with their magnitudes and unit, without approximator and divisors."""
    body = surface.split("/")[0] if quantity.per else surface
    last = list(_NUMBER.finditer(body))[-1]
    words = fold(body[last.end() :]).replace("%", " ").split()
    head = _swap(body[: last.end()])
    head = re.sub(r"\s*[-–—]\s*", "-", head)
    for word, english in (*_MAGNITUDES.items(), ("den", "to"), ("toi", "to")):
        head = (
            re.sub(rf"(?<=[\d\s]){word}(?!\w)", english, fold(head)) if word in fold(head) else head
        )
    tail = [_MAGNITUDES[word] for word in words if word in _MAGNITUDES]
    if words[:1] == ["k"]:
        tail = ["thousand"]
    if "ruoi" in words:
        tail = ["and a half", *tail]
    return " ".join([head, *tail]) + _unit(quantity)


def _unit(quantity: Quantity) -> str:
    if quantity.unit == "%":
        return "%"
    unit = _UNITS.get(quantity.unit, quantity.unit)
    return f" {unit}" if unit else ""


def _per(quantity: Quantity) -> str:
    parts = [part for part in quantity.per.split("/") if part]
    return "".join(f" per {_DIVISORS.get(fold(nfc(part)), part)}" for part in parts)


def _labelled(surface: str, quantity: Quantity) -> str:
    """An ordinal or the number of a document: "lớp 1" → "grade 1", "thứ 22/63" → "22nd of 63"."""
    label = fold(nfc(quantity.unit))
    rest = surface[len(quantity.unit) :].strip() if quantity.unit else surface
    if label in _ORDINAL_LABELS:
        if quantity.total is not None:
            return f"{_nth(int(quantity.value))} of {rest.split('/')[-1].strip()}"
        if any(map(str.isdigit, rest)) or not 1 <= quantity.value <= 10:
            return _nth(int(quantity.value))
        return _ORDINALS[int(quantity.value) - 1]
    rest = re.sub(r"^(?:số|so)\s+", "No. ", rest, flags=re.IGNORECASE)
    if not label:
        return rest
    return f"{_LABELS.get(label, quantity.unit)} {rest}"


def _nth(number: int) -> str:
    if 10 < number % 100 < 14:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def date_in_english(moment: Moment, year: int | None = None) -> tuple[str, str]:
    """A date or period in English and the preposition it takes: ("on", "14 November").

    Args:
        moment: as found in the text.
        year: the year of a day and month printed without one; None leaves it out.

    """
    surface = fold(nfc(moment.surface))
    words = re.sub(r"\s+", " ", surface)
    edge = next((english for start, english in _EDGES if words.startswith(start)), "")
    if moment.last_year is not None:
        return "in", _years(words, moment)
    if moment.months is not None:
        which = "last" if "cuoi" in words else "first"
        length = "half" if words.startswith("nua") else f"{moment.months} months"
        which = "second" if length == "half" and which == "last" else which
        of = f" of {moment.year}" if moment.year else " of the year"
        return "in", f"the {which} {length}{of}"
    printed = moment.year or (year if moment.day and moment.month else None)
    of_year = f" {printed}" if printed else ""
    if moment.day is not None:
        spread = re.search(r"(\d{1,2})\s*[-–—]\s*(\d{1,2})(?=/)", words)
        day = f"{spread.group(1)}-{spread.group(2)}" if spread else str(moment.day)
        month = f" {_MONTHS[moment.month - 1]}" if moment.month else ""
        english = f"{day}{month}{of_year}" if month else f"the {_nth(moment.day)}"
        if moment.part:
            return "on", f"the {_PARTS[moment.part]} of {english}"
        return "on", english
    if moment.month is not None:
        return "in", f"{edge}{_MONTHS[moment.month - 1]}{of_year}"
    if moment.quarter is not None:
        of = f" of {printed}" if printed else ""
        return "in", f"{edge}the {_ORDINALS[moment.quarter - 1]} quarter{of}"
    if edge.startswith("the "):
        return "by" if "het" in words or "cuoi" in words else "in", f"{edge}{moment.year}"
    return "in", f"{edge}{moment.year}"


def _years(words: str, moment: Moment) -> str:
    years = f"{moment.year}-{moment.last_year}"
    if words.startswith("tu nam") or "den nam" in words:
        return f"the period from {moment.year} to {moment.last_year}"
    for start, english in (
        ("nhiem ky", "term"),
        ("nien khoa", "school year"),
        ("nam hoc", "school year"),
    ):
        if words.startswith(start):
            return f"the {years} {english}"
    return f"the {years} period" if words.startswith("giai doan") else years
