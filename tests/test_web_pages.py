"""Saved pages, built as papers and portals of the provinces build theirs."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from faq.documents.articles import Article
from faq.documents.formats import read_document
from faq.documents.formats.document import Document
from faq.documents.reading import read_article
from faq.documents.sentences import split_sentences
from faq.errors import LoadError

TITLE = "Xã An Bình khai trương chợ trung tâm"
DATE = "02/05/2024 08:00"
LEAD = "Sáng 1/5, UBND xã An Bình (tỉnh Cà Mau) tổ chức lễ khai trương chợ trung tâm xã."
FIRST = "Chợ có 45 gian hàng, phục vụ hơn 1.200 hộ dân; tổng kinh phí xây dựng 3,5 tỷ đồng."
CAPTION = "Quang cảnh lễ khai trương chợ. Ảnh: Lê Bình"
HEADING = "Tạo sinh kế cho người dân"
SECOND = "Ông Lê Văn An, Chủ tịch UBND xã, cho biết xã sẽ mở thêm 12 gian hàng trong năm 2025."
BYLINE = "Lê Bình"
ARTICLE = [TITLE, DATE, LEAD, FIRST, CAPTION, HEADING, SECOND, BYLINE]
UNDATED = [TITLE, *ARTICLE[2:]]

NAVIGATION = "".join(
    f'<li><a href="/{n}">{n}</a></li>' for n in ("Trang chủ", "Thời sự", "Kinh tế")
)
OTHER_NEWS = "".join(
    f'<li class="item"><a href="/{n}.html"><img src="{n}.jpg">{title}</a></li>'
    for n, title in enumerate(
        ("Giá xăng giảm 500 đồng từ 15 giờ chiều nay", "Khai mạc hội chợ với 300 gian hàng")
    )
)
IMPRINT = "Cơ quan chủ quản: UBND tỉnh. Giấy phép số 137/GP-TTĐT. Điện thoại: 0290.3831."
COMMENT = "Bạn đọc Hùng: Tôi thấy chợ nhỏ quá, chỉ có 20 gian hàng cho bà con buôn bán thôi."

PAPER = f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{TITLE} - Báo Cà Mau</title>
<meta name="description" content="{LEAD}"><meta property="og:title" content="{TITLE}">
<meta property="og:url" content="https://baocamau.vn/cho-a1.html">
<meta property="og:site_name" content="Báo Cà Mau">
<meta property="article:published_time" content="2024-05-02T08:00:00+07:00">
<script>document.write("<p>Chợ có 99 gian hàng, do kịch bản viết ra.</p>")</script></head><body>
<header><nav><ul>{NAVIGATION}</ul></nav></header>
<div class="main"><div class="detail-breadcrumb"><a href="/">Trang chủ</a> <a>Thời sự</a></div>
<h1 class="detail-title">{TITLE}</h1>
<h2 class="detail-sapo" data-role="sapo">{LEAD}</h2>
<div class="detail-content"><p>{FIRST}</p>
<figure type="Photo"><div><img src="a.jpg" alt="{CAPTION}"></div>
<figcaption class="PhotoCMS_Caption"><p>{CAPTION}</p></figcaption></figure>
<div type="RelatedOneNews"><a href="/x"><img src="x.jpg">Huyện mở 7 chợ mới</a></div>
<h3>{HEADING}</h3><p>{SECOND}</p><p style="text-align: right"><b>{BYLINE}</b></p></div>
<div class="detail-share"><a href="#">Chia sẻ</a></div>
<div class="detail__related"><h3>Tin liên quan</h3><ul>{OTHER_NEWS}</ul></div>
<div class="box-comment"><h3>Bình luận</h3><div class="item"><p>{COMMENT}</p></div></div></div>
<aside><h2>Đọc nhiều</h2><ul>{OTHER_NEWS}</ul></aside>
<footer><p>{IMPRINT}</p></footer></body></html>"""

