"""Writes the golden drafts anew: ``python benchmarks/golden.py``. Read the difference before you commit it."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from generator.drafting.outline import Outline, read_genre  # noqa: E402
from generator.files.registers import own_register  # noqa: E402
from generator.files.templates import read_templates  # noqa: E402
from generator.workflows.drafts import make_draft  # noqa: E402

DRAFTS = (("安全生产", "speech", 2500, 7), ("殡葬改革", "speech", 1500, 3), ("养老", "meeting_news", 1200, 2), ("重大项目建设", "minutes", 1000, 5))


def main() -> None:
    register, templates = own_register(), read_templates()
    for topic, genre, length, seed in DRAFTS:
        made = make_draft(Outline(topic, read_genre(genre), length=length, seed=seed), register, templates)
        (ROOT / "tests" / "golden" / f"{topic}-{genre}-{length}-{seed}.txt").write_text(made.text + "\n", "utf-8")


if __name__ == "__main__":
    main()
