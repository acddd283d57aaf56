"""Everything a developer or a curious visitor does here, with nothing but Python 3.11+ and pip.

    python3 dev.py run [-- ARGS]             open the window on the sample city, or pass ARGS to main.py
    python3 dev.py test [--long] [ARGS]      run the tests, those of scoring without Qt and SQL; ARGS go to pytest
    python3 dev.py check                     style, types, package contracts, translations
    python3 dev.py lock [ARGS]               pin the requirements anew (needs uv); --upgrade takes newer versions
    python3 dev.py translate [ARGS]          collect the window's strings, see packaging/translate.py

Each command makes what it needs first: system libraries of Qt (Debian and its relatives), `.venv` with the pinned
requirements. What is already there is not made again.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"
OLDEST = (3, 11)
OF_SCORING = ("tests/scoring", "tests/golden")

QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",  # libglib2.0-0t64 on newer systems, which goes by this name too
}
DISPLAY_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libcups.so.2": "libcups2",
}


class Stop(Exception):
    """What keeps a command from going on, as a sentence for whoever typed it."""


def say(sentence: str) -> None:
    print(f"dev.py: {sentence}", flush=True)


def has_display() -> bool:
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_chinese_font() -> bool:
    """The font that ships with the program counts; otherwise fontconfig knows."""
    if any(path.suffix in {".ttf", ".ttc", ".otf"} for path in (ROOT / "gui" / "fonts").glob("*")):
        return True
    if not shutil.which("fc-list"):
        return False
    return bool(attempt("fc-list", ":lang=zh-cn").stdout.strip())


def ensure_system(display: bool) -> None:
    """Install with apt what Qt needs and the system lacks. Raises Stop with the line for an administrator."""
    if not sys.platform.startswith("linux"):
        return
    wanted = QT_LIBRARIES | DISPLAY_LIBRARIES if display else QT_LIBRARIES
    packages = [package for library, package in wanted.items() if not loads(library)]
    packages += [] if has_chinese_font() else ["fonts-wqy-microhei"]
    if not packages:
        return
    if not shutil.which("apt-get"):
        raise Stop(f"Qt needs these system libraries (Debian's names), please install them: {' '.join(packages)}")
    apt = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    rights: list[str] = []
    if os.geteuid() != 0:
        rights = ["sudo", "-n"]
        if not shutil.which("sudo") or attempt(*rights, "true").returncode:
            raise Stop(f"Qt needs system libraries; please ask an administrator to run: {' '.join(apt)}")
    say(f"installing the system libraries that Qt needs: {' '.join(packages)}")
    rights += ["env", "DEBIAN_FRONTEND=noninteractive"]
    if attempt(*rights, *apt).returncode:  # most often: the lists of packages are old, or were never fetched
        attempt(*rights, "apt-get", "update")
        outcome = attempt(*rights, *apt)
        if outcome.returncode:
            raise Stop(f"apt could not install them:\n{outcome.stdout}\nPlease mend that, or run: {' '.join(apt)}")


def ensure_calculator() -> None:
    """LibreOffice Calc, which reckons checking workbooks anew, where CI runs; tests that need it skip without it."""
    if os.environ.get("CI") and not shutil.which("soffice") and shutil.which("apt-get") and os.geteuid() == 0:
        say("installing LibreOffice Calc, which reckons workbooks in the tests")
        apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "--no-install-recommends"]
        if attempt(*apt, "libreoffice-calc-nogui").returncode:  # most often: the lists of packages are old
            attempt("apt-get", "update")
            if attempt(*apt, "libreoffice-calc-nogui").returncode:
                say("it could not be installed: these tests are skipped")


def attempt(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command without a word, keeping what it says."""
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )


def uv() -> str | None:
    """uv where it is on the PATH and runs (a wrapper may stand there without it)."""
    found = shutil.which("uv")
    return found if found and attempt(found, "--version").returncode == 0 else None


def python_in(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if WINDOWS else "bin/python")


def make_environment(folder: Path) -> None:
    """An empty virtual environment; by hand where Python came without its venv module."""
    try:
        from venv import create
    except ImportError:
        libraries = f"lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"
        for name in ("bin", libraries):
            (folder / name).mkdir(parents=True)
        home = Path(sys.executable).resolve()
        (folder / "bin" / "python").symlink_to(home)
        (folder / "pyvenv.cfg").write_text(f"home = {home.parent}\ninclude-system-site-packages = false\n", "utf-8")
    else:
        create(folder, with_pip=False, symlinks=not WINDOWS)


def install(python: Path, lock: Path) -> None:
    """Install the pinned requirements, their hashes checked. Raises Stop."""
    options = ["--require-hashes", "--only-binary", ":all:", "-r", str(lock)]
    tool = uv()
    if tool and attempt(tool, "pip", "install", "--python", python, *options).returncode == 0:
        return
    if attempt(sys.executable, "-m", "pip", "--version").returncode:
        raise Stop("pip is missing; on Debian an administrator runs: apt-get install -y python3-pip")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "--no-input"]
    if subprocess.run([*pip, "install", "--quiet", *options], cwd=ROOT, check=False).returncode:
        raise Stop("the requirements could not be installed, see above; the next run tries again")


