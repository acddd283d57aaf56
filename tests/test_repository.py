"""Rules about the repository as a whole: what may stand in it, and that its papers tell the truth."""

import importlib
import inspect
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli import exits
from cli.arguments import VERBS
from scoring import VERSION

ROOT = Path(__file__).resolve().parent.parent
NOT_OURS = {".git", ".venv", ".venv-core", "build", "dist", "__pycache__"}
PLAIN_TEXT = {".py", ".md", ".toml", ".in", ".lock", ".json", ".txt", ".csv", ".ts", ""}
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-core.lock")
READMES = ("README.md", "README.zh-CN.md")
PAPERS = (*READMES, "CHANGELOG.md", "CONTRIBUTING.md", "THIRD_PARTY_NOTICES.md")


def files(*suffixes: str) -> Iterator[Path]:
    """Our own files, by their path from the root."""
    for path in sorted(ROOT.rglob("*")):
        own = path.relative_to(ROOT)
        hidden = any(part in NOT_OURS or (part.startswith(".") and part.endswith("_cache")) for part in own.parts)
        if path.is_file() and not hidden and ".hypothesis" not in own.parts and path.suffix in suffixes:
            yield own


def text(name: str | Path) -> str:
    return (ROOT / name).read_text("utf-8")


def pins(lock: str) -> dict[str, str]:
    """Package and condition → version, as a lock has them."""
    found = re.findall(r"^([a-z0-9-]+)==(\S+)(?: ; (.*?))? \\$", text(lock), re.MULTILINE)
    return {f"{name} {condition}".strip(): version for name, version, condition in found}


class TestRequirements:
    @pytest.mark.parametrize("lock", LOCKS)
    def test_a_lock_names_no_host_and_no_index(self, lock: str) -> None:
        assert not re.search(r"://|--(index|extra|find|trusted)|@ ", text(lock))

    @pytest.mark.parametrize("lock", LOCKS)
    def test_every_pin_has_its_hashes(self, lock: str) -> None:
        lines = text(lock).splitlines()
        pinned = [number for number, line in enumerate(lines) if "==" in line and not line.lstrip().startswith("#")]
        assert pinned
        assert all("--hash=sha256:" in lines[number + 1] for number in pinned)

    @pytest.mark.parametrize("lock", ["requirements.lock", "requirements-core.lock"])
    def test_developers_test_the_very_versions_that_users_run(self, lock: str) -> None:
        assert pins(lock).items() <= pins("requirements-dev.lock").items()

    @pytest.mark.parametrize("name", ["requirements", "requirements-dev", "requirements-core"])
    def test_what_is_asked_for_is_pinned(self, name: str) -> None:
        asked = re.findall(r"^([A-Za-z][\w-]*)", text(f"{name}.in"), re.MULTILINE)
        pinned = {pin.split()[0] for pin in pins(f"{name}.lock")}
        assert {package.lower() for package in asked} <= pinned

    def test_every_package_has_its_reason_and_licence_written_down(self) -> None:
        rows = [row.split("|")[1] for row in text("docs/dependencies.md").splitlines() if row.startswith("|")]
        explained = {name.strip().lower().replace("_", "-") for row in rows for name in row.split(",")}
        assert {pin.split()[0] for pin in pins("requirements-dev.lock")} <= explained

    def test_nothing_is_installed_that_the_program_does_not_use(self) -> None:
        modules = {"pyside6-essentials": "PySide6", "python-docx": "docx"}
        asked = {name.lower() for name in re.findall(r"^([A-Za-z][\w-]*)", text("requirements.in"), re.MULTILINE)}
        source = "\n".join(
            text(path) for path in files(".py") if path.parts[0] in {"cli", "db", "exchange", "gui", "scoring"}
        )
        names = {package: modules.get(package, package.replace("-", "_")) for package in asked}
        unused = [package for package, name in names.items() if not re.search(rf"(from|import) {name}\b", source)]
        assert unused == []

    def test_every_package_that_users_get_is_in_the_notices(self) -> None:
        notices = text("THIRD_PARTY_NOTICES.md").lower().replace("_", "-")
        assert [pin for pin in pins("requirements.lock") if pin.split()[0] not in notices] == []


class TestSource:
    def test_no_file_names_a_folder_of_somebodys_machine(self) -> None:
        somewhere = re.compile(r"(?<![\w.:/*])/(?:work|root|home|Users|opt)/\w|[A-Z]:\\\\?Users\\")
        found = [str(path) for path in files(*PLAIN_TEXT) if somewhere.search(text(path))]
        assert found == []

    def test_nothing_is_put_off_in_a_comment(self) -> None:
        marks = re.compile("|".join((r"\bTO" + "DO", r"\bFIX" + "ME", r"\bXX" + r"X\b")))
        found = [str(path) for path in files(".py", ".md", ".toml") if marks.search(text(path))]
        assert found == []

    def test_no_module_grows_beyond_what_one_reads_at_a_sitting(self) -> None:
        lengths = {str(path): text(path).count("\n") for path in files(".py") if path.parts[0] != "tests"}
        assert {path: lines for path, lines in lengths.items() if lines > 600} == {}


