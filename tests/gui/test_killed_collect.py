"""The program is killed while forms that came back are taken over: nothing of them is taken then.

Kills at any moment of a step stand in `tests/db/test_kill.py`; here the step is the collection board's own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db.store import Store
from tests.conftest import small_assessment

CHILD = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from db.work import Work
from gui.dialogs.collect import CollectDialog
from gui.document import Document
from gui.tasks import ImmediateTasks

application = QApplication([])
document = Document(ImmediateTasks(), user="测试")
assert document.open_store(Path(sys.argv[1]))
board = CollectDialog(document)
board.read([Path(sys.argv[2])])
write = Work.cells

def cells(work, uid, edits):
    work._connection.exec_driver_sql("PRAGMA cache_size = 1")  # what is not finished reaches the file, too
    work._connection.exec_driver_sql("PRAGMA cache_spill = 1")
    write(work, uid, edits)
    print(len(edits), flush=True)
    sys.stdin.readline()

Work.cells = cells
board.take_button.click()
print("taken", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_a_kill_while_forms_are_taken_over_leaves_nothing_of_them(tmp_path: Path) -> None:
    path, folder = tmp_path / "a.qheng", tmp_path / "back"
    folder.mkdir()
    (folder / "甲.csv").write_text("区县,数据A1,数据A2\n甲区,27,26\n", "utf-8")
    (folder / "乙.csv").write_text("区县,数据B1\n甲区,11\n乙县,12\n丙市,13\n", "utf-8")
    store = Store.create(path)
    with store.work("new") as work:
        work.add(small_assessment())
    before = store.read(store.assessments()[0].uid)
    store.close()
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stdout.readline() == b"5\n", "the cells of both files are written, and the step is not finished"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdin.close()
    child.stdout.close()
    store = Store.open(path)
    assert store.read(before.plan.uid) == before
    assert [action.label for action in store.history()] == ["new"]
    store.close()
