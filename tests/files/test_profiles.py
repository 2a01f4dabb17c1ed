"""Profiles: the shipped ones, a user's own that says only what differs, and every fault with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.document import OrdinalStyle
from generator.errors import ProfileError
from generator.exporting.profile import Place, Role
from generator.files.profiles import profile_names, read_profile


def written(folder: Path, text: str) -> str:
    path = folder / "版式.yaml"
    path.write_text(text, "utf-8")
    return str(path)


def test_the_shipped_profiles() -> None:
    assert profile_names() == ("gbt9704", "reading")
    standard, reading = map(read_profile, profile_names())
    page = standard.page
    assert (page.width, page.height, page.top, page.bottom, page.left, page.right) == (210, 297, 37, 35, 28, 26)
    assert (page.lines, page.characters) == (22, 28)
    assert [standard.fonts[level.face.font][0] for level in standard.levels] == ["黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312"]
    assert (standard.faces[Role.TITLE].size, standard.faces[Role.BODY].size) == (22, 16)
    assert (reading.faces[Role.TITLE].size, reading.faces[Role.BODY].size) == (24, 18)
    assert reading.fonts == standard.fonts
    for profile in (standard, reading):
        assert profile.label.visible
        assert profile.label.metadata


def test_a_profile_of_ones_own_says_only_what_differs(tmp_path: Path) -> None:
    own = read_profile(
        written(
            tmp_path,
            "基于: gbt9704\n页面: {左: 30}\n网格: {每行字数: 不限}\n样式:\n  正文: {字号: 17.5}\n页码: 否\n"
            "标识: {显示: 否, 位置: 文首}\n层次:\n  - {编号: [第一，, 一、], 字体: 楷体, 字号: 小四, 加粗: 是}\n",
        )
    )
    assert own.page.left == 30
    assert own.page.right == 26
    assert own.page.spacing(16) == 0
    assert own.faces[Role.BODY].size == 17.5
    assert own.faces[Role.BODY].first == 2
    assert own.number is None
    assert (own.label.visible, own.label.place) == (False, Place.HEAD)
    assert own.level_of(OrdinalStyle.DI) == 1
    assert own.level_of(OrdinalStyle.HAN_PAREN) is None
    assert own.levels[0].face.bold


def test_a_profile_may_build_on_a_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "底.yaml").write_text("基于: reading\n题后空行: 3\n", "utf-8")
    own = read_profile(written(tmp_path, "基于: 底.yaml\n落款前空行: 2\n"))
    assert (own.blank_after_head, own.blank_before_signature, own.faces[Role.BODY].size) == (3, 2, 18)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("页面: {宽: 210}", ":1:1: 缺少 网格"),
        ("基于: gbt9704\n样式:\n  标题: {字体: 隶书}", ":3:12: 这里应是上面“字体”里的名称"),
        ("基于: gbt9704\n样式:\n  标题: {字号: 二十号}", ":3:12: 字号写名称"),
        ("基于: gbt9704\n样式:\n  正交: {字号: 三号}", '不认识的字段 "正交"，应为 "正文"'),
        ("基于: gbt9704\n网格: {每页行数: 多}", ":2:12: 每页行数应是 5 到 80 之间的整数"),
        ("基于: gbt9704\n页面: {左: 150, 右: 150}", "放不下正文"),
        ("基于: gbt9704\n标识: {文字: 领导审定}", ":2:10: 标识文字须一行"),
        ("基于: gbt9704\n标识: {生成者编码: 县府办}", "只能用可打印的 ASCII 字符"),
        ("基于: gbt9704\n越级: yes", ":2:5: 这里应写“是”或“否”"),
        ("基于: gbt9704\n页码: {样式: 第页}", ":2:10: 样式里要有一处 {}"),
        ("基于: gbt9704\n层次:\n  - {编号: [一、, 一、], 字体: 黑体, 字号: 三号}", "编号 一、 已经在前面"),
        ("基于: gbt9704\n层次: []", "一到六项的列表"),
        ("基于: gbt9704\n字体: {仿宋: ['x\"; }']}", "这里应是字体名"),
        ("基于: 没有", "没有版式"),
        ("基于: [gbt9704]", "应是一个版式的名称或文件"),
        ("基于: 版式.yaml", "连成了环"),
        ("", "版式是空的"),
        ("- 一", "这里应是若干“字段: 值”"),
        ("a: &x 1\nb: *x", "不能用锚点和引用"),
        ("a: !!python/object/apply:os.system [ls]", "不能用标签"),
        ("a: [", "YAML 写法有误"),
        ("[" * 100, "嵌套过深"),
    ],
)
def test_faults_are_told_with_their_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ProfileError) as found:
        read_profile(written(tmp_path, text))
    assert told in str(found.value)
    assert "提示：" in str(found.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as found:
        read_profile(written(tmp_path, "基于: gbt9704\n越级: 1\n题后空行: x\n标识: {位置: 中间}\n"))
    assert [line.split(":", 1)[1].split(" ")[0] for line in str(found.value).splitlines()[:3]] == ["2:5:", "3:7:", "4:10:"]


def test_a_missing_file_and_an_unknown_name() -> None:
    with pytest.raises(ProfileError, match="gbt9704"):
        read_profile("国标")
    with pytest.raises(ProfileError, match="读不出版式"):
        read_profile("没有.yaml")
