"""A web page as a tree: what to take out before the article is looked for, and what it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from lxml import etree, html
from lxml.html import HtmlElement

from faq.documents.formats.document import UnreadableError
from faq.regexes import late
from faq.values import NamedTuple

__all__ = ["PageLine", "lines_of_page", "parse_page"]

_MAX_CHARACTERS = 5_000_000
_MAX_ELEMENTS = 30_000
_MAX_ATTRIBUTES = 200_000
_MAX_ATTRIBUTES_OF_ONE = 1000
_TOO_LARGE = "The page is too large or too deeply nested for an article; save the article alone."

_DATA_ADDRESS = late(r"\bdata:[\w.+-]+/[^\s\"'<>()]*")
_BLOCKS = frozenset(
    "address article aside blockquote br caption center dd div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html body li main nav ol p pre section table tbody "
    "td tfoot th thead tr ul".split()
)
_UNSEEN = frozenset(
    "aside button footer head iframe nav noscript object script select style svg template "
    "textarea".split()
)
# What stands beside an article on Vietnamese sites: readers' comments, other news, key words.
_BESIDE = late(
    r"comment|binh-?_?luan|relate[ds]?(?![a-z])|lien-?_?quan|tin-?_?khac|other-?_?news|key-?_?word|tu-?_?khoa|"
    r"breadcrumb|most-?_?(?:view|read)|(?:doc|xem)-?_?nhieu",
    re.IGNORECASE,
)
_CAPTION = late("caption|chu-?thich", re.IGNORECASE)
_CONTROL = late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_BLANKS = late(r"\s+")
_MAX_CELL = 200
_NAMED = ("div", "section", "ul", "ol", "aside", "span", "p")
_TABLE_PARTS = ("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th")


class PageLine(NamedTuple):
    """A line that a page prints outside its menus."""

    text: str
    """Its words, blanks made one."""
    tag: str
    """The innermost block that it stands in: "h1", "p"."""
    names: str
    """Class and id of that block."""
    linked: int
    """How many of its characters are links."""


class _Counter:
    """A parser's target that builds nothing and stops at what would take too long to build."""

    def __init__(self) -> None:
        self.elements = self.attributes = 0

    def start(self, _tag: str, attributes: Mapping[str, str]) -> None:
        """Count an element."""
        self.elements += 1
        self.attributes += len(attributes)
        if (
            self.elements > _MAX_ELEMENTS
            or self.attributes > _MAX_ATTRIBUTES
            or len(attributes) > _MAX_ATTRIBUTES_OF_ONE
        ):
            raise UnreadableError(_TOO_LARGE)

    def end(self, tag: str) -> None:
        """Take no notice of an end tag."""

    def close(self) -> int:
        """Return the number of elements."""
        return self.elements


def parse_page(markup: str) -> HtmlElement:
    """Return the tree of a page, ready for the extraction of its article.

    Pictures keep their captions as paragraphs, tables that only lay the page out are opened, and
    what plainly stands beside the article is gone. Raise ``UnreadableError`` for a page that is
    too large.
    """
    markup = _DATA_ADDRESS.sub("", markup)
    if len(markup) > _MAX_CHARACTERS:
        raise UnreadableError(_TOO_LARGE)
    content = markup.encode("utf-8", "replace")
    options: dict[str, Any] = {"encoding": "utf-8", "remove_comments": True, "remove_pis": True}
    try:
        etree.fromstring(content, etree.HTMLParser(target=_Counter(), **options))
        tree = html.document_fromstring(content, html.HTMLParser(collect_ids=False, **options))
    except etree.ParserError as error:
        raise UnreadableError("The page is empty.") from error
    _join_source_lines(tree)
    _open_layout(tree)
    _free_captions(tree)
    _free_text(tree)
    _drop_surroundings(tree)
    return tree


def lines_of_page(tree: HtmlElement) -> Iterator[PageLine]:
    """Yield the lines that a page prints, in order; menus and what no reader sees are left out."""
    words: list[str] = []
    names: list[str] = []
    tag = ""
    linked = links = 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        starts = event == "start"
        if element.tag in _BLOCKS or element.tag in _UNSEEN:
            text = " ".join("".join(words).split())
            if text:
                yield PageLine(text, tag, " ".join(names), linked)
            words, names, linked = [], [], 0
            tag = str(element.tag) if starts else ""
        if element.tag in _UNSEEN and starts:
            walk.skip_subtree()
            continue
        if starts:
            names.append(_names_of(element))
        if element.tag == "a":
            links += 1 if starts else -1
        piece = (element.text if starts else element.tail) or ""
        words.append(piece)
        linked += len(piece.strip()) if links else 0


