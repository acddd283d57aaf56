"""`dev.py`: what a newcomer types first. Nothing here installs anything."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import dev

Calls = list[tuple[str, ...]]


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """What dev.py would start in its environment, with the system and the environment in order."""
    calls: Calls = []
    monkeypatch.setattr(dev, "ensure_system", lambda display: None)
    monkeypatch.setattr(dev, "ensure_environment", lambda lock, folder=".venv": Path(folder))

    def call(python: Path, *words: str, **variables: str) -> int:
        calls.append((*words, *map("=".join, variables.items())))
        return 0

    monkeypatch.setattr(dev, "call", call)
    monkeypatch.setattr(dev, "become", call)
    monkeypatch.setenv("DISPLAY", ":0")
    return calls


@pytest.fixture
def attempts(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Calls]:
    """Commands that dev.py would run quietly; those that hold one of the given words fail."""

    def prepare(*failing: str) -> Calls:
        seen: Calls = []

        def attempt(*command: str | Path) -> subprocess.CompletedProcess[str]:
            seen.append(tuple(map(str, command)))
            fails = any(word in seen[-1] for word in failing)
            return subprocess.CompletedProcess(command, int(fails), "E: no such thing" if fails else "")

        monkeypatch.setattr(dev, "attempt", attempt)
        return seen

    return prepare


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Debian machine that lacks libGL and libEGL and has everything else."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "loads", lambda library: library not in {"libGL.so.1", "libEGL.so.1"})
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")


def rights(monkeypatch: pytest.MonkeyPatch, *, root: bool) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000, raising=False)


def test_an_old_python_is_told_so_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "OLDEST", (99, 0))
    assert dev.main(["run"]) == 1
    assert capsys.readouterr().out.startswith("dev.py: this needs Python 3.11 or newer")


def test_an_old_python_can_read_the_script_far_enough_to_say_so() -> None:
    ast.parse(Path(dev.__file__).read_text("utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("arguments", [[], ["rum"]])
def test_an_unknown_command_shows_the_commands(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(arguments) == 2
    shown = capsys.readouterr().out
    assert all(f"dev.py {command}" in shown for command in dev.COMMANDS)


def test_run_opens_the_sample_city(called: Calls) -> None:
    assert dev.main(["run"]) == 0
    assert called == [("main.py", "--sample")]


def test_run_passes_everything_after_two_dashes_on_unchanged(called: Calls) -> None:
    dev.main(["run", "--", "score", "我的 考核.qheng", "--json", "--", "-x"])
    assert called == [("main.py", "score", "我的 考核.qheng", "--json", "--", "-x")]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has machines without a display")
def test_without_a_display_run_says_that_the_window_is_off_screen(
    called: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    dev.main(["run"])
    assert called == [("main.py", "--sample", "QT_QPA_PLATFORM=offscreen")]
    assert "there is no display" in capsys.readouterr().out


def test_test_hands_its_arguments_to_pytest_and_long_means_every_case(called: Calls) -> None:
    dev.main(["test", "--long", "tests/scoring", "-x"])
    assert called[0][:6] == ("-m", "pytest", "-m", "long or not long", "tests/scoring", "-x")


def test_all_tests_run_once_those_of_scoring_where_there_is_nothing_else(called: Calls) -> None:
    dev.main(["test"])
    alone, others = called
    assert alone[:4] == others[:4] == ("-m", "pytest", "-n", "auto"), "on all processors"
    assert alone[-2:] == dev.OF_SCORING
    assert [word for word in others if word.startswith("--ignore")] == [f"--ignore={one}" for one in dev.OF_SCORING]


def test_a_failure_of_either_half_fails_the_whole(monkeypatch: pytest.MonkeyPatch, called: Calls) -> None:
    for half in ("tests/golden", "--ignore=tests/golden"):
        monkeypatch.setattr(dev, "call", lambda _, *words, half=half, **__: int(half in words))
        assert dev.main(["test"]) == 1


def test_check_names_every_failure_and_not_only_the_first(
    called: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "call", lambda python, *words, **variables: int("mypy" in words or "--check" in words))
    assert dev.main(["check"]) == 1
    assert "not in order: layout of the source, types, translations" in capsys.readouterr().out


@pytest.mark.usefixtures("debian")
class TestSystemLibraries:
    def test_one_line_for_the_administrator_where_there_are_no_rights(
        self, monkeypatch: pytest.MonkeyPatch, attempts: Callable[..., Calls], capsys: pytest.CaptureFixture[str]
    ) -> None:
        rights(monkeypatch, root=False)
        attempts("sudo")
        assert dev.main(["run"]) == 1
        said = capsys.readouterr().out
        assert "an administrator to run: apt-get install -y --no-install-recommends libgl1 libegl1\n" in said

    def test_an_administrator_installs_just_what_is_missing(
        self, monkeypatch: pytest.MonkeyPatch, attempts: Callable[..., Calls]
    ) -> None:
        rights(monkeypatch, root=True)
        seen = attempts()
        dev.ensure_system(display=False)
        assert [command[-2:] for command in seen] == [("libgl1", "libegl1")]

    def test_old_package_lists_are_fetched_anew_and_a_lasting_failure_is_shown(
        self, monkeypatch: pytest.MonkeyPatch, attempts: Callable[..., Calls]
    ) -> None:
        rights(monkeypatch, root=True)
        seen = attempts("install")
        with pytest.raises(dev.Stop, match="E: no such thing"):
            dev.ensure_system(display=False)
        assert [command[3] for command in seen] == ["install", "update", "install"]

    def test_the_libraries_of_a_display_are_wanted_only_with_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[str] = []

        def loads(library: str) -> bool:
            asked.append(library)
            return True

        monkeypatch.setattr(dev, "loads", loads)
        dev.ensure_system(display=False)
        assert not any("xcb" in library for library in asked)
        dev.ensure_system(display=True)
        assert "libxcb-cursor.so.0" in asked

    def test_a_chinese_font_is_installed_where_there_is_none(
        self, monkeypatch: pytest.MonkeyPatch, attempts: Callable[..., Calls]
    ) -> None:
        rights(monkeypatch, root=True)
        monkeypatch.setattr(dev, "has_chinese_font", lambda: False)
        seen = attempts()
        dev.ensure_system(display=False)
        assert seen[0][-1].startswith("fonts-")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as awkward as they come, with a lock; an install only leaves a mark."""
    root = tmp_path / "测评 工具"
    root.mkdir()
    (root / "requirements.lock").write_text("one==1", "utf-8")
    monkeypatch.setattr(dev, "ROOT", root)
    return root


