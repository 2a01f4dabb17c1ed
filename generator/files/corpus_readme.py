"""The generated part of a corpus' README: what stands between two marks is replaced, the rest is left as written."""

from __future__ import annotations

from pathlib import Path

from generator.errors import InputError
from generator.files.writing import write_text

BEGIN = "<!-- 统计开始：以下由 yishi corpus stats --write 生成，勿手改 -->"
END = "<!-- 统计结束 -->"


def write_table(readme: Path, table: str) -> bool:
    """Put a table between the marks; gives whether that changed anything.

    Raises :class:`~generator.errors.InputError` when the file or a mark is missing.
    """
    try:
        text = readme.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("读不出说明文件", where=str(readme), advice="--write 只改目录里已有的 README.md") from error
    head, begin, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise InputError("找不到统计标记", where=str(readme), advice=f"请写上两行：{BEGIN} 和 {END}")
    made = f"{head}{BEGIN}\n\n{table}\n\n{END}{tail}"
    if made != text:
        write_text(readme, made)
    return made != text
