"""How Vietnamese words behave in a clause, and the English words that need a rule of their own."""

from __future__ import annotations

import re

from faq.lexicon import words_of
from faq.regexes import late

__all__ = [
    "ABOVE",
    "ABSTRACT",
    "AGENTS",
    "ALONE",
    "APART",
    "AREA",
    "ASKING",
    "BARE_PLURAL",
    "BEGUN",
    "CHANGES",
    "CHANGES_TO",
    "CLAUSAL",
    "DONE",
    "DONE_TO",
    "FIELDS",
    "FINITE",
    "LACKS",
    "LIGHT",
    "MEASURED_ON",
    "MEETINGS",
    "MOTIONS",
    "NOUN_FIRST",
    "NUMBERS",
    "OBJECT_PREPOSITIONS",
    "PARTICLES",
    "PLACE",
    "SAYING",
    "SPEECH",
    "STATIVE",
    "SUFFERED",
    "TELLING",
    "TITLE",
    "TOWARDS",
    "TO_CHAIN",
    "USES",
    "keys_of",
]


def keys_of(*phrases: str) -> frozenset[str]:
    """Phrases, several to a string between commas, as pieces name them: keys joined by blanks."""
    return frozenset(
        " ".join(words_of(phrase.strip())) for line in phrases for phrase in line.split(",")
    )


