"""LibreOffice as an independent calculator: it opens workbooks without a window and reckons every formula anew.

The figures that stand in the files with the formulas are spoiled before, so that whatever comes back right was reckoned
by LibreOffice and not read.
"""

import csv
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

SPOILED = "-98765.4321"
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>
"""
"""Reckon always on loading."""
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
"""Each sheet as a text file, numbers with all their digits."""
Cells = Mapping[str, Sequence[Sequence[str]]]
"""The values of a workbook: sheet name → rows from A1 on."""

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="needs LibreOffice Calc (soffice), which reckons the workbooks anew"
)


def spoil(path: Path) -> int:
    """Replace every figure that is stored with a formula by a wrong one; how many there were."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    spoiled = 0
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            if name.startswith("xl/worksheets/sheet"):
                text, count = re.subn(r"(</f>)<v>[^<]*</v>", rf"\1<v>{SPOILED}</v>", data.decode())
                spoiled += count
                data = re.sub(r'(<c [^>]*?) t="str"([^>]*><f>)', r"\1\2", text).encode()
            archive.writestr(name, data)
    return spoiled


def recalculated(paths: Sequence[Path], folder: Path) -> list[Cells]:
    """The values of these workbooks after LibreOffice has reckoned them, all in one run with a profile of its own."""
    profile, out = folder / "profile", folder / "out"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(SETTINGS, encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", EVERY_SHEET]
    done = subprocess.run([*command, "--outdir", out, *paths], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return [_values(out, path.stem) for path in paths]


def _values(folder: Path, stem: str) -> Cells:
    found = {}
    for path in folder.glob(f"{stem}-*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem.removeprefix(f"{stem}-")] = list(csv.reader(file))
    return found
