"""A profile, a short document with every part, and a way to write and read a format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.document import Document
from generator.exporting.formats import writer_of
from generator.exporting.labels import Mark
from generator.exporting.manuscript import Manuscript
from generator.exporting.profile import Profile
from generator.files.documents import RawDocument, read_document
from generator.files.profiles import read_profile
from generator.parsing.clean import Cleaned, clean
from generator.parsing.parser import parse
from generator.parsing.pieces import split_pieces

SPEECH = """在全县安全生产工作会议上的讲话
（2026年3月5日）
县长　×××
同志们：
下面，我讲两点意见。
一、提高站位，认清“形势”
要认清形势，抓住关键。重点做到：一是责任再压实。各部门要守土尽责。二是措施再细化。要列出清单，发至【待补：单位】。
（一）加强排查。各乡镇要逐户排查隐患。
（二）加强督查。县安委办要定期督查。
二、压实责任
1.落实党政责任。党政主要负责同志要亲自抓。
2.落实企业责任。企业要开展自查。
同志们，让我们行动起来，以实际成效交上答卷！"""
NOTICE = """××县人民政府关于做好防汛备汛工作的通知
×政发〔2026〕3号
各乡镇人民政府，县政府各部门：
现将有关事项通知如下。
一、排查隐患
要组织力量排查隐患。
二、备足物资
要按标准备足物资。
××县人民政府
2026年3月5日"""


@dataclass(frozen=True)
class Again:
    """What an exported file gives when it is read."""

    raw: RawDocument
    cleaned: Cleaned
    documents: tuple[Document, ...]


RoundTrip = Callable[..., Again]


@pytest.fixture(scope="session")
def profile() -> Profile:
    return read_profile()


@pytest.fixture(scope="session")
def speech() -> Document:
    return parse(SPEECH)


@pytest.fixture(scope="session")
def notice() -> Document:
    return parse(NOTICE)


@pytest.fixture(scope="session")
def round_trip(tmp_path_factory: pytest.TempPathFactory, profile: Profile) -> RoundTrip:
    folder = tmp_path_factory.mktemp("out")

    def write_and_read(document: Document, suffix: str, mark: Mark | None = None, *, look: Profile = profile) -> Again:
        path: Path = folder / f"稿{suffix}"
        path.write_bytes(writer_of(path.name)(Manuscript(document, look, mark)))
        raw = read_document(path)
        cleaned = clean(raw.text)
        return Again(raw, cleaned, tuple(piece.document for piece in split_pieces(cleaned)))

    return write_and_read
