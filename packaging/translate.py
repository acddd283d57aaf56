"""Keep the window's translations complete: `python packaging/translate.py [--fill FILE.json ...] [--check]`.

Collects every string from the source into `gui/locale/zh_CN.ts`, fills in translations from JSON files
`{context: {English: Chinese}}` where given, names what is still missing, and builds the `.qm`.
`--check` changes nothing and fails where the committed files are not what the source asks for.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TS = ROOT / "gui" / "locale" / "zh_CN.ts"
QT_TOOLS = Path(sys.executable).parent


def collect(ts: Path) -> None:
    """Bring the .ts up to the source: new strings added, vanished ones dropped, no line numbers (small diffs)."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "gui").rglob("*.py"))
    options = ["-source-language", "en", "-target-language", "zh_CN", "-locations", "none", "-no-obsolete", "-silent"]
    command = [str(QT_TOOLS / "pyside6-lupdate"), *options, *sources, "-ts", str(ts)]
    subprocess.run(command, cwd=ROOT, check=True)


def fill(ts: Path, sources: list[dict[str, dict[str, str]]]) -> None:
    """Write translations into the .ts, in one fixed layout; a plural message takes its one Chinese form."""
    tree = ET.parse(ts)
    for context in tree.iter("context"):
        name = context.findtext("name", "")
        wanted = {english: chinese for source in sources for english, chinese in source.get(name, {}).items()}
        for message in context.iter("message"):
            text = wanted.get(message.findtext("source", ""))
            target = message.find("translation")
            if text is None or target is None:
                continue
            place = target.find("numerusform")
            (target if place is None else place).text = text
            target.attrib.pop("type", None)
    save(tree, ts)


def save(tree: "ET.ElementTree[ET.Element]", ts: Path) -> None:
    ET.indent(tree, " ")
    body = ET.tostring(tree.getroot(), encoding="unicode")
    ts.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def untranslated(ts: Path) -> list[str]:
    """Every message without a finished translation, as "context: source"."""
    missing = []
    for context in ET.parse(ts).iter("context"):
        for message in context.iter("message"):
            target = message.find("translation")
            text = "" if target is None else "".join(target.itertext()).strip()
            if target is None or not text or target.get("type") is not None:
                missing.append(f"{context.findtext('name')}: {message.findtext('source')}")
    return missing


def build(ts: Path, qm: Path) -> None:
    subprocess.run([str(QT_TOOLS / "pyside6-lrelease"), "-silent", str(ts), "-qm", str(qm)], check=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fill", type=Path, nargs="*", default=[])
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ts = Path(folder) / TS.name
        if TS.exists():
            shutil.copy(TS, ts)
        collect(ts)
        fill(ts, [json.loads(path.read_text(encoding="utf-8")) for path in arguments.fill])
        qm = ts.with_suffix(".qm")
        build(ts, qm)
        missing = untranslated(ts)
        for line in missing:
            print("untranslated:", line)
        if arguments.check:
            stale = [path.name for path in (ts, qm) if path.read_bytes() != (TS.parent / path.name).read_bytes()]
            for name in stale:
                print("out of date:", name)
            return 1 if missing or stale else 0
        TS.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ts, TS)
        shutil.copy(qm, TS.with_suffix(".qm"))
        return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