PICTURE_TABLES = f"""<!DOCTYPE html>
<!-- saved from url=(0042)https://baocamau.vn/cho-trung-tam-p12.html -->
<html lang="vi"><head><meta charset="utf-8"><title>{TITLE} - Báo Cà Mau điện tử</title></head>
<body class="detail"><header><nav>{NAVIGATION}</nav></header><div class="main-column article">
<h1 class="article__title">{TITLE}</h1>
<div class="article__meta"><time class="time" datetime="2024-05-02T08:00+07:00">{DATE}</time></div>
<div class="article__sapo"><strong>{LEAD}</strong></div>
<div class="article__body" itemprop="articleBody"><p>{FIRST}</p>
<table class="picture"><tbody><tr><td class="pic"><img src="a.jpg"></td></tr>
<tr><td class="caption">{CAPTION}</td></tr></tbody></table>
<div class="cms-relate"><h2>Tin liên quan</h2><a href="/y">Huyện mở 7 chợ mới</a></div>
<h3><strong>{HEADING}</strong></h3><div>{SECOND}</div><p>{BYLINE}</p></div>
<div class="article__tag"><a href="/t">chợ trung tâm</a></div>
<ul class="comment-list"><li><p>{COMMENT}</p></li></ul></div>
<div class="sidebar"><ul>{OTHER_NEWS}</ul></div><footer>{IMPRINT}</footer></body></html>"""

PORTAL = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
 "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>
  Cổng thông tin điện tử tỉnh Cà Mau
</title></head><body><form method="post" action="./a.aspx" id="aspnetForm">
<input type="hidden" name="__VIEWSTATE" value="dDwt"/><table width="1000"><tr><td colspan="3">
<div id="menu"><ul>{NAVIGATION}</ul></div></td></tr><tr><td><a href="/m">Giới thiệu</a></td>
<td valign="top"><div id="ctl00_panel"><span class="ArticleTitle"><b>{TITLE}</b></span><br/>
<span class="ArticleDate">{DATE}</span><div class="ArticleSummary"><b>{LEAD}</b></div>
<div class="ArticleBody"><p class="MsoNormal"><span style="font-size:14pt">{FIRST}</span></p>
<p class="MsoNormal" align="center"><img src="a.jpg"/></p>
<p class="MsoNormal" align="center"><i>{CAPTION}</i></p>
<p class="MsoNormal"><b><span>{HEADING}<o:p></o:p></span></b></p>
<p class="MsoNormal"><span>{SECOND.replace(" ", chr(10), 3)}</span></p>
<p class="MsoNormal" align="right"><b>{BYLINE}</b></p></div><span>Số lượt xem: 1023</span>
<div class="OtherNews"><b>Các tin khác</b><ul>{OTHER_NEWS}</ul></div></div></td>
<td>Thống kê truy cập<br/>Đang online: 23</td></tr>
<tr><td colspan="3">CỔNG THÔNG TIN ĐIỆN TỬ TỈNH CÀ MAU<br/>{IMPRINT}</td></tr>
</table></form></body></html>"""

BREAKS = f"""<html><head><meta charset="utf-8">
<title>{TITLE} | Trang thông tin điện tử xã</title></head><body>
<div id="header"><div class="menu"><ul>{NAVIGATION}</ul></div></div><div id="content">
<h2 class="title">{TITLE}</h2><div class="date">{DATE}</div>
<div class="noidung">{LEAD}<br /><br />{FIRST}<br><img src="a.jpg"><br><em>{CAPTION}</em><br><br>
<strong>{HEADING}</strong><br />{SECOND}<br /><br /><strong>{BYLINE}</strong></div>
<div class="tinkhac"><h3>Tin khác</h3><ul>{OTHER_NEWS}</ul></div></div>
<div id="footer">{IMPRINT}</div></body></html>"""

WORD = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"><title>Bài cũ</title></head>
<body><div class=WordSection1>{
    "".join(f"<p class=MsoNormal><span lang=VI>{line}<o:p></o:p></span></p>" for line in ARTICLE)
}</div></body></html>"""


def read(folder: Path, page: str | bytes) -> Document:
    path = folder / "a.html"
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return read_document(path)


def article(folder: Path, page: str) -> Article:
    read(folder, page)
    return read_article(folder / "a.html")


def fault(folder: Path, page: str | bytes) -> str:
    with pytest.raises(LoadError) as caught:
        read(folder, page)
    (found,) = caught.value.faults
    assert Path(found.path).name == "a.html"
    return found.message


PAGES = {
    "paper": (PAPER, UNDATED),
    "picture tables": (PICTURE_TABLES, ARTICLE),
    "portal": (PORTAL, ARTICLE),
    "line breaks": (BREAKS, ARTICLE),
    "word": (WORD, ["Bài cũ", *ARTICLE]),
}


@pytest.mark.parametrize(("page", "lines"), PAGES.values(), ids=PAGES)
def test_the_article_alone_a_paragraph_a_line(tmp_path: Path, page: str, lines: list[str]) -> None:
    assert read(tmp_path, page).text.splitlines() == lines


