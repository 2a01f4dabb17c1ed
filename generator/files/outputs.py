"""Names for results: one file, a numbered file for each of several documents, or a folder of files named after their sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import RequestError


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where results go: ``path`` is a file, or a folder that gets files with this suffix."""

    path: Path
    suffix: str  # of files in a folder

    @property
    def is_folder(self) -> bool:
        """Whether the path is a folder that exists."""
        return self.path.is_dir()

    def sample(self) -> Path:
        """A name like those that results will get, to know their format."""
        return self.path / f"一.{self.suffix}" if self.is_folder else self.path

    def names(self, sources: Sequence[Path]) -> list[Path]:
        """A name for the result of every source, none twice and none that is a source.

        >>> [path.name for path in Outputs(Path("稿.docx"), "docx").names([Path("甲.txt"), Path("乙.txt")])]
        ['稿-1.docx', '稿-2.docx']
        >>> Outputs(Path("稿.docx"), "docx").names([Path("甲.txt")])
        [PosixPath('稿.docx')]
        """
        if self.is_folder:
            out = self._after(sources)
        elif len(sources) == 1:
            out = [self.path]
        else:
            digits = len(str(len(sources)))
            out = [self.path.with_name(f"{self.path.stem}-{k:0{digits}}{self.path.suffix}") for k in range(1, len(sources) + 1)]
        read = {source.resolve() for source in sources}
        for path in out:
            if path.resolve() in read:
                raise RequestError("会盖掉输入文件", where=str(path), advice="请用 -o 给出别的文件名或文件夹")
        return out

    def _after(self, sources: Sequence[Path]) -> list[Path]:
        times = Counter(sources)
        part: Counter[Path] = Counter()
        taken: set[str] = set()
        out = []
        for source in sources:
            part[source] += 1
            stem = f"{source.stem}-{part[source]}" if times[source] > 1 else source.stem
            name, k = stem, 1
            while name in taken:
                k += 1
                name = f"{stem}_{k}"
            taken.add(name)
            out.append(self.path / f"{name}.{self.suffix}")
        return out
