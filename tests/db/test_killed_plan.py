"""The program is killed in the middle of a plan edit, and of confirming an import: all of the step, or none of it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.store import Store
from scoring.entries import Assessment
from tests.conftest import small_assessment

CHILD = """
import sys
from decimal import Decimal
from pathlib import Path
from db.store import Store
from exchange.weights.take_over import take_over_tree, match, weights_from_plan
from scoring.plan_edits.weights import scale
from tests.conftest import small_assessment

store, way = Store.open(Path(sys.argv[1])), sys.argv[2]
uid = store.assessments()[0].uid
heavy = small_assessment().plan.with_weight("A", Decimal(90))
print("ready", flush=True)
while True:
    plan = store.read(uid).plan
    if way == "edit":
        other = scale(plan.with_weight("A", Decimal(30))).plan
        new = other if plan.indicator["A"].weight == 60 else small_assessment().plan
    else:
        table = weights_from_plan(heavy if plan.indicator["A"].weight == 60 else small_assessment().plan)
        new = take_over_tree(table, [one for one in match(table, plan) if one.sure], plan)
    with store.work("step") as work:
        work.plan(_with_uids(new, plan))
"""
HELP = """
from dataclasses import replace
def _with_uids(new, plan):
    uids = {node.code: node.uid for node in plan.indicators}
    nodes = tuple(replace(node, uid=uids[node.code]) for node in new.indicators)
    return replace(plan, indicators=nodes)
"""


def whole(assessment: Assessment) -> bool:
    """Does every level add up? It does in both states, and in no mixture of them."""
    plan = assessment.plan
    first = sum(node.weight for node in plan.children[None])
    below = [(plan.indicator[code].weight, sum(n.weight for n in plan.children[code])) for code in ("A", "B")]
    return first in (100, 130) and len(plan.indicators) == 6 and (first != 100 or all(a == b for a, b in below))


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
@pytest.mark.parametrize("way", ["edit", "import"])
def test_a_kill_in_the_middle_leaves_all_of_a_step_or_none(tmp_path: Path, way: str) -> None:
    path = tmp_path / "a.qheng"
    store = Store.create(path)
    with store.work("new") as work:
        work.add(small_assessment())
    store.close()
    for kill in range(2):
        child = subprocess.Popen(
            [sys.executable, "-c", HELP + CHILD, str(path), way],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        time.sleep(0.06 + 0.037 * kill)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        opened = Store.open(path)
        (info,) = opened.assessments()
        assessment = opened.read(info.uid)
        assert whole(assessment)
        labels = [action.label for action in opened.history()]
        assert labels[-1] == "new"
        assert set(labels[:-1]) <= {"step"}
        opened.close()
