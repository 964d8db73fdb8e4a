"""Two hundred files that no one can use, of every kind, and some odd ones that one can."""

from __future__ import annotations

import codecs
import os
import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path

__all__ = ["BROKEN", "HOSTILE_YAML", "ODD", "put", "write_broken", "write_odd"]

BROKEN = 200
TEXT = "Xã An Bình mở chợ\n02/05/2024\n\nSáng 1/5, xã An Bình mở chợ, có 40 sạp hàng của dân.\n"
GOOD = TEXT.encode()

ENCODINGS = (
    "cp1258", "cp1252", "latin-1", "cp1250", "mac-roman", "cp437",
    "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be",
)  # fmt: skip
HOSTILE_YAML = (
    "title: &a [x, x]\npublisher: *a\n",
    "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\ne: [*d, *d, *d]\n",
    "title: " + "[" * 5000,
    "title: " + "{a: " * 3000,
    "- " * 3000 + "a\n",
    "title: A\ntitle: B\n",
    "title: !!python/object/apply:os.system ['true']\n",
    "title: !!binary YQ==\n",
    "!!set {title}\n",
    "title: 'A\n",
    'title: "A\n',
    "title: [A, B\n",
    "title: {A\n",
    "title: A: B\n",
    "title:\n\t- A\n",
    "- title: A\n",
    "title\n",
    "<<: {title: A}\n",
    "? [a, b]\n: c\n",
    'title: "\\e[31mA"\n',
    'title: "A\\0"\n',
    'title: "\\ud800"\n',
    "title: A\x07\n",
    "title: \ufffe\n",
    "%YAML 9.9\n---\ntitle: A\n",
    "%TAG ! tag:x,2000:\n---\n!a title: A\n",
    "titel: A\n",
    "date: 14/11/2024\n",
    "date: 2024-13-01\n",
    "published: yesterday\n",
    "x" * 5000 + ": A\n",
    "date: " + "9" * 5000 + "\n",
    "k: 1\n" * 500,
    "".join(f"k{number}: 1\n" for number in range(500)),
    "title: |\n  A\n B\n",
    "@title: A\n",
    "`title`: A\n",
    "title: A #\n  : B\n",
    "\x85title: [\n",
)
"""Nothing of this states a title, a date or anything else of an article."""


def write_broken(folder: Path) -> tuple[Path, ...]:
    """Write the broken files into a folder; give the paths that faults must name."""
    chance = random.Random(7)
    paths = [*_odd_things(folder), *_sidecars(folder)]
    for number, content in enumerate(_contents(chance)):
        if len(paths) == BROKEN:
            break
        ending = chance.choice((".txt", ".md", ".TXT"))
        path = folder / f"broken-{number:03}{ending}"
        put(path, content)
        paths.append(path)
    return tuple(paths)


def put(path: Path, content: bytes) -> None:
    """Write a file that nobody sees half-written."""
    draft = path.with_name(".draft")
    draft.write_bytes(content)
    draft.replace(path)


def _contents(chance: random.Random) -> Iterator[bytes]:
    """Contents that make no article, first one of each kind, then more of those that vary."""
    yield from (b"", b" \n\t\r\n", codecs.BOM_UTF8, "…\n•\n—\n".encode(), b"---\ntitle: A\n---\n")
    yield b"---\n" + GOOD
    yield b"a" * 10_000_000
    yield b"a" * 11_000_000
    yield b"a b " * 5000
    yield b"1, " * 5000
    yield b"a.\n" * 200_001
    yield "Xã a".encode() + "\u0301\u0323".encode() * 4000
    yield b"Xa \xed\xa0\x80\n"
    yield codecs.BOM_UTF16_LE + GOOD[:1] + b"\0" + b"\x00\xd8" + b"a\0"
    yield codecs.BOM_UTF16_BE + b"\0"
    yield b"Xa\0\n"
    yield from (GOOD + bytes([control]) for control in (1, 7, 8, 14, 27, 127))
    yield b"\x89PNG\r\n\x1a\n" + chance.randbytes(300)
    yield b"PK\x03\x04" + chance.randbytes(300)
    yield b"%PDF-1.7\n" + chance.randbytes(300)
    yield b"\x7fELF\x02\x01" + bytes(200)
    yield from (TEXT.encode(encoding, "replace") for encoding in ENCODINGS)
    yield from (f"---\n{yaml}---\n{TEXT}".encode("utf-8", "replace") for yaml in HOSTILE_YAML)
    middles = [n for n in range(len(GOOD)) if GOOD[n] & 0xC0 == 0x80]
    while True:
        yield GOOD[: chance.choice(middles)]
        yield chance.randbytes(chance.randrange(60, 3000)) + b"\xff"
        cut = chance.choice(middles)
        yield GOOD[:cut] + GOOD[cut + 1 :]


