"""``yishi corpus make``: a labelled corpus for testing software."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated, Optional

import typer


def make(
    out: Annotated[str, typer.Argument(help="写到哪个目录；也可是 fsspec 地址，例如 s3://桶/目录", metavar="目录", show_default=False)],
    count: Annotated[int, typer.Option("--count", "-n", help="多少篇", metavar="篇数")] = 1000,
    seed: Annotated[int, typer.Option("--seed", "-s", help="种子：同样的参数和种子得到同样的字节", metavar="数")] = 0,
    genres: Annotated[Optional[str], typer.Option("--genres", help="文种，逗号隔开；不给则全部", metavar="文种")] = None,  # noqa: UP045
    topics: Annotated[Optional[str], typer.Option("--topics", help="主题，逗号隔开；不给则用语体库的各领域", metavar="主题")] = None,  # noqa: UP045
    length: Annotated[str, typer.Option("--length", "-l", help="每篇大约多少字", metavar="起-止")] = "800-3000",
    split: Annotated[str, typer.Option("--split", help="划分及比例", metavar="名:比例")] = "train:1",
    file_format: Annotated[str, typer.Option("--format", "-f", help="jsonl parquet txt docx conll docbin doccano labelstudio", metavar="格式")] = "jsonl",
    noise: Annotated[str, typer.Option("--noise", help="凌乱及比例：web traditional pinyin ocr linebreaks gb18030 compilation，例如 web:0.3,ocr:0.1", metavar="种类:比例")] = "",
    faults: Annotated[str, typer.Option("--faults", help="有毛病的比例，可限定种类：0.3 或 0.3:numbering-gap,padded-date", metavar="比例[:种类]")] = "0",
    shard_size: Annotated[int, typer.Option("--shard-size", help="每个分片多少篇", metavar="篇数")] = 500,
    workers: Annotated[int, typer.Option("--workers", "-w", help="用几个进程", metavar="数", min=1)] = 1,
    engine: Annotated[str, typer.Option("--engine", help="在哪里跑：processes 本机进程，dask 集群", metavar="引擎")] = "processes",
    scheduler: Annotated[Optional[str], typer.Option("--scheduler", help="dask 调度器地址；不给则在本机起", metavar="地址")] = None,  # noqa: UP045
    register: Annotated[Optional[Path], typer.Option("--register", "-r", help="语体库文件；不给则用自带的", metavar="文件")] = None,  # noqa: UP045
) -> None:
    """Make a labelled sample corpus."""
    from generator.cli.progress import bar
    from generator.drafting.outline import read_genre
    from generator.samples.faults import FAULTS
    from generator.samples.make import NOISE_KINDS
    from generator.samples.recipe import Recipe, read_faults, read_length, read_shares, read_split
    from generator.workflows.samples import make_sample_corpus

    shortest, longest = read_length(length)
    share, kinds = read_faults(faults, tuple(FAULTS))
    given = {"genres": tuple(read_genre(name).value for name in _listed(genres))} if genres else {}
    recipe = Recipe(
        count,
        seed,
        topics=_listed(topics),
        shortest=shortest,
        longest=longest,
        split=read_split(split),
        noise=read_shares(noise, NOISE_KINDS, what="--noise", default=0.3),
        faults=share,
        fault_kinds=kinds,
        per_shard=shard_size,
        **given,
    )
    began = time.monotonic()
    with bar("造样本", unit="篇") as progress:
        made = make_sample_corpus(
            recipe, out, file_format=file_format, register=register, engine=engine, workers=workers, scheduler=scheduler, progress=progress, tell=lambda what: typer.echo(what, err=True)
        )
    spent = time.monotonic() - began
    new = f"，{made.records / spent:.0f} 篇/秒" if not made.kept else f"，其中 {made.kept} 个分片是以前做好的"
    typer.echo(f"已写入 {out}：{made.records} 篇，{made.shards} 个分片{new}", err=True)


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(filter(None, (one.strip() for one in (text or "").replace("，", ",").split(","))))
