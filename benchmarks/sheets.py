"""Makes the sheets for blind readings: what drafts say, shuffled with real texts and with corpus documents kept out of learning.

    python benchmarks/sheets.py sentences OUT --seed 1 --shared ../shared
    python benchmarks/sheets.py paragraphs OUT --seed 1 --shared ../shared
    python benchmarks/sheets.py drafts OUT --seed 1
    python benchmarks/sheets.py versions OUT --seed 1 --other CHECKOUT

Every tenth document of the corpus is held out; the register of the drafts is learned from the rest. ``sheet.txt`` is for the reader,
``key.tsv`` says where each entry came from. ``python benchmarks/sheets.py score OUT…`` joins the keys with the readers' ``scores.tsv``, and tells
drafts apart by the length that was asked for. ``versions`` has the drafts of this checkout and of another on one sheet, so that one reader marks both. ``python benchmarks/sheets.py keep OUT…`` takes the real texts out of a sheet that was read, and what
readers quoted of them: the repository holds only what was written for it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from generator.document import Paragraph, Section, body_text, walk  # noqa: E402
from generator.drafting.outline import Outline, read_genre  # noqa: E402
from generator.files.registers import learn_folder  # noqa: E402
from generator.files.templates import read_templates  # noqa: E402
from generator.language.sentences import split_sentences  # noqa: E402
from generator.parsing.parser import parse  # noqa: E402
from generator.workflows.drafts import Drafter  # noqa: E402

TOPICS = ("安全生产", "养老服务", "营商环境", "森林防火", "基层党建", "乡村振兴", "教育", "市场监管", "低空经济", "殡葬改革")
LEVELS, LENGTHS, GENRES = ("县", "市", "区"), (1500, 2000, 2500), ("speech", "meeting_news")
#: So many whole drafts, and as many documents of the corpus of the same genres, make a sheet.
DRAFTS = 12
#: And so many, where two versions are read beside each other.
_BESIDE = 6
#: For topics that the corpus does not have a few words are given, as its users are told to.
FOCI = {"低空经济": ("低空物流", "起降场", "空域管理", "飞行安全", "应用场景"), "殡葬改革": ("惠民殡葬", "公墓建设", "移风易俗", "散埋乱葬治理")}
#: What stands for a real text in a sheet that is kept.
NOT_KEPT = "（真实公文，不收入仓库）"
_FIGURES = re.compile("[0-9A-Za-z×〔％%]|[一二三四五六七八九十]+(?:年|月|日|亿|万)")


def held_out() -> tuple[list[Path], list[Path]]:
    """The corpus in two: nine tenths to learn from, one tenth to read beside."""
    files = sorted((ROOT / "corpus").glob("*/*.txt"))
    return [path for k, path in enumerate(files) if k % 10 != 3], files[3::10]


def drafter() -> Drafter:
    """A drafter that has not seen what is held out."""
    learned, _ = held_out()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "corpus"
        for path in [*learned, *(ROOT / "corpus").glob("*/*.yaml"), *(ROOT / "corpus").glob("*/*.tsv")]:
            target = folder / path.parent.name / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
        register, _, _ = learn_folder(folder, processes=2)
    return Drafter(register, read_templates())


def asked_for(seed: int, count: int) -> list[tuple[str, str, str, int]]:
    """Topic, genre, level and length of each draft of a sheet: a topic is written in the other genre at its next turn, and in the sheet of the next seed."""
    rng, out = Random(seed), []
    for k in range(count):
        topic, genre = TOPICS[k % len(TOPICS)], GENRES[(k + k // len(TOPICS) + seed) % len(GENRES)]
        out.append((topic, genre, rng.choice(LEVELS), rng.choice(LENGTHS)))
    return out


def drafts(seed: int, count: int) -> list[tuple[str, str, tuple[str, ...]]]:
    """Drafts over topics, genres and levels: (name, text, its composed sentences)."""
    make, out = drafter(), []
    for number, (topic, genre, level, length) in enumerate(asked_for(seed, count), seed * 1000):
        made = make.draft(Outline(topic, read_genre(genre), level=level, length=length, foci=FOCI.get(topic, ()), seed=number))
        out.append((f"draft:{topic}:{genre}:{level}:{number}", made.text, tuple(origin.sentence for origin in made.origins)))
    return out


def real_texts(shared: Path) -> list[str]:
    """The public documents, without their figures' worth of sentences."""
    with gzip.open(shared / "data" / "official.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def bodies(paths: list[Path]) -> list[str]:
    """The texts of corpus documents, without the empty lines that drafts do not have either."""
    return [re.sub("\n\\s*\n", "\n", path.read_text("utf-8").split("---", 2)[2].strip()) for path in paths]


def _sentences(text: str) -> list[str]:
    return [one for line in text.split("\n") for one in split_sentences(line) if one.endswith("。") and 18 <= len(one) <= 75 and one.count("，") >= 1 and not _FIGURES.search(one)]


def _paragraphs(text: str) -> list[str]:
    """Paragraphs as the tree has them, the inline items of a line each for itself."""
    out = []
    for _, block in walk(parse(text).body):
        if isinstance(block, Paragraph) and not block.inline and 90 <= len(block.text) <= 420:
            out.append(block.text)  # what runs on from a heading is read with it
        elif isinstance(block, Section) and block.heading and (inline := [one for one in block.blocks if isinstance(one, Paragraph) and one.inline]):
            whole = block.heading + body_text(tuple(inline[:1]))
            if 90 <= len(whole) <= 420:
                out.append(whole)
    return [one for one in out if not re.search("[0-9×]|【待补", one)]


def _sheet(out: Path, entries: list[tuple[str, str]], rng: Random) -> None:
    rng.shuffle(entries)
    out.mkdir(parents=True, exist_ok=True)
    with (out / "sheet.txt").open("w", encoding="utf-8") as sheet, (out / "key.tsv").open("w", encoding="utf-8") as key:
        for number, (name, text) in enumerate(entries, 1):
            sheet.write(f"【{number:03d}】\n{text}\n\n")
            key.write(f"{number:03d}\t{name}\n")


def make(kind: str, out: Path, seed: int, shared: Path) -> None:
    """Write one sheet and its key."""
    rng = Random(seed)
    _, kept = held_out()
    corpus = bodies(kept)
    entries: list[tuple[str, str]] = []
    if kind == "drafts":
        entries = [(name, text) for name, text, _ in drafts(seed, DRAFTS)]
        for genre, wanted in Counter(genre for _, genre, *_ in asked_for(seed, DRAFTS)).items():
            alike = [k for k, text in enumerate(corpus) if kept[k].name.startswith(genre) and 900 <= len(text) <= 3200]
            entries += [(f"corpus:{kept[k].parent.name}/{kept[k].name}", corpus[k]) for k in rng.sample(alike, wanted)]
    else:
        count = 120 if kind == "sentences" else 60
        take = _sentences if kind == "sentences" else _paragraphs
        made = [(name, one) for name, text, said in drafts(seed, 30) for one in (said if kind == "sentences" else take(text))]
        entries = [(name, text) for name, text in rng.sample(made, count)]
        ours = [("corpus", one) for text in corpus for one in take(text)]
        theirs = [("real", one) for text in real_texts(shared) for one in take(text)]
        entries += rng.sample(ours, count // 4) + rng.sample(theirs, count // 4)
    _sheet(out, entries, rng)


def versions(out: Path, seed: int, other: Path) -> None:
    """Write a sheet of the drafts of this checkout (new) and of another one (old), asked for alike, and of fewer documents of the corpus."""
    code = "import json, sys; sys.path.insert(0, 'benchmarks'); import sheets; print(json.dumps([one[:2] for one in sheets.drafts(int(sys.argv[1]), int(sys.argv[2]))]))"
    made = subprocess.run([sys.executable, "-c", code, str(seed), str(DRAFTS)], cwd=other, env={**os.environ, "PYTHONPATH": str(other.resolve())}, check=True, capture_output=True, text=True)
    _, kept = held_out()
    alike = [k for k, path in enumerate(kept) if path.name.startswith(GENRES)]
    entries = [(f"new:{name}", text) for name, text, _ in drafts(seed, DRAFTS)] + [(f"old:{name}", text) for name, text in json.loads(made.stdout)]
    rng = Random(seed)
    entries += [(f"corpus:{kept[k].parent.name}/{kept[k].name}", bodies([kept[k]])[0]) for k in rng.sample(alike, _BESIDE)]
    _sheet(out, entries, rng)


def _of_length(name: str) -> str:
    """What a draft is counted under, by its name in the key: the length asked for."""
    seed, k = divmod(int(name.rsplit(":", 1)[1]), 1000)
    return f"draft {asked_for(seed, k + 1)[k][-1]} 字"


def score(folders: list[Path]) -> None:
    """Means by origin, and those of drafts by length."""
    found: dict[str, list[int]] = defaultdict(list)
    for folder in folders:
        key = dict(line.split("\t") for line in (folder / "key.tsv").read_text("utf-8").splitlines())
        for line in (folder / "scores.tsv").read_text("utf-8").splitlines():
            number, mark, *_ = line.split("\t")
            name = key[f"{int(number):03d}"]
            for kind in (name.split(":")[0], *([_of_length(name)] if name.startswith("draft:") else [])):
                found[kind].append(int(mark))
    for name, marks in sorted(found.items()):
        share = [sum(mark == wanted for mark in marks) / len(marks) for wanted in (2, 1, 0)]
        print(f"{name}: {len(marks)} 条，均值 {sum(marks) / len(marks):.2f}；2 分 {share[0]:.0%}，1 分 {share[1]:.0%}，0 分 {share[2]:.0%}")


def keep(folders: list[Path]) -> None:
    """Take the real texts out of sheets, and the readers' words on them out of the scores."""
    for folder in folders:
        real = {number for number, name in (line.split("\t") for line in (folder / "key.tsv").read_text("utf-8").splitlines()) if name == "real"}
        if (sheet := folder / "sheet.txt").exists():
            sheet.write_text(re.sub("【(\\d+)】\n(?:(?!【\\d+】\n).*\n?)*", lambda match, real=real: f"【{match[1]}】\n{NOT_KEPT}\n\n" if match[1] in real else match[0], sheet.read_text("utf-8")), "utf-8")
        scores = folder / "scores.tsv"
        lines = [line.split("\t") for line in scores.read_text("utf-8").splitlines()]
        scores.write_text("".join("\t".join(line[:2] if f"{int(line[0]):03d}" in real else line) + "\n" for line in lines), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("sentences", "paragraphs", "drafts", "versions", "score", "keep"))
    parser.add_argument("out", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--other", type=Path, help="another checkout, for versions")
    asked = parser.parse_args()
    if asked.kind in ("score", "keep"):
        {"score": score, "keep": keep}[asked.kind](asked.out)
    elif len(asked.out) > 1:
        parser.error("one sheet at a time")
    elif asked.kind == "versions":
        versions(*asked.out, asked.seed, asked.other or parser.error("--other is wanted"))
    else:
        make(asked.kind, *asked.out, asked.seed, asked.shared)


if __name__ == "__main__":
    main()