@pytest.mark.parametrize("page", [PAPER, PICTURE_TABLES, PORTAL, BREAKS])
def test_lines_keep_their_roles(tmp_path: Path, page: str) -> None:
    roles = {s.text: s.role for s in split_sentences(article(tmp_path, page))}
    assert roles.pop(DATE, "head") == "head"
    assert roles == {
        TITLE: "title", LEAD: "body", FIRST: "body", HEADING: "subheading", SECOND: "body",
        "Quang cảnh lễ khai trương chợ.": "caption", "Ảnh: Lê Bình": "caption", BYLINE: "credit",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("page", "publisher", "url"),
    [
        (PAPER, "Báo Cà Mau", "https://baocamau.vn/cho-a1.html"),
        (PICTURE_TABLES, "Báo Cà Mau điện tử", "https://baocamau.vn/cho-trung-tam-p12.html"),
        (PORTAL, "", ""),
        (BREAKS, "Trang thông tin điện tử xã", ""),
    ],
)
def test_what_the_page_states(tmp_path: Path, page: str, publisher: str, url: str) -> None:
    found = article(tmp_path, page)
    assert (found.title, found.date, found.published) == (TITLE, "2024-05-01", "2024-05-02")
    assert (found.publisher, found.url, found.place) == (publisher, url, "Cà Mau, An Bình")


def test_sidecar_goes_before_what_the_page_states(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: Chợ quê\npublished: 2020\n", encoding="utf-8")
    found = article(tmp_path, PAPER)
    assert (found.title, found.published, found.publisher) == ("Chợ quê", "2020", "Báo Cà Mau")


def test_the_same_page_gives_the_same_text(tmp_path: Path) -> None:
    assert article(tmp_path, PAPER) == article(tmp_path, PAPER)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>Dân vui lắm.<br>Chợ đông.</p>", ["Dân vui lắm.", "Chợ đông."]),
        ("<p>Lúc <time>15 giờ</time>, chợ <b>đông</b>.</p>", ["Lúc 15 giờ, chợ đông."]),
        ("<center>Dân vui lắm.</center>", ["Dân vui lắm."]),
        ("<div><span>Dân vui lắm.</span></div>", ["Dân vui lắm."]),
        ("Dân vui lắm.<p>Chợ đông.</p>", ["Dân vui lắm.", "Chợ đông."]),
        ("<p>Dân&nbsp;vui \u200b lắm.\x07</p>", ["Dân vui lắm."]),
        ("<p>Dân vui lắm.</p>".replace("â", "a\u0302"), ["Dân vui lắm."]),
        ("<ul><li>Một là vui;</li><li>hai là đông.</li></ul>", ["- Một là vui;", "- hai là đông."]),
        (
            "<table><tr><th>Chợ</th><th>Số gian</th></tr><tr><td>Cũ</td><td>20</td></tr></table>",
            ["Chợ | Số gian", "Cũ | 20"],
        ),
        ("<p><span class=place>Cà Mau</span>Dân vui lắm.</p>", ["Cà Mau Dân vui lắm."]),
        ("<p><a href=/x>Xem thêm: Huyện mở 7 chợ mới trong năm 2024</a></p>", []),
        ("<p>***</p>", []),
    ],
)
def test_markup(tmp_path: Path, body: str, lines: list[str]) -> None:
    page = f"<html><body><article><h1>{TITLE}</h1><p>{LEAD}</p><p>{FIRST}</p>{body}<p>{SECOND}</p>"
    assert read(tmp_path, page).text.splitlines() == [TITLE, LEAD, FIRST, *lines, SECOND]


def test_names_of_blocks_that_mean_something_else(tmp_path: Path) -> None:
    wrapped = f'<div class="relative flex"><p>{SECOND}</p></div>'
    page = PAPER.replace(f"<p>{SECOND}</p>", wrapped)
    assert read(tmp_path, page).text.splitlines() == UNDATED


def test_a_line_that_is_printed_twice(tmp_path: Path) -> None:
    page = PAPER.replace(
        f"<h3>{HEADING}</h3>", f"<p>Xin cảm ơn ông!</p>{SECOND}<p>Xin cảm ơn ông!</p>"
    )
    assert read(tmp_path, page).text.count("Xin cảm ơn ông!") == 2


