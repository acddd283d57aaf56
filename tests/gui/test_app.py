"""From nothing to a window: what is imported before it, and the whole program once in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import gui.app

def look():
    window = next(w for w in QApplication.topLevelWidgets() if w.inherits("QMainWindow"))
    print(window.windowTitle())
    window.close()

packages = ("numpy", "sqlalchemy", "openpyxl", "xlsxwriter", "alembic", "matplotlib")
heavy = [name for name in packages if name in sys.modules]
print("heavy:", heavy)
show = gui.app.MainWindow.show
def show_and_look(window):
    show(window)
    print("heavy at the first window:", [n for n in ("numpy", "sqlalchemy", "openpyxl") if n in sys.modules])
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, look))  # after what was asked for on the command line
gui.app.MainWindow.show = show_and_look
sys.exit(gui.app.open_window(%(arguments)s))
"""


def run(tmp_path: Path, arguments: str) -> list[str]:

    places = {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM % {"arguments": arguments}],
        cwd=ROOT,
        env={**os.environ, **places, "LANG": "C.UTF-8", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout.splitlines()


def test_the_first_window_comes_before_everything_heavy(tmp_path: Path) -> None:
    lines = run(tmp_path, "language='en'")
    assert lines[:2] == ["heavy: []", "heavy at the first window: []"]
    assert lines[2] == "Quanheng"


def test_the_sample_city_opens_and_opens_again_as_it_was_left(tmp_path: Path) -> None:
    for _ in range(2):
        title = run(tmp_path, "sample=True, language='zh_CN'")[2]
        assert title.startswith("××市2024年度")
        assert title.endswith("权衡")
    assert [path.name for path in (tmp_path / "data").rglob("*.qheng")] == ["sample_city.qheng"]


def test_a_file_that_is_not_there_is_told_in_the_window(tmp_path: Path) -> None:
    title = run(tmp_path, "Path('nowhere.qheng'), language='en'")[2]
    assert title == "Quanheng"
