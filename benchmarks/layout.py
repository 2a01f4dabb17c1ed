"""Lays out drafts of three genres, converts them by LibreOffice, and measures the pages: ``python benchmarks/layout.py [--keep FOLDER]``.

Needs LibreOffice Writer, poppler-utils and Chinese fonts (Debian: libreoffice-writer poppler-utils texlive-lang-chinese
fonts-arphic-ukai fonts-arphic-uming fonts-wqy-zenhei). The fonts that the profiles name are not free; a fontconfig file made
for the run puts free ones of the same kind in their place. ``--pictures`` renews the small pictures in docs/layout.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: Fonts that a profile names → free ones of the same kind, the first that is installed.
STAND_INS = {
    "方正小标宋简体": ("FandolSong", "Noto Serif CJK SC", "AR PL UMing CN"),
    "黑体": ("FandolHei", "WenQuanYi Zen Hei"),
    "楷体_GB2312": ("FandolKai", "AR PL UKai CN"),
    "仿宋_GB2312": ("FandolFang R", "FandolFang"),
    "宋体": ("FandolSong", "AR PL UMing CN"),
}
TEXLIVE = "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"
SAMPLES = (
    ("speech", "anquan-shengchan-diaodu.yaml"),
    ("meeting_news", "yingshang-huanjing-xinwen.yaml"),
    ("minutes", "xiangmu-yaosu-jiyao.yaml"),
)
#: Types of the peer's checker for our genres.
PEER_TYPES = {"speech": "speech", "meeting_news": "news", "minutes": "minutes"}
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', re.S)
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.S)


@dataclass(frozen=True)
class Row:
    """One line of type on a page."""

    top: float
    left: float
    right: float
    text: str


def pages(pdf: Path) -> Iterator[tuple[float, float, list[Row]]]:
    """Width, height and lines of every page, from the words that poppler finds."""
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    for width, height, body in _PAGE.findall(told):
        rows: dict[int, list[tuple[float, float, float, str]]] = {}
        for x0, y0, x1, y1, word in _WORD.findall(body):
            middle = (float(y0) + float(y1)) / 2
            key = next((known for known in rows if abs(known - middle) <= 6), round(middle))
            rows.setdefault(key, []).append((float(x0), float(x1), float(y0), unescape(word)))
        lines = []
        for middle, words in sorted(rows.items()):
            words.sort()
            lines.append(Row(float(middle), words[0][0], words[-1][1], "".join(word for *_, word in words)))
        yield float(width), float(height), lines


def number_rows(lines: list[Row], pattern: str) -> list[Row]:
    return [row for row in lines if re.fullmatch(pattern, row.text.replace(" ", ""))]


def fonts_conf(folder: Path) -> Path:
    installed = subprocess.run(["fc-list", ":", "family"], check=True, capture_output=True, text=True).stdout
    installed += " ".join(sorted(path.stem for path in Path(TEXLIVE).glob("*.otf"))) if Path(TEXLIVE).is_dir() else ""
    aliases = []
    for name, free in STAND_INS.items():
        found = [one for one in free if one.split()[0].lower() in installed.lower()]
        chosen = "".join(f"<string>{one}</string>" for one in found)
        aliases.append(f'<match target="pattern"><test name="family"><string>{name}</string></test><edit name="family" mode="assign" binding="strong">{chosen}</edit></match>')
    path = folder / "fonts.conf"
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include>/etc/fonts/fonts.conf</include><dir>{TEXLIVE}</dir>{"".join(aliases)}</fontconfig>',
        "utf-8",
    )
    return path


def to_pdf(docx: Path, folder: Path, fonts: Path) -> Path:
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "FONTCONFIG_FILE": str(fonts), "LANG": "C.UTF-8"}
    command = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(docx)]
    subprocess.run(command, check=True, capture_output=True, env=environment, timeout=300)
    return folder / f"{docx.stem}.pdf"


@dataclass(frozen=True)
class Figures:
    """What the pages come to. A blank line counts as a line, the last page not as a full one."""

    pages: int
    full_pages: list[int]  # lines
    line_lengths: Counter[int]  # full-width characters of lines that reach from edge to edge
    numbers: list[tuple[str, str, float]]  # text, side, millimetres from the type area
    fonts: list[str]


def figures(pdf: Path, right_margin: float = 26, bottom_margin: float = 35) -> Figures:
    counts: list[int] = []
    lengths: Counter[int] = Counter()
    numbers = []
    found = list(pages(pdf))
    for k, (width, height, lines) in enumerate(found, 1):
        foot = number_rows(lines, r"—\d+—")
        body = [row for row in lines if row not in foot]
        gaps = [b.top - a.top for a, b in itertools.pairwise(body)]
        pitch = statistics.mode(round(gap) for gap in gaps) if gaps else 1
        if k < len(found):
            counts.append(1 + sum(round(gap / pitch) for gap in gaps))
        edge = width - right_margin / 25.4 * 72
        lengths.update(len(row.text) for row in body if abs(row.right - edge) < 4 and row.left < 85 and not re.search(r"[ -~“”‘’…]", row.text))
        below = height - bottom_margin / 25.4 * 72
        numbers += [(row.text, "右" if row.left > width / 2 else "左", round((row.top - below) * 25.4 / 72, 1)) for row in foot]
    told = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True, text=True).stdout
    return Figures(len(found), counts, lengths, numbers, sorted({line.split()[0].split("+")[-1] for line in told.splitlines()[2:]}))


def report(pdf: Path, name: str) -> None:
    found = figures(pdf)
    sides = " ".join(f"{text}{side}{distance}mm" for text, side, distance in found.numbers)
    print(f"{name}: {found.pages} 页，满页行数 {found.full_pages}，满行字数 {found.line_lengths.most_common(3)}，页码 {sides}，字体 {found.fonts}")


def lost(docx: Path, pdf: Path) -> int:
    """Characters of the document that its pages do not show."""
    with zipfile.ZipFile(docx) as package:
        written = unescape(re.sub("<[^>]+>", "", package.read("word/document.xml").decode("utf-8")))
    shown = "".join(row.text for _, _, lines in pages(pdf) for row in lines)
    missing = Counter(re.sub(r"\s", "", written)) - Counter(re.sub(r"\s", "", shown))
    return missing.total()


def check_with_peer(gongwen: Path, docx: Path, kind: str) -> None:
    done = subprocess.run([str(gongwen), "check", "-t", kind, "--json", str(docx)], capture_output=True, text=True)
    faults = re.findall(r'"severity":\s*"(P\d)"', done.stdout)
    print(f"gongwen check -t {kind} {docx.name}: {dict(sorted(Counter(faults).items())) or '无'} 退出码={done.returncode}")


def audit(command: Path, docx: Path) -> None:
    done = subprocess.run([str(command), "--output", "json", str(docx)], capture_output=True, text=True)
    found = json.loads(done.stdout)[0]
    print(f"openxml-audit {docx.name}: {found['error_count']} 处不合规范，{found['warning_count']} 处提醒")


def small_png(pgm: bytes) -> bytes:
    """A picture in sixteen greys, a fifth of what poppler makes of it."""
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", pgm)
    assert head
    width, height = int(head[1]), int(head[2])
    grey = bytes(value >> 4 for value in pgm[head.end() :])
    rows = bytearray()
    for k in range(height):
        row = grey[k * width : (k + 1) * width] + b"\0" * (width % 2)
        rows += b"\0" + bytes(high << 4 | low for high, low in zip(row[::2], row[1::2], strict=True))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    described = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", described) + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b"")


def take_pictures(pdf: Path, folder: Path) -> None:
    target = ROOT / "docs" / "layout"
    target.mkdir(exist_ok=True)
    for old in target.glob(f"{pdf.stem}-*.png"):
        old.unlink()
    subprocess.run(["pdftoppm", "-r", "50", "-gray", str(pdf), str(folder / pdf.stem)], check=True)
    for page in sorted(folder.glob(f"{pdf.stem}-*.pgm")):
        (target / f"{page.stem}.png").write_bytes(small_png(page.read_bytes()))
        page.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="folder to keep the files in")
    parser.add_argument("--gongwen", type=Path, help="the gongwen command of gongwen-skill, in an environment of its own")
    parser.add_argument("--audit", type=Path, help="the openxml-audit command, which checks files against the schemas of the format")
    parser.add_argument("--pictures", action="store_true", help="renew docs/layout/*.png")
    asked = parser.parse_args()
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        raise SystemExit("needs LibreOffice Writer and poppler-utils")
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        fonts = fonts_conf(folder)
        yishi = str(Path(sys.executable).with_name("yishi"))
        for profile in ("gbt9704", "reading"):
            for genre, outline in SAMPLES:
                docx = folder / f"{profile}-{genre}.docx"
                subprocess.run([yishi, "draft", str(ROOT / "seeds" / "outlines" / outline), "--profile", profile, "-o", str(docx)], check=True, capture_output=True)
                pdf = to_pdf(docx, folder, fonts)
                report(pdf, docx.stem)
                print(f"  页面上少了的字 {lost(docx, pdf)}")
                if asked.gongwen:
                    check_with_peer(asked.gongwen, docx, "speech" if profile == "reading" else PEER_TYPES[genre])
                if asked.audit:
                    audit(asked.audit, docx)
                if asked.pictures and (profile == "gbt9704" or genre == "speech"):
                    take_pictures(pdf, folder)


if __name__ == "__main__":
    main()