@pytest.mark.parametrize("title", ["Báo cáo về chợ xã An Bình", "Cổng chợ xã An Bình đã xong"])
def test_titles_that_begin_like_names_of_sites(tmp_path: Path, title: str) -> None:
    page = PORTAL.replace(TITLE, title)
    assert read(tmp_path, page).text.splitlines()[0] == title


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        (f"<h1>{TITLE}</h1><p>{LEAD}</p>", [TITLE, LEAD]),
        (f"<p>{LEAD}</p>", [LEAD]),
        (
            f"<html><head><title>{TITLE}</title></head><body><p>{LEAD}</p></body></html>",
            [TITLE, LEAD],
        ),
        (
            PAPER.replace(f"<p>{SECOND}</p>", "").replace(f"<h3>{HEADING}</h3>", ""),
            [TITLE, LEAD, FIRST, CAPTION, BYLINE],
        ),
    ],
)
def test_short_pages(tmp_path: Path, page: str, lines: list[str]) -> None:
    assert read(tmp_path, page).text.splitlines() == lines


SIMPLE = (
    f"<html><head>{{}}<title>{TITLE}</title></head><body><p>{LEAD}</p><p>{FIRST}</p></body></html>"
)


@pytest.mark.parametrize(
    "content",
    [
        SIMPLE.format("").encode(),
        b"\xef\xbb\xbf" + SIMPLE.format("").encode(),
        SIMPLE.format("").encode("utf-16"),
        SIMPLE.format("<meta charset=iso-8859-1>").encode("ascii", "xmlcharrefreplace"),
    ],
)
def test_encodings(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content).text.splitlines() == [TITLE, LEAD, FIRST]


def test_windows_1258_that_says_so(tmp_path: Path) -> None:
    page = (
        "<meta charset=windows-1258><p>Đa\u0323i hô\u0323i xa\u0303 ho\u0323p sa\u0301ng nay.</p>"
    )
    assert read(tmp_path, page.encode("cp1258")).text == "Đại hội xã họp sáng nay.\n"


def test_nothing_is_fetched_or_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    head = (
        '<meta http-equiv="refresh" content="0; url=http://anbinh.vn/x">'
        '<link rel="stylesheet" href="http://anbinh.vn/x.css"><base href="http://anbinh.vn/">'
        '<script src="http://anbinh.vn/x.js"></script>'
    )
    frames = '<iframe src="http://anbinh.vn/y"></iframe><object data="http://anbinh.vn/z"></object>'
    page = PAPER.replace("<head>", f"<head>{head}").replace("<p>", f"{frames}<p>", 1)
    assert read(tmp_path, page).text.splitlines() == UNDATED


TOO_LARGE = "The page is too large or too deeply nested for an article; save the article alone."
NO_ARTICLE = "No article was found in the page; save its text as .txt."
ENTITIES = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("", "The page is empty."),
        ("<html><body><a href=/x>Đăng nhập</a></body></html>", NO_ARTICLE),
        ("<div>" * 100_000, TOO_LARGE),
        ("<p>x</p>" * 40_000, TOO_LARGE),
        (f"<p {' '.join(f'a{n}' for n in range(100_000))}>{LEAD}</p>", TOO_LARGE),
        (f"<p>{'Dân vui. ' * 700_000}</p>", TOO_LARGE),
        ("<div>" * 20_000, NO_ARTICLE),
        ("<!--" * 100_000, "The page is empty."),
        (
            "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html>",
            "A web archive (.mht), no page; save it as a web page (.html).",
        ),
        (
            f"<p>{LEAD}{LEAD}</p>".encode("utf-16-be")[1:],
            "The page isn't UTF-8 and names no encoding; save it again from the browser.",
        ),
    ],
    ids=lambda value: str(value)[:20],
)
def test_fault(tmp_path: Path, page: str | bytes, message: str) -> None:
    assert fault(tmp_path, page) == message


@pytest.mark.parametrize(
    "around",
    [
        "<div>" * 250,
        ENTITIES,
        f'<img src="data:image/png;base64,{"A" * 6_000_000}">',
        f'<script type="application/ld+json">{"[" * 200_000}</script>',
        f"<!DOCTYPE {'/' * 200_000}>",
    ],
    ids=["nested", "entities", "picture", "data", "doctype"],
)
def test_oddities_do_not_hide_the_article(tmp_path: Path, around: str) -> None:
    page = f"{around}<html><body><article><h1>{TITLE}</h1><p>{LEAD}</p><p>{FIRST}</p>"
    assert read(tmp_path, page).text.splitlines()[-1] == FIRST
