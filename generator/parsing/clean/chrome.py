"""What a web page puts around a document: navigation, share bars, datelines, captions, bylines, footers, teasers.

Each rule names a kind, tells the user in Chinese what it took away, and says where it may strike: anywhere, only above the
first paragraph (``head``), or from a line to the end (``tail``), provided that no paragraph of text follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.language.labels import LABEL


@dataclass(frozen=True, slots=True)
class Chrome:
    """One kind of line that is not part of a document."""

    kind: str
    saying: str
    where: str  # anywhere | head | tail
    pattern: re.Pattern[str]
    longest: int = 120


def _chrome(kind: str, saying: str, where: str, pattern: str, longest: int = 120) -> Chrome:
    return Chrome(kind, saying, where, re.compile(pattern, re.X), longest)


_DAY = r"\d{4}[-年/.]\s?\d{1,2}[-月/.]\s?\d{1,2}日?"
_TIME = r"\d{1,2}[:：时]\d{1,2}(?:[:：分]\d{1,2}秒?)?分?"
_CONTROLS = (
    "下载|打印(?:本页|本文)?|全屏|收藏|加大|还原|减小|分享(?:到)?|关闭(?:窗口)?|字体(?:大小)?|字号|返回(?:顶部|首页|列表)?|点赞|扫一扫|"
    "微信|微博|朋友圈|QQ空间|大|中|小|默认|长者助手|无障碍(?:浏览|阅读)?|适老版|简体|繁体|登录|注册|搜索|手机版|朗读|复制链接|上一版|下一版|放大|缩小|上一[篇页条]|下一[篇页条]|返回列表|返回上一页|顶部|TOP|特大|较大|视力保护色"
)

CHROME: tuple[Chrome, ...] = (
    _chrome("generated", "生成标识", "anywhere", rf"^{LABEL}$", 60),
    _chrome("generated_data", "生成标识的元数据", "tail", r"^AIGC\s?[:：]\s?\{.*\}$", 1000),
    _chrome("breadcrumb", "导航路径", "anywhere", r"^(?:您|你)?(?:现在|目前|当前)?(?:的|所在的?)*(?:位置|栏目)[：:].*|^首页(?:\s*[>＞»/\-|·›→].*)?$|^[^，。]{0,30}[→›][^，。]{0,30}$|^[^，。]{0,30}[>＞»]\s*[^，。]{0,30}[>＞»].*"),
    _chrome("site", "站点名", "head", r"^[^，。]{0,20}(?:首\s?页|门户网站|官方网站|政府网|信息网|[网库](?:\s[A-Za-z.]{2,12}))$|^(?:\S{2,6}\s+){3,}\S{2,6}$", 60),
    _chrome("controls", "分享打印字号栏", "anywhere", rf"^[\[【（(<‹«]*(?:(?:{_CONTROLS})[\s：:|/·【】\[\]（）()]*)+[\]】）)]?$|^[【\[]?(?:字号|字体|字体大小)[：:].*|.*分享到[：:].*|^[】【]$", 60),
    _chrome("clock", "日期星期栏", "head", rf"^(?:今天是)?\s*{_DAY}\s*星期[一二三四五六日天].*$|^[^，。]{{0,16}}\s{_DAY}\s*(?:第?\S{{1,5}}版.*|星期.*)$|^[A-Z]?\d{{1,3}}版[：:].*$"),
    _chrome(
        "dateline", "发布信息", "head",
        rf"^(?:(?:发布|更新|发表|成文|印发)?(?:时间|日期)[：:]|来\s?源[：:]|信息来源[：:]|发布(?:机构|单位|者|人)?[：:]|作者[：:]|编辑[：:]|供稿[：:]|浏览(?:次数|量)?[：:]|点击(?:数|量|率)?[：:]|阅读(?:次数|量|数)?[：:]|评论[：:]|网站[：:]|字数[：:]|审核[：:]|文章来源|稿源).*$"
        rf"|^(?![（(])(?=.*(?:\d[-/.]\d|[:：]|来源|浏览|点击|阅读|评论|网|报|社))[【\[]?{_DAY}\s*(?:{_TIME})?\s*(?:来源.*|作者.*|编辑.*|浏览.*|点击.*|阅读.*|发布.*|评论.*|\S{{2,12}}(?:网|报|台|社|中心|客户端))?[】\])）]?$",
    ),
    _chrome("media", "图片说明", "anywhere", r"^.{0,100}\.(?:jpe?g|png|gif|bmp|webp|mp4)\s*$|^(?:图为|图[：:]|图片[：:]|图\d|视频[：:]|[▲△↑▼]).{0,80}$|^[^。，]{0,40}\s?摄$|^.{0,90}(?:记者|通讯员)[^。]{0,16}摄(?:影)?$|^.{2,24}作政府工作报告。?$|^[^。]{2,60}[（(][^）)。]{0,20}摄[）)]$", 110),
    _chrome("rating", "评分", "anywhere", r"^[★☆]{3,}.*", 40),
    _chrome("counter", "计数", "anywhere", r"^(?:浏览|点击|阅读|访问|评论|点赞|转发)(?:次数|量|数|率)?[：:]?\s*\d*\s*次?$", 30),
    _chrome("address", "网址", "anywhere", r"^(?:https?://|www\.)\S+$", 300),
    _chrome("page", "页码", "anywhere", r"^(?:第\s?\d{1,4}\s?页(?:\s?共\s?\d{1,4}\s?页)?|[-—－]\s?\d{1,4}\s?[-—－]|\d{1,3}\s?/\s?\d{1,3})$", 20),
    _chrome("debris", "页面残留", "tail", r"^[A-Za-z|×\-–>#*\s]{1,4}$|^[\[【（(]?(?:打印此页|顶部|关闭|返回顶部|返回|打印|收藏)[\]】）)]?(?:\s*[\[【（(]?(?:打印此页|顶部|关闭|返回顶部|返回|打印|收藏)[\]】）)]?)*$|^false$|^Public\ domain$", 20),
    _chrome("related", "相关链接", "tail", r"^(?:[【\[]?)(?:[^，。]{0,20}】?相关(?:阅读|链接|报道|新闻|文章|文档|文件|推荐|解读|附件下载|信息|内容|专题)|(?:推荐|热点|精彩|往期|编辑|为您|栏目)(?:阅读|专题|访问|文章|推荐|回顾|精选)|精选留言|喜欢作者|(?:TAG|Tags?|本文)?\s?标签[：:]|TAG标签|顶一下|上一条|下一条|已有\s?\d+\s?人|版面目录|收录于|\[NextPage\]|延伸阅读|猜你喜欢|最近更新|热门(?:文章|推荐|排行|专题|标签)|上一[篇页]|下一[篇页]|更多|专题链接|友情链接|网站导航).*", 400),
    _chrome("footer", "页脚", "tail", r".*(?:版权所有|版权归|ICP备|公网安备|网站标识码|备案号|许可证|技术支持|Copyright|©|网站地图|联系我们|联系方[式法]|举报(?:电话|邮箱|中心)?|免责声明|未经(?:授权|许可)|不得转载|转载(?:请|自|或)|(?:主办|承办)(?:单位)?[：:]|电话[：:]\s?\d|邮箱[：:]|仅供(?:参考|学习)|侵权|网络整理|互联网用户|意见反馈|网站简介|关于我们|扫一扫|扫码|今日访问|本文来源|收藏本页|点赞[（(]\d|点击(?:下方|上方|下载)|下载(?:全文|附件|文档)).*", 120),
    _chrome("licence", "授权声明", "tail", r".*(?:本作品(?:来自|在|是|属于)|属于公有领域|著作权法|本模板|维基|Wikisource|知识共享|CC\ BY).*", 400),
    _chrome("byline", "署名编辑", "tail", r"^[（(【]?(?:(?:责任|执行|值班|本期|网络)?(?:编辑|主编|编审|校对|审核|审校|监制|责编|终审|初审|复审|记者|通讯员|撰稿|供稿|作者|文字|摄影|来源|文/图|图/文|文|实习(?:记者|生)|总值班|统筹)\s?[：:丨|/].*)$|^[（(](?:本报|本台)?(?:记者|通讯员)\s.{1,40}[）)]$|^(?:来源|责编|编辑)[：:丨|].*", 200),
    _chrome("disclosure", "公开属性", "tail", r"^[（(]?(?:此件|本件)?(?:公开发布|主动公开|依申请公开|公开属性.*|此件发至.*|根据(?:录音|记录|速记)整理.*)[）)]?$", 40),
    _chrome("separator", "分隔线", "anywhere", r"^[-=_*~·.…—－─━═◆■●★☆]{3,}$", 200),
)

#: Table rows above a notice: the label alone on its line, the value on the next.
LABELS = re.compile(r"^(索引号|主题分类|发文机关|成文日期|发文日期|标题|发文字号|文号|发布日期|发布机构|主题词|关键词|名称|有效性|公文种类|生成日期|公开方式|公开日期|生效日期|废止日期|信息分类|体裁分类|组配分类|发布时间|内容分类|公开类别|来源|责任部门|统一登记号)(?:[：:]|(?= ))(.*)$")
#: In a line torn from a page: its publishing bar, piece by piece.
BAR_PIECE = re.compile(r"^[\[【（(]?(?:(?:发布|更新)?(?:时间|日期)|来源|信息来源|作者|编辑|审核|浏览(?:次数|量)?|点击(?:数|量)?|阅读(?:量|数)?|字体|字号|打印|分享|大|中|小)[：:】\])）]?\S{0,24}$|^\d{4}-\d{1,2}-\d{1,2}$|^\d{1,2}:\d{2}(?::\d{2})?$")
TAIL_PIECE = re.compile(r"上一篇|下一篇|打印本页|关闭窗口|责任编辑|[（(]来源[：:]|编辑[：:]")
#: “下面是…小编给大家带来的…，希望大家喜欢”; the title may stand nowhere else.
TEASER = re.compile(
    r"(?:[^\n。]*。)?[^\n。]*?(?:下面|以下|本文|这里|今天|下文)(?:就?是|为|由|和)?[^\n。，]{0,24}(?:小编|编者|网|文库|范文)[^\n。，]{0,12}(?:带来|整理|收集|搜集|准备|分享|精心|推荐|为大家|给大家)[^\n]{0,160}?(?:希望|欢迎|供大家|供您|仅供|一起来|喜欢|参考|帮助)[^\n]{0,60}$|"
    r"^(?:小编|本站)[^\n]{0,30}(?:整理|带来|收集|分享)[^\n]{0,120}(?:希望|欢迎|供|参考|喜欢)[^\n]{0,40}$"
)
#: Asked first, since few lines hold any of these.
#: One of these stands in every text that holds a teaser: asked first, they cost least.
TEASER_WORDS = ("小编", "编者", "大家", "文库", "范文", "文档网")
TEASER_HINT = re.compile("小编|编者|[为给供]大家|文库|范文|文档网")
TEASER_TITLE = re.compile(r"(?:带来|整理|收集|搜集|准备|分享|推荐)(?:了|的|到)*(?:一篇|几篇|\d+篇|精选|关于|有关|最新)*(?P<title>[^，。,]{6,70}?)(?:[，,。]|$)")
#: At the end of the last paragraph: （柳×　李××） / 记者：龚×× 实习记者：吴××.
TRAILING_BYLINE = re.compile(
    r"(?<=[。！？”）])[ \u3000]*[（(](?:(?:本报|本台|全媒体)?(?:记者|通讯员|编辑|实习生)[^）)。]{0,40}|[\u4e00-\u9fff×]{2,4}(?:[ \u3000、]+[\u4e00-\u9fff×]{2,4}){0,4})[）)]$"
    r"|(?<=[。！？”）])[ \u3000]*(?:本报|本台)?(?:实习)?(?:记者|通讯员|编辑|作者|责编|撰稿|供稿|来源)[：:/丨][^\n。]{1,80}$"
)
#: At the start of the first paragraph: 新×网讯（记者 廖×）1月9日，…
LEADING_BYLINE = re.compile(
    r"^(?:https?://\S+\s+)?(?:[\u4e00-\u9fff×]{0,16}(?:讯|消息|电|报道)\s?)?[（(](?:[\u4e00-\u9fff]{0,10}(?:记者|通讯员)|首席记者|全媒体记者)[^）)\n]{0,40}[）)][：:]?\s?"
    r"|^(?:https?://\S+\s+)|^(?:本报讯|本网讯|本台讯|讯|[\u4e00-\u9fff×]{2,10}网讯)[：:\s\u3000]+"
)
#: A line of text: it ends as a sentence and is long enough to be one.
PARAGRAPH_LENGTH = 40
