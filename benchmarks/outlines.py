"""What outlines must show, measured: trees through outlines, facts in made outlines, fills, and the cost of a draft.

    python benchmarks/outlines.py [--outlines 100] [--shared FOLDER] [--markdown FILE]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from generator.drafting.derive import outline_of  # noqa: E402
from generator.files.outline_writing import write_new  # noqa: E402
from generator.files.outlines import outline_from_text  # noqa: E402
from generator.files.registers import own_register  # noqa: E402
from generator.files.templates import read_templates  # noqa: E402
from generator.parsing.parser import parse  # noqa: E402
from generator.workflows.drafts import make_draft  # noqa: E402
from generator.workflows.outlines import fill_outline  # noqa: E402
from tests.outlines.test_documents import documents, no_register  # noqa: E402
from tests.outlines.test_facts import make, misplaced  # noqa: E402

Row = tuple[str, str, str]
COMMAND = "`python benchmarks/outlines.py`"


def trees(shared: Path) -> list[Row]:
    """Documents whose outline, written and read back, drafts to the same tree."""
    out = []
    for name, folders in (("corpus/ 与 seeds/documents", (ROOT / "corpus", ROOT / "seeds" / "documents")), ("网上找来的样张 `--shared`/seeds", (shared / "seeds",))):
        same = total = 0
        genres: Counter[str] = Counter()
        for _, _, document in documents(*folders):
            made = make_draft(outline_from_text(write_new(outline_of(document, topic="会议"))), no_register, {})  # type: ignore[arg-type]
            same += parse(made.text) == document
            total += 1
            genres[document.genre.value] += 1
        if not total:
            continue  # material that is not in the repository
        out.append((f"解析 → outline from → draft → 解析，树相同（{name}；{'、'.join(f'{k} {v}' for k, v in genres.most_common())}）", "全部", f"{same}/{total}"))
    return out


def facts(count: int) -> list[Row]:
    """Outlines made by seed with five facts each."""
    register, templates = own_register(), read_templates()
    wrong = []
    once = same = 0
    for seed in range(count):
        outline = make(seed)
        made = make_draft(outline, register, templates)
        found = misplaced(outline, made)
        wrong += [f"{seed}: {one}" for one in found]
        text = write_new(outline)
        filled = fill_outline(text, "提纲.yaml", lambda: register, templates)
        once += fill_outline(filled.text, "提纲.yaml", lambda: register, templates).text == filled.text
        same += make_draft(outline_from_text(filled.text), register, templates).text == made.text
    print("\n".join(wrong), file=sys.stderr)
    return [
        (f"{count} 份提纲、每份 5 条事实：不是恰好一次、不在其位，或出现别的数字、人名", "0 处", f"{len(wrong)} 处"),
        (f"{count} 份提纲填两次，第二次不变", "全部", f"{once}/{count}"),
        (f"{count} 份提纲，填好再起草与直接起草相同", "全部", f"{same}/{count}"),
    ]


def _seconds(arguments: list[str], times: int = 15) -> float:
    """The least processor time of a whole process: other work on the machine does not count."""
    least = float("inf")
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(arguments, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        least = min(least, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return least


def speed() -> list[Row]:
    """Whole processes, best of fifteen, against an interpreter that only imports what every command needs."""
    own_register()
    base = _seconds([sys.executable, "-c", "import typer, jinja2, yaml"])
    example = ROOT / "seeds" / "outlines" / "anquan-shengchan-diaodu.yaml"
    with tempfile.TemporaryDirectory() as folder:
        filled = Path(folder) / "填好.yaml"
        run = [str(Path(sys.executable).with_name("yishi"))]
        subprocess.run([*run, "fill", str(example), "-o", str(filled)], check=True, capture_output=True)
        blank, full = _seconds([*run, "draft", str(example)]), _seconds([*run, "draft", str(filled)])
        fill = _seconds([*run, "fill", str(example)])
    return [
        ("起草一份有空白的提纲 ÷ `python -c \"import typer, jinja2, yaml\"`", "≤ 3", f"{blank / base:.2f}"),
        ("起草一份填好的提纲 ÷ 同上", "≤ 3", f"{full / base:.2f}"),
        ("填一份提纲 ÷ 同上", "—", f"{fill / base:.2f}"),
    ]


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--outlines", type=int, default=100)
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options.add_argument("--markdown", type=Path)
    given = options.parse_args()
    rows = [*trees(given.shared), *facts(given.outlines), *speed()]
    lines = ["| 项目 | 要求 | 实测 | 命令 |", "|---|---|---|---|", *(f"| {what} | {asked} | {found} | {COMMAND} |" for what, asked, found in rows)]
    print("\n".join(lines))
    if given.markdown:
        given.markdown.write_text("# 提纲\n\n" + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