# Nouns that a verb after them explains: "quá trình xây dựng" is the process of building.
ABSTRACT = keys_of(
    "hoạt động, nhiệm vụ, giải pháp, quá trình, tình hình, kết quả, chương trình, dự án",
    "kế hoạch, nhu cầu, nguồn, mức, tỷ lệ, tiến độ, đề án, quyền, mô hình, tiêu chí, nguy cơ",
    "phong trào, phương án, mục tiêu, chủ trương, chính sách, quy chế, kinh phí, vốn",
    "nguồn vốn, lĩnh vực, kỹ năng, kinh nghiệm, nạn, hành vi, phong cách, biện pháp, khả năng",
    "thời gian, mục đích, tinh thần, tư duy, tốc độ, danh sách, hồ sơ, vùng, khu vực",
    "quy hoạch, quy định, chỉ số, chi phí, ngành, hệ thống, cơ sở, hạ tầng, vụ, năng lực",
    "thủ tục, cơ chế, hội nghị, lễ, khu, trạm, nhà máy, quy trình, kỹ thuật, diện tích",
    "ý thức, trách nhiệm, vai trò, nhận thức, chỉ tiêu, phương pháp, sản phẩm, thị trường",
    "mạng lưới, công trình, tuyến, hạng mục, gói thầu, chương trình hành động, công việc",
    "lực lượng, đội ngũ, tổng mức",
)
# Verbs whose plain form is told in the present.
STATIVE = keys_of(
    "là, có, cần, thuộc, gồm, bao gồm, phấn đấu, muốn, mong muốn, còn, thiếu, biết, hiểu",
    "tin tưởng, mong, hy vọng, hướng tới, tồn tại, thích, nằm, dự kiến",
)
# Verbs before which another verb stands as "to do"; after all others it stands as "doing".
TO_CHAIN = keys_of(
    "tiếp tục, phấn đấu, quyết tâm, cam kết, đề nghị, yêu cầu, nỗ lực, quyết định, thống nhất",
    "giúp, đồng ý, dự kiến, muốn, mong muốn, chuẩn bị, cố gắng, phối hợp, hỗ trợ",
    "tạo điều kiện, giao, chỉ đạo, kêu gọi, mời gọi, mời, khuyến khích, cho phép, vận động",
    "hướng dẫn, ưu tiên, bắt đầu, ước tính, ước, kiến nghị, tham mưu, đảm bảo, bảo đảm",
    "kết hợp, phân công, động viên, hợp tác, nhất trí, xin, hứa, đăng ký, mong, hy vọng, cử",
    "đủ, giúp đỡ, đưa, cho, thúc đẩy, sẵn sàng, buộc, trình, đệ trình",
)
# Verbs that open a sentence as "Concluding, …", "Attending … were …".
SPEECH = keys_of(
    "phát biểu, phát biểu kết luận, phát biểu chỉ đạo, kết luận, tham dự, dự, tới dự, cùng dự",
    "đến dự, phát biểu khai mạc",
)
# Verbs of saying, whose clause may stand after a comma.
SAYING = keys_of(
    "đánh giá, nêu rõ, cho biết, khẳng định, nhấn mạnh, cho rằng, cho thấy, nêu, chỉ rõ, lưu ý",
    "kết luận, nhận định, thông tin, chia sẻ",
)
# Verbs of asking, whose clause may say what is needed.
ASKING = keys_of("đề nghị, yêu cầu, kiến nghị, nhấn mạnh, chỉ rõ, khẳng định, lưu ý")
# Verbs for what is done to a plan or to funds: "chương trình triển khai tốt" is implemented well.
DONE_TO = keys_of(
    "thực hiện, triển khai, triển khai thực hiện, giải ngân, tổ chức thực hiện, phân bổ",
    "ban hành, phê duyệt, khởi công, bàn giao, nghiệm thu, giải quyết, xử lý",
)
# Verbs that say no more than the verb after them: "thực hiện rà soát" is to review.
LIGHT = keys_of("thực hiện, tiến hành, triển khai thực hiện, tổ chức thực hiện")
# What one suffers and nobody does to one: "bị đuối nước" is to drown.
SUFFERED = keys_of("đuối nước, ốm, chết, thiệt mạng, tử vong, ngã, chết đuối, phá sản")
# Nouns that a whole clause explains: "tình trạng trẻ em bị xâm hại".
CLAUSAL = keys_of("tình trạng, hiện tượng")
# Nouns that count what stands behind them.
NUMBERS = keys_of("số lượng, tổng số, số")
# Where "trên" is "in".
FIELDS = late(r"(?:field|area|sector|aspect|province|district|country)s?$")
# Verbs of change: "tăng 7,5%" is "increased by 7.5%".
CHANGES = keys_of(
    "tăng, giảm, tăng trưởng, tăng thêm, giảm thêm, sụt giảm, giảm bớt",
)
# Verbs of change up or down to a figure: "tăng lên 9%" is "increased to 9%".
CHANGES_TO = keys_of("tăng lên, giảm xuống, nâng lên, hạ xuống")
# What is counted where something falls, not by how much it falls.
MEASURED_ON = keys_of("tiêu chí, mặt, chỉ tiêu, chỉ số")
# Verbs that tell of means, so that "hiệu quả" after them is how they are done.
USES = keys_of(
    "sử dụng, thực hiện, triển khai, khai thác, huy động, quản lý, triển khai thực hiện",
)
# Words after a verb that say nothing of their own.
PARTICLES = keys_of("được, ra, lên, xuống, lại, đi, về")
# What means "the above" behind a noun, and "in the area" with no noun after it.
ABOVE = keys_of("trên")
AREA = keys_of("trên địa bàn")
# Openings after which a verb without subject stands as "doing".
BEGUN = keys_of("khi, sau khi, trước khi, trong khi, kể từ khi")
# Openings that set one thing apart from the rest of the subject.
APART = keys_of("nhất là, đặc biệt là")
# Verbs that tell what was so, even when their subject is left out.
TELLING = keys_of(
    "đạt, đạt được, tăng, giảm, chiếm, ước đạt, vượt, bằng, trị giá, tăng lên, giảm xuống",
    "tăng thêm, làm chết, cho thấy, nêu rõ, cho biết, khẳng định, nhấn mạnh, nêu",
)
# Verbs that never explain the noun before them.
FINITE = TELLING | keys_of("tiếp tục")
# Verbs that stand behind a noun as participles: "vốn giao" is funds assigned.
DONE = keys_of(
    "giao, đề ra, phân bổ, đăng ký, huy động, trình, kéo dài, phân giao, thảo luận",
)
# What "còn" says there still is.
LACKS = keys_of("hạn chế, tồn tại, bất cập, khó khăn, vướng mắc, khuyết điểm")
# English for adjectives that stand as nouns.
ALONE = {"socio-economic": "the socio-economy", "new rural": "new rural areas"}  # fmt: skip
# Prepositions that are verbs after an auxiliary.
MOTIONS = {
    key: english
    for phrase, english in (
        ("đến", "come to"), ("tới", "come to"), ("vào", "enter"), ("về", "return to"),
        ("sang", "move to"), ("lên", "rise to"), ("xuống", "fall to"),
    )
    for key in keys_of(phrase)
}  # fmt: skip
# English nouns that take no article with a name.
PLACE = late(r"(?:province|district|commune|city|town|township|ward|village|hamlet)s?$")
# English titles that take "of".
TITLE = late(
    r"^(?:(?:permanent |standing |deputy |vice |general |chief )*"
    r"(?:director|head|chairman|chairwoman|secretary|member|commander|inspector)\b|"
    r"(?:deputy )?head of)",
    re.IGNORECASE,
)
# Prepositions that English replaces by the one of the verb.
TOWARDS = keys_of("vào, về, đến, tới, với")
# Who acts: a verb after them is theirs.
AGENTS = keys_of(
    "tỉnh, huyện, xã, thành phố, thị xã, phường, thị trấn, địa phương, người dân, nhân dân",
    "hộ, bà con, doanh nghiệp, ủy ban nhân dân, ủy ban nhân dân tỉnh, ủy ban nhân dân huyện",
    "hội nông dân, ủy ban nhân dân xã, hội đồng nhân dân, hội đồng nhân dân tỉnh, nông dân",
    "cấp ủy, đảng bộ, đảng ủy, tỉnh ủy, huyện ủy, bí thư tỉnh ủy, chủ tịch",
    "chủ tịch ủy ban nhân dân tỉnh, thủ tướng chính phủ, chính phủ, hộ dân, gia đình",
    "chính quyền, chính quyền địa phương, công an, lực lượng, đại biểu, ban thường vụ",
    "ban thường vụ tỉnh ủy, hội, đoàn, công ty, học sinh, giáo viên, cán bộ, đơn vị, cơ quan",
    "sở, ngành, thường trực, phòng, trường, cơ quan chức năng, ngành chức năng, đảng viên",
    "ủy ban nhân dân thành phố, ủy ban nhân dân thị xã, ban chỉ đạo, các sở, nhà nước",
    "nhà đầu tư, đại diện, người nuôi, người đứng đầu, chuyên gia, tổ chức, hợp tác xã",
    "ban quản lý, chủ đầu tư",
)
# Nouns that could be verbs, and seldom are.
NOUN_FIRST = keys_of("lãnh đạo, đại diện, báo cáo, dự thảo, kế hoạch, ý kiến, vốn")
# What one is at, not in.
MEETINGS = late(r"(?:meeting|session|conference|ceremony|congress|time|point)s?\b")
# English verbs that take a preposition before their object.
OBJECT_PREPOSITIONS = {
    "comply": "with", "focus": "on", "participate": "in", "respond": "to", "care": "about",
    "listen": "to", "concentrate": "on", "invest": "in", "relate": "to", "depend": "on",
    "contribute": "to", "belong": "to", "lie": "in", "work": "with", "speak": "at", "comment": "on",
    "agree": "on", "strive": "for", "campaign": "for", "cooperate": "with", "lead": "",
}  # fmt: skip
# English nouns that stand in the plural when nothing counts them.
_BARE_PLURAL_WORDS = """
enterprise citizen worker official household farmer solution criterion task difficulty result
opinion child student teacher resource achievement shortcoming target condition cadre person
document goal obstacle regulation service job procedure model requirement visitor opportunity
business investor authority product servant right proposal need advantage accident expert
scientist shrimp fisherman tree vehicle card crime case factor method policy issue
problem disease change drug
"""
BARE_PLURAL = frozenset(_BARE_PLURAL_WORDS.split())