class TestPapers:
    def test_both_readmes_have_the_same_parts(self) -> None:
        """Headings by level, code, pictures, links and table rows: all but the prose."""

        def parts(name: str) -> list[str]:
            code = re.findall(r"^```.*?^```", text(name), re.MULTILINE | re.DOTALL)
            prose = re.sub(r"^```.*?^```", "", text(name), flags=re.MULTILINE | re.DOTALL)
            marks = re.findall(r"^(#+) |(!?)\[[^\]]*\]\(([^)]+)\)|^(\|)", prose, re.MULTILINE)
            commands = [line.split("#")[0].strip() for block in code for line in block.splitlines()]
            return ["".join(mark).replace("README.zh-CN.md", "README.md") for mark in marks] + commands

        english, chinese = (parts(name) for name in READMES)
        assert english == chinese

    @pytest.mark.parametrize("readme", READMES)
    def test_the_readme_names_every_verb_and_every_exit_code(self, readme: str) -> None:
        said = text(readme)
        assert [verb for verb in VERBS if f"main.py {verb}" not in said] == []
        codes = {value for name, value in vars(exits).items() if name.startswith("EXIT_") and isinstance(value, int)}
        assert {int(code) for code in re.findall(r"^\| (\d) \|", said, re.MULTILINE)} == codes

    @pytest.mark.parametrize("readme", READMES)
    def test_the_three_lines_of_the_readme_score_the_city(
        self, readme: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        example = re.search(r"```python\n(.*?)```", text(readme), re.DOTALL)
        assert example is not None
        monkeypatch.chdir(ROOT)
        exec(example[1], {})
        assert "1 戊市局 93.73 优秀\n" in capsys.readouterr().out

    @pytest.mark.parametrize("paper", [*PAPERS, "docs/architecture.md", "docs/dependencies.md"])
    def test_every_link_leads_to_something_that_is_there(self, paper: str) -> None:
        links = re.findall(r"\]\(([^)#]+)\)", text(paper))
        assert [link for link in links if "://" not in link and not (ROOT / paper).parent.joinpath(link).exists()] == []

    @pytest.mark.parametrize("paper", [*READMES, "CONTRIBUTING.md", "docs/architecture.md", "docs/dependencies.md"])
    def test_every_file_that_a_paper_names_is_there(self, paper: str) -> None:
        places = "cli|gui|exchange|db|scoring|tests|docs|samples|packaging|benchmarks"
        named = re.findall(rf"(?<![\w/.])((?:{places})/[\w./-]*[\w/])", text(paper))
        assert sorted({name for name in named if not (ROOT / name).exists()}) == []

    def test_the_version_is_the_same_everywhere(self) -> None:
        assert tomllib.loads(text("pyproject.toml"))["project"]["version"] == VERSION
        newest = re.search(r"^## (\S+)", text("CHANGELOG.md"), re.MULTILINE)
        assert newest is not None
        assert newest[1] == VERSION

    def test_the_contracts_in_the_architecture_are_those_of_the_code(self) -> None:
        """Every function and class that `docs/architecture.md` shows under a module, with its parameters."""
        wrong = []
        for module, signature in contracts():
            name, _, wanted = signature.partition("(")
            shown = found(module, name)
            if shown is None or (wanted and parameters(shown) != wanted.rstrip(")")):
                wrong.append(f"{module}: {signature}")
        assert wrong == []


def contracts() -> Iterator[tuple[str, str]]:
    """(module, `name` or `Class.name(parameters)`) of every line in the document's Python blocks."""
    for block in re.findall(r"```python\n(.*?)```", text("docs/architecture.md"), re.DOTALL):
        module, owner = "", ""
        for line in block.splitlines():
            if place := re.match(r"# ([a-z_/]+?)(?:\.py|/)(?![a-z])", line):
                module, owner = place[1].replace("/", ".").removesuffix(".__init__"), ""
            elif klass := re.match(r"class (\w+)", line):
                owner = f"{klass[1]}."
                yield module, klass[1]
            elif constant := re.match(r"([A-Z_]+):", line):
                yield module, constant[1]
            elif function := re.match(r"( *)def (\w+)\((.*?)\)(?: ->|:|$)", line):
                names = [
                    part.split(":")[0].split("=")[0].strip(" *") for part in re.split(r",(?![^\[]*\])", function[3])
                ]
                kept = [name for name in names if name not in ("self", "")]
                yield module, f"{owner if function[1] else ''}{function[2]}({', '.join(kept)})"


def found(module: str, name: str) -> object:
    """What stands under a dotted name in a module, or None."""
    target: object = importlib.import_module(module)
    for part in name.split("."):
        target = getattr(target, part, None)
    return target


def parameters(function: object) -> str:
    assert callable(function)
    return ", ".join(name for name in inspect.signature(function).parameters if name != "self")
