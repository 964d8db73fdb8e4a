"""The function words of Vietnamese: what each does in a clause, and its English."""

from __future__ import annotations

from collections.abc import Mapping

from faq.lexicon import words_of

__all__ = ["FUNCTION_OF"]

# What a function word does: its English. Phrases of several words win over shorter ones.
_FUNCTIONS: dict[str, dict[str, str]] = {
    "of": {"của": "of"},
    "preposition": {
        "về": "on", "trong": "in", "tại": "in", "ở": "in", "cho": "for", "với": "with",
        "từ": "from", "đến": "to", "tới": "to", "trên": "on", "theo": "according to",
        "bằng": "with", "vào": "into", "sang": "over to", "giữa": "between", "ngoài": "besides",
        "sau": "after", "trước": "before", "đối với": "for", "như": "such as", "do": "due to",
        "nhờ": "thanks to", "so với": "compared with", "trên cơ sở": "on the basis of",
        "trên địa bàn": "in", "liên quan đến": "related to", "gắn với": "linked with",
        "cùng với": "together with", "thông qua việc": "through", "bên cạnh": "besides",
        "theo hướng": "towards", "về phía": "on the side of", "trong số": "among",
        "bên cạnh việc": "besides", "kể từ": "since", "tính đến": "as of", "so": "compared with",
        "lên": "to", "xuống": "to", "xung quanh": "around", "dưới": "under", "qua": "through",
        "còn về": "as for", "vì mục tiêu": "for the goal of", "với mục tiêu": "with the goal of",
        "với tổng": "with a total", "với phương châm": "with the motto", "bởi": "by",
        "hướng tới": "towards", "thay vì": "instead of", "vào cuối": "at the end of",
        "đến mức": "to the point of", "tới mức": "to the point of",
        "trong vòng": "within", "ngay sau": "right after", "đi đôi với": "together with",
    },
    "conjunction": {
        "và": "and", "hoặc": "or", "cũng như": "as well as", "cùng": "together with",
        "lẫn": "and", "mà còn": "but also", "hay": "or",
    },
    "opening": {
        "nhưng": "but", "song": "but", "tuy nhiên": "however", "nếu": "if", "khi": "when",
        "vì": "because", "do đó": "therefore", "vì vậy": "therefore", "vì thế": "therefore",
        "mặc dù": "although", "tuy": "although", "thì": "", "rằng": "that", "nên": "so",
        "trong đó": "of which", "trong khi": "while", "đồng thời": "at the same time",
        "bên cạnh đó": "besides", "ngoài ra": "in addition", "cùng với đó": "in addition",
        "nhờ đó": "thanks to this", "theo đó": "accordingly", "nhờ vậy": "thanks to this",
        "song song với đó": "in parallel with this", "trước đó": "before that",
        "từ đó": "from there", "sau đó": "after that", "đặc biệt là": "especially",
        "nhất là": "especially", "riêng": "in particular", "cụ thể": "specifically",
        "ví dụ": "for example", "tiếp đến là": "followed by", "trên cơ sở đó": "on that basis",
        "sau khi": "after", "trước khi": "before", "như sau": "as follows", "mà": "which",
        "dịp này": "on this occasion", "điển hình": "typically", "kể từ khi": "since",
        "để từ đó": "from which",
    },
    "adverb": {
        "đến nay": "so far", "tính đến nay": "so far", "hiện nay": "now", "hiện tại": "now",
        "hiện": "now", "nhìn chung": "in general", "thời gian tới": "in the coming time",
        "trong thời gian tới": "in the coming time", "thời gian qua": "in recent times",
        "trong thời gian qua": "in recent times", "những năm qua": "in recent years",
        "so với cùng kỳ": "compared with the same period", "toàn quốc": "nationwide",
        "toàn trình": "end-to-end", "trong toàn quốc": "nationwide", "hàng năm": "each year",
        "trên toàn quốc": "nationwide", "mỗi năm": "each year", "hơn nữa": "more",
        "được biết": "as is known", "có thể thấy": "it can be seen that", "như vậy": "thus",
        "năm nay": "this year", "năm ngoái": "last year", "năm trước": "the previous year",
        "trong khi đó": "meanwhile", "hôm nay": "today", "dứt điểm": "definitively",
        "trở lên": "or more", "trở xuống": "or less", "ngày càng": "more and more",
        "cùng kỳ": "the same period", "theo quy định": "in accordance with regulations",
        "nói chung": "in general", "đúng quy định": "in accordance with regulations",
        "nói riêng": "in particular", "theo thẩm quyền": "within its authority",
        "với nhau": "with each other", "nhau": "each other", "đến thời điểm này": "so far",
        "không ngừng": "without cease", "từng ngày": "day by day", "lại": "again", "nữa": "more",
        "nhất": "most", "luôn": "always", "vừa qua": "recently",
        "đúng mức": "to the right degree", "cùng nhau": "together", "mới đây": "recently",
    },
    "before verb": {
        "không chỉ": "not only", "không những": "not only", "cũng": "also", "vẫn": "still",
        "còn": "still", "vẫn còn": "still", "chỉ": "only", "mới chỉ": "only", "đều": "all",
        "cơ bản": "basically", "luôn": "always", "thường": "often", "kịp thời": "promptly",
        "chủ động": "proactively", "tích cực": "actively", "sớm": "soon",
        "từng bước": "step by step", "nhanh chóng": "quickly", "càng": "all the more",
        "vừa": "just", "trực tiếp": "directly", "thường xuyên": "regularly", "mạnh dạn": "boldly",
        "tự": "by itself", "hoàn toàn": "completely", "không còn": "no longer",
        "tiên phong": "as pioneers",
    },
    "expected": {"dự kiến": "", "dự báo": ""},
    "estimated": {"ước": "", "ước tính": "", "ước chừng": ""},
    "past": {"đã": ""},
    "progressive": {"đang": "", "đã và đang": ""},
    "future": {"sẽ": "", "sắp": ""},
    "need": {"cần": "", "cần phải": ""},
    "must": {"phải": ""},
    "can": {"có thể": ""},
    "not": {"không": "", "chẳng": "", "không thể": "can"},
    "not yet": {"chưa": "", "chưa từng": "", "chưa bao giờ": ""},
    "passive": {"được": "", "bị": ""},
    "degree": {
        "rất": "very", "khá": "fairly", "hết sức": "extremely", "quá": "too",
        "tương đối": "relatively", "vô cùng": "extremely", "hơi": "slightly",
        "đặc biệt": "especially", "ít": "little", "kém": "less",
    },
    "more": {"hơn": "more"},
    "plural": {"các": "", "những": "", "mấy": ""},
    "many": {
        "nhiều": "many", "một số": "some", "tất cả các": "all", "tất cả": "all",
        "hầu hết các": "most", "hầu hết": "most", "đa số": "most", "một vài": "a few",
        "vài": "a few", "hàng ngàn": "thousands of", "hàng nghìn": "thousands of",
        "hàng trăm": "hundreds of", "hàng chục": "dozens of", "phần lớn": "most",
        "toàn bộ các": "all the", "toàn bộ": "all the", "tất cả những": "all",
        "hàng loạt": "a series of", "một số ít": "a few", "rất nhiều": "very many",
        "không ít": "not a few", "nhiều hơn": "more", "từng tốp": "groups of",
        "các loại": "all kinds of",
    },
    "each": {
        "mỗi": "each", "từng": "each", "mọi": "every", "một": "a",
        "một trong những": "one of the", "một phần": "part of",
    },
    "more of": {"thêm": "more"},
    "all": {"cả": "all"},
    "classifier": {
        "cái": "", "chiếc": "", "sự": "", "cuộc": "", "nền": "", "ngôi": "", "căn": "", "tấm": "",
        "bức": "", "công tác": "", "số": "", "nỗi": "", "phần việc": "tasks",
    },
    "act": {"việc": ""},
    "this": {
        "này": "this", "đó": "that", "nêu trên": "the above", "nói trên": "the above",
        "kia": "that", "ấy": "that", "trên đây": "the above",
    },
    "is": {"là": "be"},
    "has": {"có": "have", "hiện có": "have"},
    "purpose": {"để": "to", "nhằm": "to", "nhằm mục đích": "to"},
    "comprise": {
        "gồm": "comprise", "bao gồm": "comprise", "gồm có": "comprise", "gồm các": "comprise",
    },
    "share": {"chiếm": "account for"},
    "way": {"một cách": ""},
    "title": {
        "đồng chí": "", "ông": "Mr", "bà": "Mrs", "các đồng chí": "comrades", "các ông": "Messrs",
        "tiến sĩ": "Dr", "ngài": "",
    },
    "name": {"Việt Nam": "Vietnam", "Trưởng": "Head"},
    "whole": {
        "toàn tỉnh": "the whole province", "toàn huyện": "the whole district",
        "cả tỉnh": "the whole province", "toàn xã": "the whole commune",
        "cả nước": "the whole country", "toàn thành phố": "the whole city",
        "toàn ngành": "the whole sector", "toàn xã hội": "the whole society", "chúng tôi": "we",
        "họ": "they", "toàn thị xã": "the whole town", "đây": "this", "ai": "who", "tôi": "I",
        "đó là": "that is",
    },
}  # fmt: skip
# A phrase as keys joined by blanks → what it does, and its English.
FUNCTION_OF: Mapping[str, tuple[str, str]] = {
    " ".join(words_of(phrase)): (role, english)
    for role, phrases in _FUNCTIONS.items()
    for phrase, english in phrases.items()
}
