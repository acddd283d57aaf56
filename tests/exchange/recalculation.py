"""LibreOffice as an independent calculator: it opens workbooks without a window, reckons every formula anew and saves.

The figures that stand in the files with the formulas are spoiled before, so that whatever comes back right was reckoned
by LibreOffice and not read.
"""

import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from python_calamine import CalamineWorkbook

SPOILED = "-98765.4321"
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>{mode}</value></prop></item>
</oor:items>
"""
ALWAYS, NEVER = 0, 1
Cells = Mapping[str, Sequence[Sequence[Any]]]
"""The values of a workbook: sheet name → rows from A1 on."""

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="needs LibreOffice Calc (soffice), which reckons the workbooks anew"
)


def spoil(path: Path) -> None:
    """Replace every figure that is stored with a formula by a wrong one."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            if name.startswith("xl/worksheets/sheet"):
                text = re.sub(r"(</f>)<v>[^<]*</v>", rf"\1<v>{SPOILED}</v>", data.decode())
                data = re.sub(r'(<c [^>]*?) t="str"([^>]*><f>)', r"\1\2", text).encode()
            archive.writestr(name, data)


def recalculated(paths: Sequence[Path], folder: Path, *, mode: int = ALWAYS) -> list[Cells]:
    """The values of these workbooks after LibreOffice has reckoned them, all in one run with a profile of its own."""
    profile, out = folder / f"profile{mode}", folder / f"out{mode}"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(SETTINGS.format(mode=mode), encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx"]
    done = subprocess.run([*command, "--outdir", out, *paths], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return [values_of(out / path.name) for path in paths]


def values_of(path: Path) -> Cells:
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
