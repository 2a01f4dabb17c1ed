"""Build hook: makes the shipped register from corpus/, so that an installed package drafts at once."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RegisterHook(BuildHookInterface):
    """Adds ``generator/_data/shipped.register`` to wheels; editable installs learn at first use instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Learn the register and hand it to the builder."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from generator.files.registers import learn_folder, write_register

            register, refused, _ = learn_folder(root / "corpus", processes=1, cached=False)
            if refused:
                raise RuntimeError("; ".join(refused))
            self._folder = tempfile.TemporaryDirectory()
            target = Path(self._folder.name) / "shipped.register"
            write_register(register, target)
            build_data["force_include"][str(target)] = "generator/_data/shipped.register"
        finally:
            sys.path.remove(str(root))
