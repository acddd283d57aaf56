"""Measures this program beside its peers, on one machine in one go, and writes the ratios to docs/performance.md.

    python benchmarks/compare.py --peers FOLDER [--peers-python PYTHON] [--keep FOLDER] [--sizes S,M,L] [--calc-large]
    python benchmarks/compare.py --from FOLDER

FOLDER of `--peers` holds the scripts that time the peers (bench_recompute.py, bench_montecarlo.py, bench_calc.py,
bench_roofline.py); PYTHON is that of an environment with the peers' packages; LibreOffice Calc with its Python bridge
must be installed. Everything runs in sequence, for ten minutes or more: the machine should do nothing else.
`--keep` keeps what was measured, `--from` writes the page of what was kept. `--calc-large` has LibreOffice calculate
40 000 units too, which takes half an hour.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.page import CALC, write_page

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "performance.md"
MONTE_CARLO = "candidate,pymcdm_loop,pysensmcda,numpy_matmul_argsort/,numpy_packed_sort_1thread,numba_tuned_1thread"
"""What stands for its kind among the simulations; the others take minutes."""


def jobs(peers: Path, python: str, sizes: Sequence[str], large: bool, quiet: str) -> Iterator[tuple[str, list[str]]]:
    """Name of a run, and its command."""
    patience = ["--quiet", quiet]
    candidate = ["--candidate", str(Path(__file__).with_name("peers_candidate.py"))]
    for size in sizes:
        script = [python, str(peers / "bench_recompute.py"), "--size", size, *patience]
        yield f"recompute-{size}", [*script, *candidate]
    for size in sizes:
        if size == "L":
            continue
        draws = ["--lib-draws", "200"] if size == "M" else []
        script = [python, str(peers / "bench_montecarlo.py"), "--size", size, "--only", MONTE_CARLO, *patience]
        yield f"montecarlo-{size}", [*script, *draws, *candidate]
        yield f"roofline-{size}", [python, str(peers / "bench_roofline.py"), "--size", size, *patience]
    for size in sizes:
        if size != "L" or large:
            yield f"calc-{size}", [python, str(peers / "bench_calc.py"), "--size", size, *patience]
    if "L" in sizes and not large:
        yield "calc-norank-L", [python, str(peers / "bench_calc.py"), "--size", "L", "--no-rank", *patience]


def own(folder: Path, sizes: Sequence[str]) -> tuple[str, list[str]]:
    """The benchmarks of this folder."""
    chosen = " or ".join(f"[{size}" for size in sizes)
    report = ["--benchmark-json", str(folder / "own.json")]
    return "own", [sys.executable, "-m", "pytest", "-q", "-k", chosen, *report, str(ROOT / "benchmarks")]


def measure(folder: Path, commands: Iterator[tuple[str, list[str]]]) -> bool:
    """Run everything, one after another; whether all of it ended well. What was printed stands in the folder."""
    well = True
    with (folder / CALC).open("wb") as said, suppress(FileNotFoundError):
        subprocess.run(["soffice", "--version"], stdout=said, check=False)
    settings = os.environ | {"PERF_WORK": str(folder / "work"), "PYTHONDONTWRITEBYTECODE": "1"}
    for name, command in commands:
        start = perf_counter()
        print(f"{name} …", end=" ", flush=True)
        with (folder / f"{name}.jsonl").open("wb") as out, (folder / f"{name}.log").open("wb") as log:
            code = subprocess.run(command, cwd=ROOT, stdout=out, stderr=log, env=settings, check=False).returncode
        print(f"{perf_counter() - start:.0f} s" if code == 0 else f"failed, see {folder / name}.log")
        well = well and code == 0
    return well


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, help="folder of the scripts that time the peers")
    parser.add_argument("--peers-python", default=sys.executable, help="Python that has the peers' packages")
    parser.add_argument("--keep", type=Path, help="folder for what is measured (default: thrown away)")
    parser.add_argument("--from", dest="kept", type=Path, help="measure nothing, write the page from this folder")
    parser.add_argument("--sizes", default="S,M,L", help="which of S, M, L")
    parser.add_argument("--calc-large", action="store_true", help="LibreOffice with 40 000 units and RANK too")
    parser.add_argument("--quiet", default="20", help="wait so many seconds for a quiet machine before each case")
    return parser.parse_args()


def main() -> int:
    asked = arguments()
    if asked.kept is not None:
        write_page(PAGE, asked.kept)
        return 0
    if asked.peers is None or not (asked.peers / "bench_recompute.py").is_file():
        print("Nothing to compare with: --peers FOLDER names the folder of bench_recompute.py and its kin.")
        print("Our own figures alone: python -m pytest benchmarks")
        return 2
    with tempfile.TemporaryDirectory() as temporary:
        folder = (asked.keep or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        sizes = asked.sizes.split(",")
        peers = jobs(asked.peers.resolve(), asked.peers_python, sizes, asked.calc_large, asked.quiet)
        well = measure(folder, chain([own(folder, sizes)], peers))
        write_page(PAGE, folder)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