def _sidecars(folder: Path) -> Iterator[Path]:
    """Good articles with hostile sidecars, and sidecars of nothing."""
    for number, yaml in enumerate(HOSTILE_YAML):
        sidecar = folder / f"stated-{number:03}.yaml"
        put(sidecar, yaml.encode("utf-8", "replace"))
        # After it: an article that was good without it would go on standing for what it said.
        put(sidecar.with_suffix(".txt"), GOOD)
        yield sidecar
    for name, content in (
        ("lonely.yaml", b"title: A\n"),
        ("lonely.yml", b"\xff"),
        ("several.yaml", b"title: A\n---\ntitle: B\n"),
    ):
        put(folder / name, content)
        yield folder / name


def _odd_things(folder: Path) -> Iterator[Path]:
    """What has the name of an article and is none."""
    for name in ("folder.txt", "folder.md"):
        (folder / name).mkdir()
        yield folder / name
    for name, target in (
        ("dangling.txt", "nowhere"),
        ("circle.txt", "circle.txt"),
        ("one.txt", "other.txt"),
        ("other.txt", "one.txt"),
        ("endless.txt", "/dev/zero"),
        ("itself.txt", "."),
    ):
        (folder / name).symlink_to(target)
        yield folder / name
    os.mkfifo(folder / "pipe.txt")
    yield folder / "pipe.txt"
    for name in ("x" * 251 + ".txt", "ộ" * 83 + ".md"):
        put(folder / name, b"")
        yield folder / name
    for name in ("line\nbreak.txt", "\x1b[2J.txt", "\u202etxt.txt"):
        put(folder / name, GOOD)
        yield folder / name


ODD = {
    "tags.txt": "<b>Chợ</b>\n\n<script>alert('x')</script> Có 7 hộ <i>nghèo</i> ở chợ Tây.\n",
    "piled.txt": "Chợ mới\n\nXa\u0301\u0323\u0301\u0323\u0301 có 8 hộ nghèo ở chợ Đông.\n",
    "decomposed.txt": unicodedata.normalize("NFD", "Chợ mới\n\nXã có 9 hộ nghèo ở chợ Nam.\n"),
    "signs.txt": "Chợ 👍🏽\n\n﷽ Có 10 hộ nghèo ở chợ Bắc 漢字 \u202eabc\u202c {x} %s {{y}}.\n",
    "ends.md": "Chợ mới\r\rXã có 11 hộ nghèo ở chợ Hạ.\r\u2028Hết.\x0b\x0c\x1f\r",
    "y" * 251 + ".txt": "Chợ mới\n\nXã có 12 hộ nghèo ở chợ Trung.\n",
    "wide.txt": "Chợ mới\n\nXã có 13 hộ nghèo ở chợ Thượng.\n",
}
"""Odd articles by name, all of which can be read."""


def write_odd(folder: Path) -> None:
    """Write the odd files into a folder."""
    for name, text in ODD.items():
        put(folder / name, text.encode("utf-16" if name == "wide.txt" else "utf-8"))