def ensure_environment(lock_name: str, folder_name: str = ".venv") -> Path:
    """The Python of an environment that holds the pinned requirements; made anew only for another lock or Python."""
    folder, lock = ROOT / folder_name, ROOT / lock_name
    python, stamp = python_in(folder), folder / f"{lock_name}.installed"
    version = ".".join(map(str, sys.version_info[:2]))
    if not python.exists() or f"Python {version}." not in attempt(python, "--version").stdout:
        say(f"making an environment for Python {version} in {folder_name}")
        shutil.rmtree(folder, ignore_errors=True)
        make_environment(folder)
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text("utf-8") != digest:
        say(f"installing the pinned packages of {lock_name} into {folder_name}")
        install(python, lock)
        stamp.write_text(digest, "utf-8")
    return python


def settings(variables: dict[str, str]) -> dict[str, str]:
    """The environment variables of whoever called, without those that would lead Python to other packages."""
    return {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME"}} | variables


def call(python: Path, *arguments: str, **variables: str) -> int:
    """Run the environment's Python in this folder; its exit code."""
    return subprocess.run([python, *arguments], cwd=ROOT, env=settings(variables)).returncode


def become(python: Path, *arguments: str, **variables: str) -> int:
    """Run the environment's Python instead of this script, so that signals and Ctrl+C reach it alone."""
    if not WINDOWS:  # which has no such thing
        os.chdir(ROOT)
        os.execve(python, [str(python), *arguments], settings(variables))
    return call(python, *arguments, **variables)


def off_screen() -> dict[str, str]:
    return {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}


def run(arguments: list[str]) -> int:
    ensure_system(has_display())
    python = ensure_environment("requirements.lock")
    passed = arguments[1:] if arguments[:1] == ["--"] else arguments
    unseen = sys.platform.startswith("linux") and not has_display() and "QT_QPA_PLATFORM" not in os.environ
    if not passed:
        say("opening the window on the sample city" + (", off screen: there is no display" if unseen else ""))
    return become(python, "main.py", *(passed or ["--sample"]), **(off_screen() if unseen else {}))


def test(arguments: list[str]) -> int:
    ensure_system(False)
    ensure_calculator()
    python = ensure_environment("requirements-dev.lock")
    extent = ["-m", "long or not long"] if "--long" in arguments else []
    say("running the tests" + (", with many more random cases" if extent else ""))
    passed = [argument for argument in arguments if argument != "--long"]
    if passed:
        return become(python, "-m", "pytest", *extent, *passed, **off_screen())
    core = ensure_environment("requirements-core.lock", ".venv-core")
    extent += ["-n", "auto"]
    say("first those of scoring, where there is no Qt and no SQL")
    alone = call(core, "-m", "pytest", *extent, "-W", "ignore::pytest.PytestConfigWarning", *OF_SCORING)  # pytest-qt's
    say("and now the others")
    others = call(python, "-m", "pytest", *extent, *(f"--ignore={folder}" for folder in OF_SCORING), **off_screen())
    return alone or others


def check(_: list[str]) -> int:
    ensure_system(False)
    python = ensure_environment("requirements-dev.lock")
    contracts = "from importlinter.cli import lint_imports_command as lint; lint()"
    checks = (
        ("style", ("-m", "ruff", "check", ".")),
        ("layout of the source", ("-m", "ruff", "format", "--check", ".")),
        ("types", ("-m", "mypy")),
        ("contracts between the packages", ("-c", contracts)),
        ("translations", ("packaging/translate.py", "--check")),
    )
    failed = []
    for name, command in checks:
        say(f"checking {name}")
        if call(python, *command, **off_screen()):
            failed.append(name)
    say(f"not in order: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def lock(arguments: list[str]) -> int:
    tool = uv()
    if tool is None:
        raise Stop("pinning needs uv on the PATH (it resolves for every system at once): pip install uv")
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-emit-index-url"]
    for name, more in (("", []), ("-dev", []), ("-core", ["-c", "requirements-dev.lock"])):
        say(f"pinning requirements{name}.in")
        files = [f"requirements{name}.in", "-o", f"requirements{name}.lock"]
        command = [tool, "pip", "compile", "--quiet", *options, *more, *files, *arguments]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            raise Stop("the requirements cannot all be met, see above; the lock was left as it was")
    return 0


def translate(arguments: list[str]) -> int:
    ensure_system(False)
    return become(ensure_environment("requirements-dev.lock"), "packaging/translate.py", *arguments)


COMMANDS = {"run": run, "test": test, "check": check, "lock": lock, "translate": translate}


def main(arguments: list[str]) -> int:
    if sys.version_info < OLDEST:
        say(f"this needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}")
        return 1
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 0 if arguments[:1] in [["-h"], ["--help"], ["help"]] else 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except Stop as reason:
        say(str(reason))
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
