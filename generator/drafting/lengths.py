"""A length shared among sections and among the items of one."""

from __future__ import annotations

from collections.abc import Sequence

from generator.drafting.stages import Heading, Stage

#: A speech that is cut keeps this share of what opens it.
_OPENING_KEPT = 0.85
#: A section gives to others that need it no more than leaves it this share of what there is to say.
_HALF = 0.5
#: Where nothing was learned under a heading, why and who answers are told in so many characters, and in no less than this share of the
#: length: the rest is for what is to be done. Of what that leaves free they have this share more.
_FRAMING = {Stage.FIRST: (300, 0.2, 0.3), Stage.LAST: (340, 0.2, 0.45)}


def framed(rooms: Sequence[int], heads: Sequence[Heading], length: int) -> list[int]:
    """The rooms of sections, with as much for why and for who answers as these should have where nothing was learned of them, which is 0; 0 for the rest.

    >>> heads = [Heading("认清形势", stage=Stage.FIRST), Heading("突出重点", stage=Stage.MIDDLE), Heading("压实责任", stage=Stage.LAST)]
    >>> framed([0, 1000, 0], heads, 1500), framed([0, 1000, 0], heads, 2000), framed([0, 0, 600], heads, 2000)
    ([300, 1000, 340], [460, 1000, 490], [400, 0, 600])
    """
    told = [_FRAMING.get(head.stage or Stage.MIDDLE, (0, 0.0, 0.0)) for head in heads]
    out = [room or max(least, int(share * length)) for room, (least, share, _) in zip(rooms, told, strict=True)]
    free = max(0, length - sum(out)) if all(out) else 0
    return [kept if room else kept + int(more * free) for room, kept, (*_, more) in zip(rooms, out, told, strict=True)]


def fitted(rooms: Sequence[int], heads: Sequence[Heading], length: int, needs: Sequence[int] = ()) -> list[int]:
    """The rooms of sections cut to a length in all: first what opens the speech, since what is found wanting there must be answered later.

    No section is cut below what it ``needs`` as long as others have more than theirs and half of what there is to say.

    >>> heads = [Heading("认清形势", stage=Stage.FIRST), Heading("突出重点"), Heading("压实责任")]
    >>> fitted([400, 1000, 600], heads, 1500), fitted([400, 1000, 600], heads, 1500, [0, 800, 100])
    ([340, 725, 435], [340, 800, 360])
    """
    if sum(rooms) <= length:
        return list(rooms)
    kept = [round(_OPENING_KEPT * room) if head.stage is Stage.FIRST and len(rooms) > 2 else 0 for room, head in zip(rooms, heads, strict=True)]
    rest, left = sum(room for room, fixed in zip(rooms, kept, strict=True) if not fixed), length - sum(kept)
    cut = [fixed or room * min(left, rest) // max(1, rest) for room, fixed in zip(rooms, kept, strict=True)]
    wanted = [0 if fixed else max(0, need - got) for need, got, fixed in zip(needs or [0] * len(cut), cut, kept, strict=True)]
    spare = [0 if fixed or want else max(0, got - max(need, round(_HALF * room))) for need, got, room, want, fixed in zip(needs or [0] * len(cut), cut, rooms, wanted, kept, strict=True)]
    moved = min(sum(wanted), sum(spare))
    return [got + moved * want // max(1, sum(wanted)) - moved * free // max(1, sum(spare)) for got, want, free in zip(cut, wanted, spare, strict=True)]


def shared(total: int, rooms: Sequence[int]) -> list[int]:
    """A length shared among items by what there is to say of each; where it does not do, those with most to say give way, so that none is cut to a line.

    >>> shared(400, [100, 100]), shared(300, [80, 100, 200]), shared(300, [150, 150, 150])
    ([200, 200], [80, 100, 120], [100, 100, 100])
    """
    known = sum(rooms)
    if known <= total:
        return [total * room // max(1, known) for room in rooms]
    out, left = [0] * len(rooms), total
    for done, k in enumerate(sorted(range(len(rooms)), key=lambda k: (rooms[k], k))):
        out[k] = min(rooms[k], left // (len(rooms) - done))
        left -= out[k]
    return out
