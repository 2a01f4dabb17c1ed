"""No real person, no person at all: people stand as ×××.

Two nets. The first is a pattern: a surname and one or two characters between a post and a verb, or before 同志. The second
is the tagger: a word it takes for a person's name that begins with a surname. Both catch other words too; those that were
read and found innocent are listed as allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.corpus.entry import Corpus, Finding
from generator.language.words import is_known, tagged

RULE = "name"
#: The commonest surnames, without those that are mostly other words (和 向 全 成 包 查 管 应…).
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹"
    "孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤温康施文牛樊葛邢齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿兰焦俞左柳甘宁尚符舒阮柯纪梅童凌毕季裴霍涂苗谷盛曲翁冉骆蓝路游辛靳柴蒙鲍华喻祁蒲房滕屈饶牟艾尤阳穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景宫费卜冷晏席卫米柏宗瞿桂佟臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池麻苑迟邝"
)
_DOUBLE = "欧阳|上官|司马|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|司徒|端木"
#: Those that the second net trusts: mostly surnames wherever they begin a word.
_TAGGED = frozenset("王李张刘陈杨黄赵吴周徐孙朱胡郭罗郑梁宋唐韩冯邓曹彭肖萧董袁潘蒋蔡杜程苏魏吕沈姚卢姜崔钟谭陆汪范廖贾韦邹孟熊秦邱薛闫阎侯陶黎贺郝龚邵钱覃戴莫孔汤樊葛邢乔庞颜倪聂鲁翟殷詹欧耿俞柳阮柯裴霍翁冉骆靳鲍喻祁滕饶牟")
_POST = "书记|市长|县长|区长|镇长|乡长|主任|局长|厅长|部长|处长|科长|院长|校长|所长|站长|队长|大队长|支队长|委员|主席|常委|经理|董事长|秘书长|同志|村民|居民|教师|医生|护士|民警|记者|通讯员"
_SAID = "同志|强调|指出|要求|表示|认为|提出|主持|出席|参加|讲话|作了|带队|介绍|汇报|发言|通报|宣读|传达|说|等(?:领导|同志|出席|参加)|先生|女士"
_GIVEN = "[\u4e00-\u9fff]{1,2}?"
_NAME = f"(?:{_DOUBLE}|[{_SURNAMES}])"
_PATTERN = re.compile(
    rf"(?:{_POST})(?P<after>{_NAME}{_GIVEN})(?={_SAID}|[、，。]|$)|(?<![\u4e00-\u9fff])(?P<before>{_NAME}{_GIVEN})(?=同志(?!们)|{_POST})(?!同志们)", re.M
)
_HAN = re.compile("[\u4e00-\u9fff]{2,}")
_CANDIDATE = re.compile(f"[{''.join(sorted(_TAGGED))}]")
_LONGEST = 3


def may_be_name(word: str) -> bool:
    """Whether a word is one that the dictionary does not hold, or holds as a person's name.

    >>> may_be_name("王建国"), may_be_name("赵立岩"), may_be_name("责任")
    (True, True, False)
    """
    return not is_known(word) or tagged(word)[0][1].startswith("nr")


def _tagged_names(run: str) -> list[str]:
    if not _CANDIDATE.search(run):
        return []
    words = [word for word, tag in tagged(run) if tag.startswith("nr") and word[0] in _TAGGED]
    # The dictionary calls many everyday words of two characters names (杜绝, 张贴, 周转); those are left to the first net.
    return [word for word in words if len(word) == _LONGEST or (len(word) == 2 and not is_known(word))]


def check(corpus: Corpus) -> Iterator[Finding]:
    """Whatever either net holds and nobody has excused."""
    seen: dict[str, list[str]] = {}
    for entry in corpus.texts:
        text = entry.text
        places: dict[int, str] = {}
        for match in _PATTERN.finditer(text):
            group = "after" if match["after"] else "before"
            if may_be_name(match[group]):
                places[match.start(group)] = match[group]
        for match in _HAN.finditer(text):
            run = match[0]
            if run not in seen:
                seen[run] = _tagged_names(run)
            for name in seen[run]:
                places[match.start() + run.find(name)] = name
        for k, name in sorted(places.items()):
            if not corpus.lexicon.excuses(RULE, text, k, k + len(name)):
                yield entry.find(RULE, k, f"像是人名“{name}”：{text[max(0, k - 8) : k + len(name) + 8].strip()}")
