"""Offices that have a long and a short name: a draft calls each by the name that it has used first."""

from __future__ import annotations

import re

#: The names of an office, before what it is: 住建局, 住房城乡建设部门.
_NAMES = (
    ("住房和城乡建设", "住房城乡建设", "住建"),
    ("人力资源和社会保障", "人力资源社会保障", "人社"),
    ("卫生健康", "卫健"),
    ("发展和改革", "发展改革", "发改"),
    ("工业和信息化", "工信"),
)
_NAMED = re.compile(f"({'|'.join(name for names in _NAMES for name in names)})(?=[局委]|部门)")
_OFFICE = {name: k for k, names in enumerate(_NAMES) for name in names}


class Called:
    """What one draft calls the offices that have several names.

    >>> called = Called()
    >>> called.alike("县住建局要牵头"), called.alike("住房城乡建设部门要配合")
    ('县住建局要牵头', '住建部门要配合')
    """

    def __init__(self) -> None:
        self._called: dict[int, str] = {}

    def alike(self, text: str) -> str:
        """A text with each office as it was first called; what it calls first counts from now on."""
        return _NAMED.sub(lambda match: self._called.setdefault(_OFFICE[match[0]], match[0]), text)
