"""Kill a run at random moments and start it again: ``python benchmarks/resume.py [--documents 5000] [--kills 20] [--engine dask]``.

The resumed corpus must have the hashes of an undisturbed one. With ``--victim worker`` a worker process is killed instead of the
command: the same run must then end well by itself.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def command(out: Path, documents: int, engine: str) -> list[str]:
    yishi = str(Path(sys.executable).with_name("yishi"))
    asked = ["-n", str(documents), "--seed", "7", "--length", "600-900", "--noise", "web:0.3,ocr:0.1", "--faults", "0.3", "--shard-size", str(max(5, documents // 100)), "--workers", "2"]
    return [yishi, "corpus", "make", str(out), *asked, "--engine", engine]


def hashes(out: Path) -> dict[str, str]:
    shards = json.loads((out / "manifest.json").read_text("utf-8"))["shards"]
    return {name: said["sha256"] for shard in shards for name, said in shard["files"].items()}


def children(parent: int) -> list[int]:
    """The processes that this one started, and theirs."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1]) == parent:
                    found += [int(entry.name), *children(int(entry.name))]
            except OSError:
                continue
    return found


def working(parent: int) -> list[int]:
    """Those of them that hold the register: the workers."""
    out = []
    for pid in children(parent):
        try:
            pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        except (OSError, IndexError):
            continue
        if pages * 4096 > 60e6:
            out.append(pid)
    return out


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--documents", type=int, default=5000)
    arguments.add_argument("--kills", type=int, default=20)
    arguments.add_argument("--engine", default="processes")
    arguments.add_argument("--victim", choices=["command", "worker"], default="command")
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    rng = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as folder:
        whole, torn = Path(folder) / "whole", Path(folder) / "torn"
        began = time.monotonic()
        subprocess.run(command(whole, given.documents, given.engine), check=True, capture_output=True)
        undisturbed = time.monotonic() - began
        kills = runs = 0
        while True:
            runs += 1
            with (Path(folder) / "told").open("a") as told:
                process = subprocess.Popen(command(torn, given.documents, given.engine), stdout=told, stderr=told, start_new_session=True)
                while process.poll() is None and kills < given.kills:
                    time.sleep(rng.uniform(0.3, 2 * undisturbed / given.kills))
                    if process.poll() is not None:
                        break
                    if given.victim == "command":
                        os.killpg(process.pid, signal.SIGKILL)
                        kills += 1
                        break
                    victims = working(process.pid)
                    if victims:
                        os.kill(rng.choice(victims), signal.SIGKILL)
                        kills += 1
                code = process.wait()
            if code == 0:
                break
            if given.victim == "worker":
                print((Path(folder) / "told").read_text()[-500:])
                raise SystemExit(f"the run did not survive: exit {code}")
        same = hashes(whole) == hashes(torn)
        left = [path.name for path in torn.rglob("*") if path.name.startswith(".yishi")]
        lines = (Path(folder) / "told").read_text().splitlines()
        print(f"engine={given.engine} victim={given.victim} documents={given.documents} kills={kills} runs={runs} shards={len(hashes(torn))} same_hashes={same} left_over={len(left)}")
        print("said:", *dict.fromkeys(line for line in lines if "被终止" in line or "少了" in line or "接着做" in line), sep="\n  ")
        if not same or left:
            raise SystemExit("the resumed corpus differs")


if __name__ == "__main__":
    main()
