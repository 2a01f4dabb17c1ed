"""gongwen-skill's ``check`` on a text set as a plain .docx: its findings as spans, its rules named as ours where they mean the same.

Rules of layout (fonts, margins, indents) are left out: a text file has no layout.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import docx

#: Words of its rule names → the fault that they are about.
MEANT = {"编号": "numbering-gap", "序号": "numbering-gap", "日期": "padded-date", "文号": "wrong-bracket", "发文字号": "wrong-bracket", "标点": "half-width-mark", "占位": "placeholder-left", "重复": "duplicate-paragraph", "称呼": "missing-salutation", "结语": "missing-closing"}

lines = Path(sys.argv[1]).read_text("utf-8").split("\n")
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "document.docx"
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    done = subprocess.run([str(Path(sys.executable).with_name("gongwen")), "check", str(path), "-t", "speech", "--json"], capture_output=True, text=True)
printed = done.stdout[done.stdout.find("[\n") :] if "[\n" in done.stdout else "[]"
issues = json.loads(printed)
spans = []
for issue in issues:
    name = issue.get("name", "") + issue.get("reason", "")
    kind = next((kind for word, kind in MEANT.items() if word in name), None)
    if kind:
        where = str(issue.get("location", ""))
        number = int(where.split(":")[1]) if where.startswith("paragraph:") else 0
        start = sum(len(line) + 1 for line in lines[:number])
        spans.append({"kind": kind, "start": start, "end": start})
print(json.dumps(spans))
