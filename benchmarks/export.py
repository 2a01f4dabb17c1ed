"""Export measured: ``python benchmarks/export.py [--shared FOLDER]``.

Every document (the raw ones of seeds/, every fourth of corpus/, and with --shared the public and the real ones) is written in
every format that can be read, labelled, and read back; bytes are compared between processes with different hash seeds; writing a
Word file is timed against python-docx writing the same paragraphs.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from generator.document import Document, to_text  # noqa: E402
from generator.exporting.formats import FORMATS  # noqa: E402
from generator.exporting.labels import mark_draft  # noqa: E402
from generator.exporting.manuscript import Manuscript  # noqa: E402
from generator.files.documents import read_document  # noqa: E402
from generator.files.profiles import read_profile  # noqa: E402
from generator.parsing.clean import clean  # noqa: E402
from generator.parsing.pieces import split_pieces  # noqa: E402

READABLE = (".txt", ".md", ".html", ".docx")


def texts(shared: Path | None) -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "seeds" / "documents").iterdir()):
        if path.stem != "README":
            yield path.name, read_document(path).text
    for path in sorted((ROOT / "corpus").rglob("*.txt"))[::4]:
        yield path.name, read_document(path).text
    if shared is None:
        return
    for path in sorted((shared / "seeds").glob("*.txt")):
        yield path.name, read_document(path).text
    with gzip.open(shared / "data" / "official.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            told = json.loads(line)
            yield told["id"], told["text"]


def round_trips(shared: Path | None) -> None:
    profile = read_profile()
    mark = mark_draft(profile.label)
    count, own = 0, []
    lost: dict[str, list[str]] = {suffix: [] for suffix in READABLE}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts(shared):
            for piece in split_pieces(clean(text)):
                count += 1
                document = piece.document
                again = split_pieces(clean(to_text(document)))
                if [one.document for one in again] != [document]:
                    own.append(name)  # not even plain text gives this tree back: nothing that exporting could mend
                    continue
                for suffix in READABLE:
                    path = Path(folder, f"稿{suffix}")
                    path.write_bytes(FORMATS[suffix](Manuscript(document, profile, mark)))
                    raw = read_document(path)
                    cleaned = clean(raw.text)
                    found = [one.document for one in split_pieces(cleaned)]
                    labelled = "generated" in cleaned.metadata and {"AIGC", "meta.aigc"} & set(raw.metadata)
                    if found != [document] or not labelled:
                        lost[suffix].append(name)
    print(f"{count} 篇 × {len(READABLE)} 种格式：读回不同的 {({suffix: len(names) for suffix, names in lost.items()})}；纯文本本身就不往返的 {len(own)} 篇 {own}")


def same_bytes() -> None:
    """Three processes with different hash seeds."""
    hashes: dict[str, set[str]] = {}
    for seed in ("0", "1", "2"):
        with tempfile.TemporaryDirectory() as folder:
            for suffix in FORMATS:
                path = Path(folder, f"稿{suffix}")
                command = [str(Path(sys.executable).with_name("yishi")), "draft", "--topic", "安全生产", "--length", "1500", "--seed", "7", "-o", str(path)]
                subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
                hashes.setdefault(suffix, set()).add(hashlib.sha256(path.read_bytes()).hexdigest())
    print(f"三次运行字节相同的格式：{sum(len(found) == 1 for found in hashes.values())}/{len(hashes)}")


def best(work: Callable[[], object], times: int = 9) -> float:
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return min(spent)


def speed() -> None:
    import docx

    document: Document = split_pieces(clean(read_document(sorted((ROOT / "corpus").rglob("speech-*.txt"))[0]).text))[0].document
    manuscript = Manuscript(document, read_profile(), mark_draft(read_profile().label))
    lines = [line.text for line in manuscript.lines()]

    def peer() -> None:
        made = docx.Document()
        for line in lines:
            made.add_paragraph(line)
        made.save(BytesIO())

    theirs = best(peer)
    for suffix in (".docx", ".html", ".md"):
        ours = best(lambda suffix=suffix: FORMATS[suffix](manuscript))  # type: ignore[misc]
        print(f"{suffix} {ours * 1000:.1f} ms，为 python-docx 写同样各段（{theirs * 1000:.1f} ms）的 {ours / theirs:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, help="folder with the real and the public documents")
    asked = parser.parse_args()
    same_bytes()
    speed()
    round_trips(asked.shared)


if __name__ == "__main__":
    main()
