"""An outline by chance: what a made document is about, who speaks, where and when, all of it fictional."""

from __future__ import annotations

from random import Random

from generator.document import Genre
from generator.drafting.outline import ACHIEVED, DRAFTABLE, Outline
from generator.samples.entities import Cast
from generator.samples.recipe import Recipe

_MEETINGS = ("工作会议", "工作推进会", "工作调度会", "工作动员部署会", "专题会议")
_AUDIENCES = ("同志们：", "同志们：", "同志们：", "各位领导、同志们：", "各位代表、同志们：")
#: Genres that documents are made of.
GENRES = tuple(genre.value for genre in DRAFTABLE)


def draw_outline(recipe: Recipe, topics: tuple[str, ...], cast: Cast, *, rng: Random) -> Outline:
    """One request: every fact that a template asks for is given, so that nothing is left to be filled in."""
    genre = Genre(rng.choice(recipe.genres))
    topic = rng.choice(recipe.topics or topics)
    meeting = f"{cast.unit.text}{topic.removesuffix('工作')}{rng.choice(_MEETINGS)}"
    title = f"在{meeting}上的讲话" if genre is Genre.SPEECH else None
    return Outline(
        topic=topic,
        genre=genre,
        title=title,
        level=cast.level,
        unit=cast.unit.text,
        speaker=cast.speaker,
        post=cast.post,
        audience=rng.choice(_AUDIENCES) if genre is Genre.SPEECH else None,
        occasion=meeting,
        time=cast.time if genre is not Genre.MEETING_NEWS else cast.time[5:],
        place=rng.choice((cast.towns[0], None)) if genre is Genre.MEETING_NEWS else None,
        length=rng.randint(recipe.shortest, recipe.longest),
        placeholders={ACHIEVED: ""},
        seed=rng.getrandbits(31),
    )
