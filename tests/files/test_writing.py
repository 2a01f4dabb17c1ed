"""Writing: whole or not at all; the file that stood there is never lost, nothing half-written stays."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.files.writing import write_bytes, write_text


def raising(error: BaseException):
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_text_is_written_in_utf8_with_its_line_ends(tmp_path: Path) -> None:
    write_text(tmp_path / "讲话.txt", "同志们：\r\n散会\n")
    assert (tmp_path / "讲话.txt").read_bytes() == "同志们：\r\n散会\n".encode()
    assert names(tmp_path) == ["讲话.txt"]


def test_bytes_replace_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["a"]


def test_nothing_can_be_written_too(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a", b"")
    assert (tmp_path / "a").read_bytes() == b""


def test_writing_goes_on_after_a_partial_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data[:3])))
    write_bytes(tmp_path / "a", b"0123456789")
    assert (tmp_path / "a").read_bytes() == b"0123456789"


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_the_mode_is_kept_and_a_new_file_obeys_the_umask(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.touch()
    old.chmod(0o640)
    write_bytes(old, b"x")
    assert old.stat().st_mode & 0o777 == 0o640
    (tmp_path / "plain").touch()
    write_bytes(tmp_path / "new", b"x")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_goes_on_pointing_where_it_did(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_bytes(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


FAILURES = [
    (errno.ENOSPC, "磁盘已满"),
    (errno.EDQUOT, "配额已满"),
    (errno.EACCES, "没有写入权限"),
    (errno.EPERM, "没有写入权限"),
    (errno.EROFS, "只读"),
    (errno.EIO, "写不进去"),
]


@pytest.mark.parametrize("step", ["write", "fsync", "open"])
@pytest.mark.parametrize(("number", "what"), FAILURES)
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, what: str
) -> None:
    path = tmp_path / "讲话.txt"
    path.write_text("旧稿", "utf-8")
    monkeypatch.setattr(os, step, raising(OSError(number, os.strerror(number))))
    with pytest.raises(OutputError, match=what) as caught:
        write_text(path, "新稿")
    monkeypatch.undo()
    assert caught.value.where == str(path)
    assert caught.value.advice
    assert path.read_text("utf-8") == "旧稿"
    assert names(tmp_path) == ["讲话.txt"]


def test_a_disk_that_fills_up_half_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, written = os.write, []

    def fill(descriptor: int, data: memoryview) -> int:
        if written:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(1)
        return real(descriptor, bytes(data[:4]))

    monkeypatch.setattr(os, "write", fill)
    with pytest.raises(OutputError, match="磁盘已满"):
        write_bytes(tmp_path / "a", b"0123456789")
    monkeypatch.undo()
    assert names(tmp_path) == []


def test_a_failing_replacement_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", raising(PermissionError(errno.EACCES, "in use")))
    with pytest.raises(OutputError, match="没有写入权限"):
        write_bytes(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("step", ["write", "fsync"])
def test_an_interruption_passes_on_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, step, raising(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write_bytes(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match="是文件夹"):
        write_bytes(tmp_path / "folder", b"x")
    assert (tmp_path / "folder").is_dir()


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="所在文件夹不存在"):
        write_bytes(tmp_path / "missing" / "a", b"x")
    assert names(tmp_path) == []


def test_a_path_through_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(OutputError, match=r"不是文件夹|不存在"):
        write_bytes(tmp_path / "a" / "b", b"x")


@pytest.mark.parametrize("name", ["长" * 200, "a\0b"])
def test_names_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError):
        write_bytes(tmp_path / name, b"x")
    assert names(tmp_path) == []


def test_a_file_that_may_not_be_written_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anything
    with pytest.raises(OutputError, match="没有写入权限"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"


def test_text_that_is_no_unicode(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="第 3 个字符"):
        write_text(tmp_path / "a", "同志\ud800们")
    assert names(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no /dev/full")
def test_a_device_is_written_to_not_replaced() -> None:
    before = set(Path("/dev").iterdir())
    with pytest.raises(OutputError, match="磁盘已满"):
        write_text(Path("/dev/full"), "同志们")
    assert Path("/dev/full").is_char_device()
    assert not {path for path in set(Path("/dev").iterdir()) - before if path.name.startswith(".yishi")}


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="no /dev/null")
def test_writing_to_null_is_fine() -> None:
    write_text(Path("/dev/null"), "同志们")
    assert Path("/dev/null").is_char_device()
