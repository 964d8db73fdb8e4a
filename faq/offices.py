"""Words that posts and offices are named with, and the places that are named after persons."""

from __future__ import annotations

from faq.text import key_of

__all__ = [
    "ADDRESSES",
    "BEFORE_NAMESAKE",
    "CITIES",
    "LISTED_WORDS",
    "POST_STOPS",
    "POST_WORDS",
    "SCHOOLS",
    "SHORT_POSTS",
    "SPEAKS",
    "TITLES",
]

TITLES = frozenset(
    {("ong",), ("ba",), ("anh",), ("chi",), ("co",), ("thay",), ("dong", "chi"), ("ngai",)}
)
ADDRESSES = frozenset(map(key_of, ("ông", "bà", "ngài", "thầy")))
"""What only persons are called, whatever language their names are of."""
SHORT_POSTS = frozenset({"gđ", "pgđ", "pct", "tbt"})


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(map(key_of, phrase.split())) for phrase in text.replace("\n", "").split(",")
    )


# Words that go on with a post although they are printed small.
POST_WORDS = _phrases(
    "tỉnh,huyện,xã,phường,quận,bản,thôn,ấp,khối,nước,sở,bộ,ban,phòng,cục,hội,đoàn,đội,trạm,trường,"
    "viện,cấp,và,các,đảng,phó,khóa,ngành,công đoàn,thành phố,thị trấn,thị xã,thường trực,"
    "chuyên trách,ủy ban,nhân dân,hội đồng,chi bộ,chi cục,chi nhánh,chi hội,chi đoàn,tổng cục,"
    "công ty,tổng công ty,trung ương,quốc gia,nhiệm kỳ,đại biểu,chấp hành,thành viên,phụ nữ,"
    "nông dân,thanh niên,cựu chiến binh,liên hiệp,khu vực,hợp tác xã,văn phòng,giao thông,vận tải,"
    "nông nghiệp,nông thôn,môi trường,thương binh,xã hội,truyền thông,thể thao,du lịch,công nghệ,"
    "biên phòng,kinh tế,tài chính,hạ tầng,đô thị,dân tộc,tư pháp,nội vụ,y tế,giáo dục,đào tạo,"
    "quân sự,hành chính,hành chính công,chữ thập đỏ,quản lý dự án,quản lý khu,chỉ huy trưởng,"
    "kiểm tra tỉnh,kiểm tra huyện,kiểm tra đảng"
)
POST_STOPS = _phrases("chủ trì,đã,cho biết,phát biểu,và các,chỉ đạo,kiểm tra")
# Parts of one name with a comma between: "Sở Văn hóa, Thể thao và Du lịch".
LISTED_WORDS = _phrases("văn hóa thể thao,văn hóa xã hội,văn hóa khoa học,văn hóa thông tin")
# Schools, streets and communes bear names of persons.
BEFORE_NAMESAKE = _phrases(
    "tp,thành phố,tư tưởng,tncs,cộng sản,tiền phong,khu lưu niệm,"
    "đường,phố,cầu,phường,xã,thị trấn,quận,huyện,thôn,xóm,ấp,trường,mầm non,tiểu học,thcs,thpt,"
    "trung học cơ sở,trung học phổ thông,đại học,cao đẳng,bệnh viện,đa khoa,công viên,quảng trường,"
    "tượng đài,đền,chùa,chợ,giải thưởng"
)
SCHOOLS = _phrases("trường,mầm non,tiểu học,thcs,thpt,trung học cơ sở,trung học phổ thông")
CITIES = _phrases("tp")
"""Short forms that a full stop after them doesn't end."""
SPEAKS = _phrases("cho biết,cho hay,chia sẻ,phát biểu,nói,khẳng định,nhấn mạnh,báo cáo")
