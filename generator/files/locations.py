"""Where the shipped data lies, and where results may be kept between runs."""

from __future__ import annotations

import os
import sys
from importlib.resources import files
from pathlib import Path

from generator.errors import InputError


def data_folder(name: str) -> Path:
    """A shipped folder (corpus, templates, seeds): inside the installed package, or at the top of a checkout."""
    packed = Path(str(files("generator"))) / "_data" / name
    if packed.is_dir():
        return packed
    top = Path(__file__).resolve().parents[2] / name
    if top.is_dir():
        return top
    raise InputError(f"安装不完整：找不到 {name} 目录", advice="请重新安装 yishi")


def shipped_register() -> Path | None:
    """The register made when the package was built, when there is one."""
    packed = Path(str(files("generator"))) / "_data" / "shipped.register"
    return packed if packed.is_file() else None


def outline_schema_file() -> Path:
    """The JSON Schema that the first line of an outline names to an editor."""
    return data_folder("seeds") / "outlines" / "outline.schema.json"


def cache_folder() -> Path:
    """The user's cache folder for this program (``YISHI_CACHE`` overrides it)."""
    if given := os.environ.get("YISHI_CACHE"):
        return Path(given)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", "~/AppData/Local")).expanduser()
    elif sys.platform == "darwin":
        base = Path("~/Library/Caches").expanduser()
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")).expanduser()
    return base / "yishi"