def _join_source_lines(tree: HtmlElement) -> None:
    """Make blanks of the line breaks of the markup, which a page doesn't show."""
    for element in tree.iter():
        within = next(element.iterancestors("pre"), None) is not None
        element.text = _joined(element.text or "", keep=within or element.tag == "pre")
        element.tail = _joined(element.tail or "", keep=within)


def _joined(text: str, *, keep: bool) -> str:
    text = _CONTROL.sub("", text)
    return text if keep else _BLANKS.sub(" ", text)


def _open_layout(tree: HtmlElement) -> None:
    """Turn tables without data, which only place things on the page, into plain blocks."""
    layout = {table for table in tree.iter("table") if not _holds_data(table)}
    parts = [
        part
        for part in tree.iter(*_TABLE_PARTS)
        if (part if part.tag == "table" else next(part.iterancestors("table"), None)) in layout
    ]
    for part in parts:
        part.tag = "div"


def _holds_data(table: HtmlElement) -> bool:
    """Tell whether a table has rows of several short cells and neither pictures nor tables."""
    if next(table.iterdescendants("table", "img", "form", "ul"), None) is not None:
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    cells = [" ".join(cell.itertext()) for row in rows for cell in row]
    return sum(len(row) > 1 for row in rows) > 1 and all(len(cell) <= _MAX_CELL for cell in cells)


def _free_captions(tree: HtmlElement) -> None:
    """Take captions out of their figures, which an extraction of text passes over."""
    for figure in list(tree.iter("figure")):
        figure.tag = "div"
        figure.attrib.clear()
    for element in list(tree.iter("figcaption", "div", "p", "span")):
        if element.tag == "figcaption" or _CAPTION.search(_names_of(element)):
            element.attrib.clear()
            if element.tag != "span":
                element.tag = "div" if _has_blocks(element) else "p"


def _free_text(tree: HtmlElement) -> None:
    """Make paragraphs of the odd blocks among paragraphs, and plain words of marked ones."""
    of_text = {paragraph.getparent() for paragraph in tree.iter("p")}
    for element in list(tree.iter("div", "center", "section")):
        near = islice(element.iterancestors(), 2)
        if any(ancestor in of_text for ancestor in near) and not _has_blocks(element):
            element.tag = "p"
    for element in list(tree.iter("time", "label", "output")):
        if next(element.iterancestors("p", "li", "td"), None) is not None:
            element.drop_tag()
    for element in tree.iter("span"):
        # "<span class=place>Hà Nội</span>Sáng 1/5": what the style sheet keeps apart.
        text, tail = "".join(element.itertext()), element.tail or ""
        if element.get("class") and text[-1:].isalnum() and (tail[:1].isupper() or tail[:1] == "("):
            element.tail = f" {tail}"


def _has_blocks(element: HtmlElement) -> bool:
    return any(child.tag in _BLOCKS and child.tag != "br" for child in element.iterdescendants())


def _names_of(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def _drop_surroundings(tree: HtmlElement) -> None:
    """Take out menus, readers' comments, lists of other news and key words.

    A block that holds most of the page, or its title, is the article, whatever its name.
    """
    for element in list(tree.iter(*_UNSEEN - {"head", "script"})):
        element.drop_tree()
    beside = [element for element in tree.iter(*_NAMED) if _BESIDE.search(_names_of(element))]
    titled = {ancestor for title in tree.iter("h1") for ancestor in title.iterancestors()}
    sizes: dict[HtmlElement, int] = {}
    for _, element in etree.iterwalk(tree, events=("end",)):
        inside = sum(sizes[child] + len(child.tail or "") for child in element)
        sizes[element] = 0 if element.tag in _UNSEEN else len(element.text or "") + inside
    for element in beside:
        if sizes[element] * 2 < sizes[tree] and element not in titled:
            element.drop_tree()
