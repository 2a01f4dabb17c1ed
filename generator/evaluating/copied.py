"""What a draft took over from the training text: the longest run, runs over the limit, whole sentences, whole clauses."""

from __future__ import annotations

from collections.abc import Iterator

from generator.drafting.copying import LONGEST_WHOLE
from generator.evaluating.measure import Candidate, Ground, Measure, han, ratio
from generator.language.windows import one_line

SHORTEST_CLAUSE = 6
_STOPS = "。；！？;!?"  # a sentence is the same with another stop


def _told(run: str, ground: Ground) -> str:
    place = ground.training.place(run)
    if place:
        return f"{len(run)} 字：“{run}”（{place}）"
    return f"{len(run)} 字：“{run}”" + ("（不在所给的任何一份文件里，可能是几处相接）" if ground.training.names else "")


def measure(draft: Candidate, ground: Ground) -> Iterator[Measure]:
    """The runs of the training text in a draft, by its windows; what is shorter than a window is no run."""
    text = one_line(draft.text)
    runs = sorted((text[start:end] for start, end in ground.training.guard.runs(text)), key=len, reverse=True)
    long = [run for run in runs if len(run) > ground.longest_run]
    yield Measure("longest_run", "与语料最长相同（字）", len(runs[0]) if runs else 0, tuple(_told(run, ground) for run in runs[:1]), bool(long))
    yield Measure("long_runs", f"与语料相同超过 {ground.longest_run} 字（处）", len(long), tuple(_told(run, ground) for run in long), bool(long))
    sentences = [bare for one in draft.sentences if len(bare := one.rstrip(_STOPS)) > LONGEST_WHOLE]
    whole = [one for one in sentences if ground.training.guard.is_copied(one)]
    yield Measure("whole_sentences", f"整句见于语料（超过 {LONGEST_WHOLE} 字的句子）", ratio(len(whole), len(sentences)), tuple(whole), bool(whole), share=True)
    clauses = [one for one in draft.clauses if han(one) >= SHORTEST_CLAUSE]
    known = [one for one in clauses if one in ground.training.clauses]
    yield Measure("whole_clauses", f"分句见于语料（{SHORTEST_CLAUSE} 字以上的分句）", ratio(len(known), len(clauses)), share=True)