class TestEnvironment:
    def test_it_is_made_once_and_installed_again_only_for_another_lock(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        installed: list[str] = []
        monkeypatch.setattr(dev, "install", lambda python, lock: installed.append(lock.read_text("utf-8")))
        python = dev.ensure_environment("requirements.lock")
        made = python.lstat().st_mtime_ns
        dev.ensure_environment("requirements.lock")
        (project / "requirements.lock").write_text("one==2", "utf-8")
        dev.ensure_environment("requirements.lock")
        assert installed == ["one==1", "one==2"]
        assert python.lstat().st_mtime_ns == made

    def test_an_install_that_broke_off_is_tried_again(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def breaks_off(python: Path, lock: Path) -> None:
            raise dev.Stop("no network")

        monkeypatch.setattr(dev, "install", breaks_off)
        for _ in range(2):
            with pytest.raises(dev.Stop, match="no network"):
                dev.ensure_environment("requirements.lock")

    def test_a_broken_environment_is_made_anew(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dev, "install", lambda python, lock: None)
        python = dev.ensure_environment("requirements.lock")
        python.unlink()
        assert dev.ensure_environment("requirements.lock").exists()

    @pytest.mark.parametrize("venv_module", [True, False])
    @pytest.mark.skipif(dev.WINDOWS, reason="Python for Windows always brings venv")
    def test_its_python_sees_only_its_own_packages_with_or_without_the_venv_module(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, venv_module: bool
    ) -> None:
        if not venv_module:
            monkeypatch.setitem(sys.modules, "venv", None)
        folder = project / ".venv"
        dev.make_environment(folder)
        shown = dev.attempt(dev.python_in(folder), "-c", "import sys; print(sys.prefix, *sys.path[1:], sep='\\n')")
        prefix, *places = shown.stdout.splitlines()
        assert prefix == str(folder)
        assert [place for place in places if place.endswith("-packages")] == [
            str(next(folder.glob("lib/python*/site-packages")))
        ]

    def test_pip_does_it_where_uv_fails(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, attempts: Callable[..., Calls]
    ) -> None:
        attempts("/usr/bin/uv")
        monkeypatch.setattr(dev, "uv", lambda: "/usr/bin/uv")
        ran: list[list[str]] = []

        def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
            ran.append(command)
            return subprocess.CompletedProcess(command, 0)

        monkeypatch.setattr(subprocess, "run", run)
        dev.install(Path("python"), project / "requirements.lock")
        assert ran[0][1:3] == ["-m", "pip"]
        assert "--require-hashes" in ran[0]
