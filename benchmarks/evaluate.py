"""What ``yishi evaluate`` says of the program's own drafts, and whether it finds what is put into them.

    python benchmarks/evaluate.py --drafts 40 --seed 11
    python benchmarks/evaluate.py --grid --seed 11

Every draft is measured as it is (the totals), and once more with each of the faults of FAULTS put in (found, of how many). A fault is
found when its measure is one more than it was in the draft as it is. ``--grid`` writes 200 drafts instead, ten topics (two of them not in
the corpus) × two genres × ten seeds, and tells what drafts on one topic with different seeds have in common.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import perf_counter

from generator.drafting.outline import DRAFTABLE, Outline, read_genre
from generator.errors import YishiError
from generator.evaluating.evaluate import Evaluated
from generator.evaluating.report import to_text
from generator.files.documents import list_documents, read_document
from generator.files.lexicon import read_lexicon
from generator.files.locations import data_folder
from generator.files.templates import read_templates
from generator.language.sentences import split_sentences
from generator.workflows.drafts import Drafter
from generator.workflows.evaluation import evaluate_drafts
from generator.workflows.registers import open_register

_LONG = 40


def _middle(text: str, put: str) -> str:
    """Put a sentence behind a sentence in the middle of a draft."""
    at = text.find("。", len(text) // 2) + 1
    return text[:at] + put + text[at:] if at else text + put


def _own(text: str, rng: Random) -> str:
    """A sentence of a draft, neither of its head nor of its last line (a roster is no sentence)."""
    return rng.choice([one for line in text.split("\n")[2:-1] for one in split_sentences(line) if len(one) > 20 and one.endswith("。")])


def faults(learned: list[str], places: list[str]) -> dict[str, tuple[str, Callable[[str, Random], str]]]:
    """Fault → the measure that tells it, and how it is put in."""
    return {
        "照搬一句（40 字以上）": ("long_runs", lambda text, rng: _middle(text, rng.choice(learned))),
        "一句说两遍": ("doubled_sentences", lambda text, rng: _middle(text, _own(text, rng))),
        "地名": ("places", lambda text, rng: _middle(text, f"要学习{rng.choice(places)}的做法。")),
        "人名": ("names", lambda text, rng: _middle(text, "市长王建国强调，要抓好落实。")),
        "数字": ("figures", lambda text, rng: _middle(text, f"已完成投资{rng.randint(2, 99)}亿元。")),
        "不成对的引号": ("marks", lambda text, rng: _middle(text, "要盯住“关键少数。")),
        "待补": ("placeholders", lambda text, rng: _middle(text, "【待补：牵头单位】要牵好头。")),
    }


def measured(texts: list[str], folder: Path, against: list[Path] | None = None) -> Evaluated:
    folder.mkdir()
    for k, text in enumerate(texts):
        (folder / f"{k:03}.txt").write_text(text, "utf-8")
    return evaluate_drafts([folder], against=against or ())


GRID = ("安全生产", "养老服务", "营商环境", "森林防火", "基层党建", "乡村振兴", "教育", "医疗卫生", "低空经济", "殡葬改革")


def grid(drafter: Drafter, seed: int) -> None:
    """Ten topics × two genres × ten seeds: faults of every draft, and what those on one topic share."""
    faulty, shares, shorts = 0, [], 0
    with tempfile.TemporaryDirectory() as name:
        for topic in GRID:
            for genre in ("speech", "meeting_news"):
                made = [drafter.draft(Outline(topic, read_genre(genre), length=2000, seed=seed * 1000 + k)) for k in range(10)]
                found = measured([one.text for one in made], Path(name) / f"{topic}-{genre}")
                wrong = [(Path(one.name).name, fault.name, fault.items[:2]) for one in found.drafts for fault in one.faults]
                faulty += sum(bool(one.faults) for one in found.drafts)
                short = sum(len(one.text) < 0.75 * 2000 for one in made)
                shorts += short
                shares.append(found.between.mean)
                print(f"{topic} {genre}：两个种子之间相同的句子 {found.between.mean:.1%}，最多 {found.between.most:.1%}；不足四分之三篇幅 {short}；毛病 {wrong}")
    print(f"200 篇：不合格 {faulty} 篇；同一主题两个种子之间相同的句子平均 {sum(shares) / len(shares):.1%}，最多的主题 {max(shares):.1%}；不足四分之三篇幅 {shorts} 篇")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--drafts", type=int, default=40)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--against", type=Path, nargs="*", default=[], help="real documents, to tell the drafts from (needs scikit-learn)")
    parser.add_argument("--telling-only", action="store_true")
    parser.add_argument("--grid", action="store_true", help="two hundred drafts over topics, genres and seeds")
    asked = parser.parse_args()
    rng = Random(asked.seed)
    register = open_register(None)
    drafter = Drafter(register, read_templates())
    if asked.grid:
        grid(drafter, asked.seed)
        return
    topics = [one for one in register.phrases.domains if one and one != "通用"]
    texts: list[str] = []
    while len(texts) < asked.drafts:
        try:
            texts.append(drafter.draft(Outline(rng.choice(topics), genre=rng.choice(tuple(DRAFTABLE)), seed=rng.randrange(10**6))).text)
        except YishiError as error:
            print("没有写成：", error)
    corpus = [read_document(path).text for path in list_documents([data_folder("corpus")])]
    learned = [one for text in corpus for line in text.split("\n") for one in split_sentences(line) if len(one) >= _LONG and one.endswith("。")]
    places = [one for one in read_lexicon(data_folder("seeds") / "lexicon").places if len(one) > 2]
    with tempfile.TemporaryDirectory() as name:
        start = perf_counter()
        plain = measured(texts, Path(name) / "plain", asked.against)
        print(to_text(plain).split("合计", 1)[1])
        print(f"{len(texts)} 篇，{perf_counter() - start:.1f} 秒；不合格 {sum(bool(one.faults) for one in plain.drafts)} 篇")
        for one in plain.drafts:
            for fault in one.faults:
                print(f"  {Path(one.name).name} {fault.name}：{fault.items[:3]}")
        if asked.telling_only:
            return
        for k, (fault_name, (measure, put)) in enumerate(faults(learned, places).items()):
            broken = measured([put(text, rng) for text in texts], Path(name) / str(k))
            pairs = list(zip(plain.drafts, broken.drafts, strict=True))
            found = sum(after[measure].value > before[measure].value for before, after in pairs)
            print(f"{fault_name}：{found}/{len(pairs)}")
            if missed := [number for number, (before, after) in enumerate(pairs) if after[measure].value <= before[measure].value]:
                print(f"  没有找到：{missed}")


if __name__ == "__main__":
    main()
