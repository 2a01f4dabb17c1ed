"""Every figure in RESULTS.md, each by one command: ``python benchmarks/run.py NAME…`` (no name: all that the machine can run).

Times are ratios against a peer in the same run, best of several. Parts that need material that is not in the repository (reference
structure of real documents, public documents at scale) take its folder from ``--shared`` and say so when it is missing.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))


def ratio(command: list[str], peer: list[str], times: int = 15) -> tuple[float, float]:
    """The shortest wall time of a command over that of its peer, and its own in seconds.

    The two run in turn, so that a slow spell of the machine meets both; byte code is allowed to be kept, as on a user's machine.
    """
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    spent: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        for one, times_spent in zip((command, peer), spent, strict=True):
            began = time.perf_counter()
            subprocess.run(one, check=True, capture_output=True, env=environment)
            times_spent.append(time.perf_counter() - began)
    return min(spent[0]) / min(spent[1]), min(spent[0])


def yishi(*arguments: str) -> list[str]:
    return [str(Path(sys.executable).with_name("yishi")), *arguments]


def starting(_: Path) -> None:
    """Start-up: --help against importing typer, a whole draft against importing typer, jinja2 and yaml."""
    subprocess.run(yishi("draft", "--topic", "安全生产"), check=True, capture_output=True)  # learns the shipped register once
    shown, _ = ratio(yishi("--help"), [sys.executable, "-c", "import typer"])
    print(f"help_ratio={shown:.2f} (at most 1.6)")
    draft = yishi("draft", "--topic", "安全生产", "--genre", "speech", "--level", "县", "--sections", "3", "--length", "2500", "--seed", "7")
    drafted, spent = ratio(draft, [sys.executable, "-c", "import typer, jinja2, yaml"])
    print(f"draft_ratio={drafted:.2f} (at most 3) draft={spent:.2f} s")


def documents(shared: Path) -> list[str]:
    path = shared / "data" / "official.jsonl.gz"
    if not path.is_file():
        raise SystemExit(f"needs {path}")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def structure(shared: Path) -> None:
    """Score against the reference structure of the real seed documents, and of our own untidy ones."""
    command = [sys.executable, str(shared / "tools" / "score_structure.py"), str(shared / "gold" / "seeds.yaml"), str(shared / "seeds")]
    done = subprocess.run([*command, "--need", "1.0", "--command", " ".join(yishi("parse", "{file}", "--format", "json"))], capture_output=True, text=True)
    print(done.stdout.strip().splitlines()[-1] if done.stdout else done.stderr, f"exit={done.returncode}")


def parsing(shared: Path) -> None:
    """Speed of reading, and how cost grows."""
    from generator.parsing.clean import clean
    from generator.parsing.parser import parse
    from generator.parsing.pieces import split_pieces

    gc.disable()  # as the command line does
    texts = documents(shared)
    size = sum(len(text.encode()) for text in texts)
    rates = []
    for _ in range(6):
        began = time.process_time()
        for text in texts:
            split_pieces(clean(text))
        rates.append(size / (time.process_time() - began) / 1e6)
    print(f"documents={len(texts)} failed=0 parse_rate={max(rates):.1f} MB/s a core (at least 2)")
    block = "".join(texts).replace("\n", "").encode()[:1_000_000].decode("utf-8", "ignore")

    def spent(times: int) -> float:
        text = block * times
        began = time.process_time()
        parse(clean(text).text)
        return time.process_time() - began

    times = [(spent(1), spent(10), spent(1)) for _ in range(4)]  # in turn, so that a slow spell of the machine meets both
    small = min(min(first, last) for first, _, last in times)
    print(f"one_line_10MB_over_1MB={min(large for _, large, _ in times) / small:.1f} (at most 12)")


def learning(shared: Path) -> None:
    """Learning 2.2 million characters against jieba cutting them, and its memory."""
    texts = documents(shared)
    began = time.perf_counter()
    code = "import sys, gzip, json, jieba; jieba.setLogLevel(60)\nfor l in gzip.open(sys.argv[1], 'rt', encoding='utf-8'): jieba.lcut(json.loads(l)['text'])"
    subprocess.run([sys.executable, "-W", "ignore", "-c", code, str(shared / "data" / "official.jsonl.gz")], check=True)
    cutting = time.perf_counter() - began
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "文件").mkdir()
        for k, text in enumerate(texts):
            (here / "文件" / f"{k:03d}.txt").write_text(text, "utf-8")
        environment = {**os.environ, "YISHI_CACHE": str(here / "cache")}
        began = time.perf_counter()
        subprocess.run(yishi("learn", str(here / "文件"), "-o", str(here / "x.register")), check=True, capture_output=True, env=environment)
        first = time.perf_counter() - began
        (here / "文件" / "new.txt").write_text(texts[0] + "\n新的一篇。", "utf-8")
        began = time.perf_counter()
        again = subprocess.run(yishi("learn", str(here / "文件"), "-o", str(here / "y.register")), check=True, capture_output=True, text=True, env=environment)
        second = time.perf_counter() - began
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
        print(f"characters={sum(map(len, texts))} learn_over_jieba={first / cutting:.2f} (at most 2) learn={first:.1f} s jieba={cutting:.1f} s memory={memory:.2f} GB a process (under 1.5)")
        print(f"one_new_file: {second:.1f} s; {again.stdout.strip()[:60]}")


#: So often drafts and texts of a peer are made in turn.
_TURNS = 5


def drafting(shared: Path) -> None:
    """Drafts in a warm process against markovify and Faker making as many characters; loading; growth with the register."""
    import statistics

    import jieba
    import markovify
    from faker import Faker

    from generator.drafting.outline import Outline
    from generator.files.registers import own_register, read_register
    from generator.files.templates import read_templates
    from generator.workflows.drafts import Drafter

    def rate(make: Callable[[int], str], times: int) -> tuple[float, float]:
        """Characters a second of processor time, and the median of one call in milliseconds."""
        spent, characters = [], 0
        for k in range(times):
            began = time.process_time()
            characters += len(make(k))
            spent.append(time.process_time() - began)
        return characters / sum(spent), 1000 * statistics.median(spent)

    began = time.perf_counter()
    register = own_register()
    loading = 1000 * (time.perf_counter() - began)
    templates = read_templates()
    maker = Drafter(register, templates)
    topics = ("安全生产", "营商环境", "教育", "低空经济")
    outlines = [Outline(topics[k % len(topics)], length=2500, seed=k) for k in range(40 * (1 + _TURNS))]
    for outline in outlines[:40]:
        maker.draft(outline)
    fake = Faker("zh_CN")
    Faker.seed(1)
    turns = []  # a slow spell of the machine meets both
    for turn in range(1, 1 + _TURNS):
        turns.append((*rate(lambda k, turn=turn: maker.draft(outlines[40 * turn + k]).text, 40), rate(lambda _: fake.text(max_nb_chars=2500), 200)[0]))  # type: ignore[misc]
    own, median, filler = max(speed for speed, _, _ in turns), min(time for _, time, _ in turns), max(peer for _, _, peer in turns)
    print(f"warm_draft={median:.0f} ms median (at most 20); register loaded in {loading:.0f} ms (at most 150)")
    jieba.setLogLevel(60)

    def of_markovify(folder: Path) -> float:
        """Characters a second of markovify on the text of a folder."""
        text = "\n".join(path.read_text("utf-8").split("---", 2)[-1] for path in sorted(folder.rglob("*.txt")))
        sentences = [" ".join(jieba.lcut(one)) for one in text.replace("。", "。\n").split("\n") if one.strip()]
        model = markovify.NewlineText("\n".join(sentences), state_size=2, well_formed=False)
        return rate(lambda _: (model.make_sentence(tries=20) or "").replace(" ", ""), 200)[0]

    peer = of_markovify(ROOT / "corpus")
    each = " ".join(f"{speed / peer_speed:.3f}" for speed, _, peer_speed in turns)
    print(f"over_markovify={own / peer:.2f} (at least 4) over_faker={own / filler:.3f} (at least 0.1), turn by turn {each}")
    if not (shared / "data" / "official.jsonl.gz").is_file():
        return
    texts = documents(shared)
    known = ("anquan", "jiaoyu", "yingshang")

    def grown(topics: tuple[str, ...], folders: tuple[tuple[str, ...], tuple[str, ...]]) -> list[float]:
        """Median milliseconds of a draft from registers of 0.5 and 5 million characters, which hold some folders of the corpus and public documents."""
        medians = []
        with tempfile.TemporaryDirectory() as folder:
            for millions, own in zip((0.5, 5.0), folders, strict=True):
                here = Path(folder) / str(millions)
                here.mkdir()
                size = k = 0
                for name in own:
                    shutil.copytree(ROOT / "corpus" / name, here / name)
                    size += sum(len(path.read_text("utf-8")) for path in (here / name).glob("*.txt"))
                while size < millions * 1e6:
                    one = texts[k % len(texts)]
                    (here / f"{k:04d}.txt").write_text(one if k < len(texts) else one[k:] + one[:k], "utf-8")
                    size += len(one)
                    k += 1
                subprocess.run(yishi("learn", str(here), "-o", f"{here}.register"), check=True, capture_output=True, env={**os.environ, "YISHI_CACHE": folder})
                big = Drafter(read_register(Path(f"{here}.register")), templates)
                for seed in range(20):
                    big.draft(Outline(topics[seed % len(topics)], length=2500, seed=seed))
                speed, median = rate(lambda seed, big=big: big.draft(Outline(topics[seed % len(topics)], length=2500, seed=20 + seed)).text, 30)  # type: ignore[misc]
                medians.append(median)
                if own and millions == 5.0:
                    print(f"over_markovify_of_5_million={speed / of_markovify(here):.1f} (at least 30)")
        return medians

    small, large = grown(("安全生产", "教育", "营商环境"), (known, tuple(path.name for path in (ROOT / "corpus").iterdir() if path.is_dir())))
    print(f"grown_10x={large / small:.2f} (at most 1.5): {small:.0f} and {large:.0f} ms at 0.5 and 5 million characters, topics that both registers have")
    small, large = grown(("农业农村",), ((), ()))
    print(f"grown_10x_unknown={large / small:.2f}: {small:.0f} and {large:.0f} ms, a topic of which the smaller register has nothing to say")


#: What a draft spends its time on: a function and what it does.
STAGES = {
    "compose": "写成各层次",
    "headings": "　其中取标题",
    "_say": "　其中写句子",
    "reword": "　　其中取各分句的改写",
    "_unlike": "　　　其中防照抄、换词",
    "fill_frame": "套模板，解析回来",
    "parse": "　其中解析",
}


def profile(_: Path) -> None:
    """Where the time of a warm draft goes, by looking every millisecond of processor time."""
    import signal
    from collections import Counter
    from types import FrameType

    from generator.drafting.outline import Outline
    from generator.files.registers import own_register
    from generator.files.templates import read_templates
    from generator.workflows.drafts import Drafter

    maker = Drafter(own_register(), read_templates())
    outlines = [Outline(("安全生产", "营商环境", "教育", "低空经济")[k % 4], length=2500, seed=k) for k in range(240)]
    for outline in outlines[:40]:
        maker.draft(outline)
    seen: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        names = set()
        while frame is not None:
            names.add(frame.f_code.co_name)
            frame = frame.f_back
        seen.update(names | {""})

    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)
    for outline in outlines[40:]:
        maker.draft(outline)
    signal.setitimer(signal.ITIMER_PROF, 0)
    for name, what in STAGES.items():
        print(f"| {what} | {seen[name] / seen['']:.0%} |")


def clone(_: Path) -> None:
    """The README's two lines from a fresh clone, with an empty home and no site packages."""
    readme = (ROOT / "README.md").read_text("utf-8")
    lines = [line for line in readme.splitlines() if line.startswith("python3 -m venv")]
    for line in lines:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["git", "clone", "-q", str(ROOT), f"{folder}/yishi"], check=True)
            keep = {key: os.environ[key] for key in ("PATH", "PIP_INDEX_URL", "PIP_CONFIG_FILE", "PIP_FIND_LINKS", "LANG") if key in os.environ}
            environment = {**keep, "HOME": folder, "PYTHONNOUSERSITE": "1", "LC_ALL": "C.UTF-8"}
            began = time.perf_counter()
            done = subprocess.run(["bash", "-c", line], cwd=f"{folder}/yishi", env=environment, capture_output=True, text=True)
            tail = (done.stdout.strip().splitlines() or done.stderr.strip().splitlines() or [""])[-1]
            print(f"exit={done.returncode} {time.perf_counter() - began:.0f} s: {line[:70]}…\n  {tail[:100]}")
            if done.returncode:
                print(done.stderr[-1500:])


BENCHMARKS: dict[str, Callable[[Path], None]] = {
    "structure": structure,
    "parsing": parsing,
    "learning": learning,
    "starting": starting,
    "drafting": drafting,
    "profile": profile,
    "clone": clone,
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("names", nargs="*", choices=[*BENCHMARKS, []], metavar="NAME", help=", ".join(BENCHMARKS))
    arguments.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with seeds/, gold/, tools/, data/")
    given = arguments.parse_args()
    for name in given.names or BENCHMARKS:
        print(f"## {name}", flush=True)
        BENCHMARKS[name](given.shared)


if __name__ == "__main__":
    main()
