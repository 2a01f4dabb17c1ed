"""Word's XML as it is read: the namespace of its names, and the value that an element gives."""

from __future__ import annotations

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def value_of(element: Any, path: str) -> str | None:
    """The ``w:val`` of a descendant given as names joined by slashes; none without it, and none of no element."""
    found = element.find("/".join(W + name for name in path.split("/"))) if element is not None else None
    value = found.get(W + "val") if found is not None else None
    return None if value is None else str(value)
