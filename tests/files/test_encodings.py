"""Bytes → text: every encoding that Chinese documents come in, and declarations that lie."""

from __future__ import annotations

import codecs
import random

import pytest

from generator.errors import InputError
from generator.files.encodings import binary_kind, decode, is_binary

TEXT = "在全县会议上的讲话\n同志们：\n\u3000\u3000今天召开全县安全生产工作会议，主要任务是总结工作。\n一、要提高站位。\n"
TRADITIONAL = "同志們：今天召開全縣安全生產工作會議，主要任務是總結工作，這個問題要重視。"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "utf-32-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("gbk"), "gb18030"),
        (TEXT.encode("gb18030"), "gb18030"),
        (b"\x84\x31\x95\x33" + TEXT.encode("gb18030"), "gb18030"),
    ],
)
def test_every_encoding_is_read_and_named(data: bytes, encoding: str) -> None:
    assert decode(data) == (TEXT, encoding)
    assert not is_binary(data)


def test_the_byte_order_without_a_mark_is_told_by_the_text_not_by_the_side_of_the_nuls() -> None:
    # 一 and the ideographic space hold their NUL where ASCII does not
    text = "\u3000\u3000一一得一。\n" * 5
    for order in ("utf-16-le", "utf-16-be"):
        assert decode(text.encode(order)) == (text, order)


def test_plain_ascii_in_utf16_is_not_taken_for_utf8() -> None:
    assert decode("<p>hello</p>\n".encode("utf-16-le")) == ("<p>hello</p>\n", "utf-16-le")


def test_a_stray_nul_does_not_make_utf16_of_a_text() -> None:
    data = "会议 A\0 结束。".encode()
    assert decode(data) == ("会议 A\0 结束。", "utf-8")
    assert decode(b"meeting\0 notes!!")[1] == "utf-8"


@pytest.mark.parametrize("declared", [None, "gb2312", "GBK", "big5", "latin-1", "utf-16", "shift_jis", "no-such", "hex", "a\0b", "idna", ""])
def test_utf8_wins_over_any_declaration(declared: str | None) -> None:
    assert decode(TEXT.encode(), declared=declared) == (TEXT, "utf-8")


@pytest.mark.parametrize("declared", [None, "utf-8", "gb2312", "big5", "iso-8859-1", "utf-16", "shift_jis", "no-such", "hex", "a\0b", "idna"])
def test_gb18030_is_read_under_a_wrong_declaration(declared: str | None) -> None:
    assert decode(TEXT.encode("gbk"), declared=declared) == (TEXT, "gb18030")


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1"])
def test_few_characters_are_enough_for_gb18030(declared: str | None) -> None:
    assert decode("张三".encode("gbk"), declared=declared) == ("张三", "gb18030")


def test_characters_beyond_gb2312_are_read_though_gb2312_is_declared() -> None:
    assert decode("朱镕基路，㙍头村𠮷".encode("gb18030"), declared="gb2312")[0] == "朱镕基路，㙍头村𠮷"


@pytest.mark.parametrize("declared", ["big5", "Big5-HKSCS", "gb2312", None])
def test_big5_is_not_read_as_rare_characters(declared: str | None) -> None:
    assert decode(TRADITIONAL.encode("big5"), declared=declared) == (TRADITIONAL, "big5hkscs")


def test_a_right_declaration_of_another_charset_is_believed() -> None:
    japanese = "お知らせ：会議は十時に始まります。"
    assert decode(japanese.encode("shift_jis"), declared="Shift_JIS") == (japanese, "shift_jis")


def test_a_mark_before_bytes_of_another_encoding_is_dropped() -> None:
    assert decode(codecs.BOM_UTF8 + TEXT.encode("gbk")) == (TEXT, "gb18030")


def test_nothing_is_text_too() -> None:
    assert decode(b"") == ("", "utf-8")
    assert not is_binary(b"")


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xff\xff\xff\xff",
        TEXT.encode() + b"\xff",
        TEXT.encode()[:-30] + b"\xe5" + TEXT.encode()[-30:],
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1],
    ],
    ids=["noise", "damaged at the end", "damaged within", "torn"],
)
def test_damaged_bytes_are_refused_not_garbled(data: bytes) -> None:
    with pytest.raises(InputError, match="文字编码") as caught:
        decode(data)
    assert isinstance(caught.value, ValueError)
    assert "UTF-8" in caught.value.advice


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n" + TEXT.encode(), "PDF 文件"),
        (b"PK\x03\x04" + bytes(30), "压缩包或 Office 文件"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"\xff\xd8\xff\xe0", "图片"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "旧版 Office 文件（.doc、.xls、.ppt）或加密文件"),
        (b"{\\rtf1\\ansi}", "RTF 文件"),
        (b"\x00\x01\x02\x03", "二进制文件"),
        (TEXT.encode() + bytes(60), "二进制文件"),
        (random.Random(1).randbytes(5000), "二进制文件"),
    ],
)
def test_binaries_are_known_and_named(data: bytes, kind: str) -> None:
    assert is_binary(data)
    assert binary_kind(data) == kind


def test_a_text_with_a_few_controls_is_text() -> None:
    assert not is_binary((TEXT * 3 + "\x0c\x07\x00").encode())
    assert not is_binary("\x1b[1m讲话\x1b[0m".encode())
