"""Files and folders → raw documents, and every way in which a file can be unreadable."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from generator.errors import InputError
from generator.files import documents
from generator.files.documents import list_documents, read_document

SPEECH = "在全县会议上的讲话\n同志们：\n要压实责任，抓好落实。\n"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refused(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read_document(path)
    assert caught.value.where == str(path)
    assert caught.value.advice
    return caught.value


class TestFormats:
    def test_text(self, tmp_path: Path) -> None:
        raw = read_document(write(tmp_path, "讲话.txt", SPEECH))
        assert (raw.text, raw.format, raw.encoding, dict(raw.metadata)) == (SPEECH, "txt", "utf-8", {})
        assert raw.path == tmp_path / "讲话.txt"

    def test_text_of_windows(self, tmp_path: Path) -> None:
        raw = read_document(write(tmp_path, "讲话.TXT", SPEECH.replace("\n", "\r\n").encode("gbk")))
        assert (raw.text, raw.encoding) == (SPEECH, "gb18030")

    def test_a_mark_at_the_start_is_no_text(self, tmp_path: Path) -> None:
        assert read_document(write(tmp_path, "a.txt", "\ufeff---\ntitle: 讲话\n---\n正文")).metadata == {"title": "讲话"}

    @pytest.mark.parametrize("name", ["a.html", "a.htm", "a.HTM"])
    def test_html(self, tmp_path: Path, name: str) -> None:
        page = "<html><head><title>讲话_某网</title><meta name=genre content=news></head><body><h1>讲话</h1><p>同志们：<p>散会。</body></html>"
        raw = read_document(write(tmp_path, name, page))
        assert (raw.text, raw.format) == ("讲话\n同志们：\n散会。", "html")
        assert raw.metadata == {"title": "讲话", "meta.genre": "news"}  # not a genre of ours

    @pytest.mark.parametrize("declared", ["gb2312", "utf-8", "iso-8859-1", "没有"])
    def test_html_under_any_declaration(self, tmp_path: Path, declared: str) -> None:
        page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>同志们，要压实责任。</p>'
        for encoding in ("utf-8", "gbk"):
            assert read_document(write(tmp_path, "a.html", page.encode(encoding))).text == "同志们，要压实责任。"

    def test_word(self, tmp_path: Path) -> None:
        docx = pytest.importorskip("docx")
        document = docx.Document()
        document.add_paragraph("同志们：")
        document.save(str(tmp_path / "讲话.docx"))
        raw = read_document(tmp_path / "讲话.docx")
        assert (raw.text, raw.format) == ("同志们：", "docx")

    @pytest.mark.parametrize(
        ("name", "content", "form"),
        [
            ("讲话", SPEECH, "txt"),
            ("讲话.doc", "<!DOCTYPE html>\n<html><body><p>同志们：</p></body></html>", "html"),
            ("讲话.bak", '<?xml version="1.0"?>\n<!-- 存档 --><html><p>同志们：</p></html>', "html"),
            ("讲话.wps", "<某单位>同志们：", "txt"),
        ],
    )
    def test_other_suffixes_are_judged_by_what_they_hold(self, tmp_path: Path, name: str, content: str, form: str) -> None:
        assert read_document(write(tmp_path, name, content)).format == form

    def test_a_document_cannot_be_changed(self, tmp_path: Path) -> None:
        raw = read_document(write(tmp_path, "a.txt", SPEECH))
        with pytest.raises(AttributeError):
            raw.text = ""  # type: ignore[misc]
        with pytest.raises(TypeError):
            raw.metadata["genre"] = "speech"  # type: ignore[index]


class TestFrontMatter:
    def test_values_are_strings_as_written(self, tmp_path: Path) -> None:
        front = (
            '---\ntitle: 在全县会议上的讲话\ngenre: speech   # 文种\nrecombine: true\ndate: 2022-01-10\nnumber: 010\nquoted: "a: b"\n'
            "标题: 一：二\nodd: 题目: 副题\nstarred: *某*\ntopics: [安全, 消防]\nempty:\n---\n\n同志们：\n"
        )
        raw = read_document(write(tmp_path, "a.txt", front))
        assert raw.text == "\n同志们：\n"
        assert raw.metadata == {
            "title": "在全县会议上的讲话",
            "genre": "speech",
            "recombine": "true",
            "date": "2022-01-10",
            "number": "010",
            "quoted": "a: b",
            "标题": "一：二",
            "odd": "题目: 副题",
            "starred": "*某*",
            "topics": "安全、消防",
            "empty": "",
        }

    def test_windows_line_ends(self, tmp_path: Path) -> None:
        raw = read_document(write(tmp_path, "a.md", "---\r\ngenre: speech\r\n---\r\n同志们：\r\n"))
        assert (raw.text, raw.metadata) == ("同志们：\n", {"genre": "speech"})

    @pytest.mark.parametrize(
        "text",
        [
            "---\n同志们：\n---\n散会\n",
            "---\ntitle: 讲话\n这一行不是\n---\n散会\n",
            "---\ntitle: 讲话\n散会\n",
            "---\n---\n散会\n",
            "\n---\ntitle: 讲话\n---\n散会\n",
            "----\ntitle: 讲话\n----\n散会\n",
            "---\n时间：明天\n---\n散会\n",
        ],
    )
    def test_what_only_looks_like_it_stays(self, tmp_path: Path, text: str) -> None:
        raw = read_document(write(tmp_path, "a.txt", text))
        assert (raw.text, raw.metadata) == (text, {})

    @pytest.mark.parametrize("value", ["[" * 5000, "{a: " * 1000, "!!python/object/apply:os.system [true]", "&a [*a]", "- " * 2000])
    def test_hostile_values_stay_text(self, tmp_path: Path, value: str) -> None:
        assert isinstance(read_document(write(tmp_path, "a.txt", f"---\ntitle: {value}\n---\n散会\n")).metadata["title"], str)


class TestMarkdown:
    @pytest.mark.parametrize(
        ("source", "text"),
        [
            ("# 标题", "标题"),
            ("### 标题 ###  ", "标题"),
            ("# 学 C#", "学 C#"),
            ("#1 工程", "#1 工程"),
            ("**一是**压实**责任**", "一是压实责任"),
            ("__一是__压实", "一是压实"),
            ("***重点***", "重点"),
            ("**要*狠*抓**", "要*狠*抓"),
            ("2**3 与 ** 之间", "2**3 与 ** 之间"),
            ("____年____月", "____年____月"),
            ("> 引用\n>> 再引", "引用\n再引"),
            ("见[附件](http://a/(1).doc \"附件\")。", "见附件。"),
            ("[**通知**](a)", "通知"),
            ("甲![图](a.png)乙", "甲乙"),
            ("[![图](a.png)](b)甲", "甲"),
            ("国发[2022]1号", "国发[2022]1号"),
            ("1. 压实责任\n2. 抓好落实", "1. 压实责任\n2. 抓好落实"),
            ("1\\. 压实\\*责任", "1. 压实*责任"),
            ("——围绕中心\n— 服务大局", "——围绕中心\n— 服务大局"),
            ("- 甲\n* 乙\n+ 丙", "甲\n乙\n丙"),
            ("-5 度", "-5 度"),
            ("甲\n\n***\n乙\n===\n", "甲\n\n\n乙\n\n"),
            ("&emsp;&emsp;同志们 A&B", "\u2003\u2003同志们 A&B"),
        ],
    )
    def test_marks_go_and_text_stays(self, tmp_path: Path, source: str, text: str) -> None:
        for name in ("a.md", "a.markdown"):
            raw = read_document(write(tmp_path, name, "正文\n" + source))
            assert (raw.text, raw.format) == ("正文\n" + text, "md")

    def test_text_files_keep_such_marks(self, tmp_path: Path) -> None:
        assert read_document(write(tmp_path, "a.txt", "# **甲**")).text == "# **甲**"

    def test_front_matter_comes_off_first(self, tmp_path: Path) -> None:
        raw = read_document(write(tmp_path, "a.md", "---\ntitle: 讲话\n---\n# 讲话\n"))
        assert (raw.text, raw.metadata) == ("讲话\n", {"title": "讲话"})


class TestRefused:
    def test_missing(self, tmp_path: Path) -> None:
        error = refused(tmp_path / "没有.txt")
        assert error.what == "文件不存在"
        assert str(error).split("\n")[1].startswith("提示：")

    def test_a_path_through_a_file(self, tmp_path: Path) -> None:
        assert refused(write(tmp_path, "a.txt", SPEECH) / "b.txt").what == "文件不存在"

    def test_a_folder(self, tmp_path: Path) -> None:
        assert "是文件夹" in refused(tmp_path).what

    @pytest.mark.parametrize("content", [b"", b" \r\n\t\n"])
    @pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.docx", "a"])
    def test_empty(self, tmp_path: Path, name: str, content: bytes) -> None:
        assert refused(write(tmp_path, name, content)).what == "文件是空的"

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.html", "<html><script>x</script></html>"),
            ("a.txt", "---\ntitle: 讲话\n---\n"),
            ("b.txt", "\u3000\u3000\n"),
            ("c.txt", "\ufeff"),
            ("a.md", "![](a.png)"),
        ],
    )
    def test_without_text(self, tmp_path: Path, name: str, content: str) -> None:
        assert refused(write(tmp_path, name, content)).what == "没有可读的文字"

    @pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md", "a.pdf", "a"])
    @pytest.mark.parametrize(
        ("content", "kind"),
        [(b"%PDF-1.7 x", "PDF"), (b"PK\x03\x04" + bytes(9), "压缩包"), (b"\x89PNG\r\n\x1a\n", "图片"), (bytes(range(256)) * 4, "二进制")],
    )
    def test_binary(self, tmp_path: Path, name: str, content: bytes, kind: str) -> None:
        error = refused(write(tmp_path, name, content))
        assert error.what.startswith("不是文本，而是")
        assert kind in error.what

    def test_undecodable(self, tmp_path: Path) -> None:
        error = refused(write(tmp_path, "a.txt", SPEECH.encode()[:-20] + b"\xff\xff" + SPEECH.encode()))
        assert "编码" in error.what
        assert "UTF-8" in error.advice

    def test_a_broken_word_file(self, tmp_path: Path) -> None:
        pytest.importorskip("docx")
        assert "已损坏" in refused(write(tmp_path, "a.docx", b"PK\x03\x04broken")).what
        assert "普通文本" in refused(write(tmp_path, "b.docx", SPEECH)).what

    def test_a_word_file_without_python_docx(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "docx", None)
        assert refused(write(tmp_path, "a.docx", b"PK")).what == "读取 .docx 需要 python-docx"

    def test_too_large(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        with path.open("wb") as file:
            file.truncate(32 * 1024 * 1024 + 1)
        error = refused(path)
        assert error.what == "文件过大"
        assert "32 MB" in error.advice

    def test_the_largest_that_is_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = write(tmp_path, "a.txt", SPEECH)
        monkeypatch.setattr(documents, "LARGEST", len(SPEECH.encode()))
        assert read_document(path).text == SPEECH
        monkeypatch.setattr(documents, "LARGEST", len(SPEECH.encode()) - 1)
        assert refused(path).what == "文件过大"

    @pytest.mark.parametrize(
        ("error", "what"),
        [
            (PermissionError(errno.EACCES, "Permission denied"), "没有读取权限"),
            (OSError(errno.EIO, "Input/output error"), "读不出来（Input/output error）"),
        ],
    )
    def test_the_system_refuses(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, what: str) -> None:
        path = write(tmp_path, "a.txt", SPEECH)

        def fail(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr(Path, "open", fail)
        assert refused(path).what == what

    @pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
    def test_no_permission(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.txt", SPEECH)
        path.chmod(0)
        assert refused(path).what == "没有读取权限"

    @pytest.mark.skipif(not Path("/dev/zero").is_char_device(), reason="no /dev/zero")
    def test_an_endless_device(self) -> None:
        assert refused(Path("/dev/zero")).what == "不是普通文件"

    @pytest.mark.parametrize("name", ["a\0b.txt", "长" * 300 + ".txt"])
    def test_names_that_no_file_can_have(self, tmp_path: Path, name: str) -> None:
        assert refused(tmp_path / name).what.startswith("读不出来")


class TestFolders:
    def test_documents_below_a_folder_sorted(self, tmp_path: Path) -> None:
        kept = ["a.txt", "b/c.MD", "b/d/e.docx", "b/f.html", "g.htm", "h.markdown"]
        dropped = ["README.md", "readme.zh.md", "LICENSE.txt", ".hidden.txt", ".git/a.txt", "b/.x/a.txt", "~$e.docx", "图.png", "matters.yaml", "x"]
        for name in kept + dropped:
            write(tmp_path, name, SPEECH)
        assert [path.relative_to(tmp_path).as_posix() for path in list_documents([tmp_path])] == kept

    def test_files_given_by_name_are_kept_whatever_they_are(self, tmp_path: Path) -> None:
        given = [write(tmp_path, name, SPEECH) for name in ("z.dat", "README.md", ".hidden.txt")]
        assert list_documents(given) == given

    def test_each_file_once_in_the_order_given(self, tmp_path: Path) -> None:
        second, first = write(tmp_path, "b.txt", SPEECH), write(tmp_path, "a.txt", SPEECH)
        assert list_documents([second, tmp_path, tmp_path / "." / "a.txt"]) == [second, first]

    def test_no_paths_no_files(self) -> None:
        assert list_documents([]) == []

    @pytest.mark.parametrize("names", [[], ["图.png"], [".git/a.txt", "README.md"]])
    def test_a_folder_without_documents(self, tmp_path: Path, names: list[str]) -> None:
        for name in names:
            write(tmp_path, name, SPEECH)
        with pytest.raises(InputError, match="文件夹里没有可读的文档") as caught:
            list_documents([tmp_path])
        assert caught.value.where == str(tmp_path)
        assert ".docx" in caught.value.advice

    @pytest.mark.parametrize("name", ["没有", "没有.txt", "a\0b"])
    def test_a_missing_path(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(InputError) as caught:
            list_documents([tmp_path / name])
        assert caught.value.where == str(tmp_path / name)

    def test_a_folder_that_may_not_be_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object, **__: object) -> None:
            raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path / "b"))

        monkeypatch.setattr(os, "scandir", fail)
        with pytest.raises(InputError, match="没有读取权限"):
            list_documents([tmp_path])

    @pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
    def test_links_that_lead_nowhere_or_in_a_circle(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.txt", SPEECH)
        (tmp_path / "b.txt").symlink_to(tmp_path / "missing.txt")
        (tmp_path / "c").symlink_to(tmp_path, target_is_directory=True)
        assert list_documents([tmp_path]) == [path]
