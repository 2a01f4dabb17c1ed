"""Reads template folders; the user's own files come before the shipped ones."""

from __future__ import annotations

from pathlib import Path

from generator.errors import InputError
from generator.files.locations import data_folder

_MOST_BYTES = 200_000


def read_templates(folder: Path | None = None) -> dict[str, str]:
    """File name → text of every ``*.j2`` file: the shipped templates, overlaid by those of ``folder``."""
    found: dict[str, str] = {}
    places = [data_folder("templates")]
    if folder is not None:
        if not folder.is_dir():
            raise InputError("不是目录", where=str(folder), advice="--templates 要给出放模板的目录")
        places.append(folder)
    for place in places:
        for path in sorted(place.glob("*.j2")):
            if path.stat().st_size > _MOST_BYTES:
                raise InputError("模板文件过大", where=str(path), advice="模板应小于 200 KB")
            try:
                found[path.name] = path.read_text("utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise InputError(f"模板读不出来：{error}", where=str(path), advice="模板须是 UTF-8 文本") from error
    return found
