"""LibreOffice, where it is installed, as a second reader of our files."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

FONTS = Path(__file__).parent.parent.parent / "gui" / "fonts"


def require_writer() -> str:
    """The path of soffice; skips, saying so, where LibreOffice Writer is not there."""
    found = shutil.which("soffice")
    program = None if found is None else Path(found).resolve().parent
    if program is None or not any((program / name).exists() for name in ("libswlo.so", "swlo.dll")):
        pytest.skip("LibreOffice Writer is not installed: Word files are not opened by another program")
    return str(found)


def to_pdf(path: Path, folder: Path) -> Path:
    """The file as a PDF, made by LibreOffice with a profile of its own and the shipped font."""
    config = folder / "fonts.conf"
    config.write_text(
        f'<?xml version="1.0"?><fontconfig><dir>{FONTS}</dir><cachedir>{folder / "fonts"}</cachedir></fontconfig>',
        encoding="utf-8",
    )
    profile = (folder / "profile").as_uri()
    command = [require_writer(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", str(path)]
    environment = os.environ | {"FONTCONFIG_FILE": str(config), "HOME": str(folder)}
    done = subprocess.run(
        [*command, "--outdir", str(folder)], capture_output=True, timeout=120, env=environment, check=False
    )
    made = folder / f"{path.stem}.pdf"
    assert made.exists(), done.stderr.decode(errors="replace")
    return made
