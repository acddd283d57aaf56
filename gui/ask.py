"""Every question that needs a dialog of the system goes through one function, which tests replace.

A page or dialog that needs a file takes `ask: Ask = ask_person` and calls it with the question as a value.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


@dataclass(frozen=True, slots=True)
class FileToOpen:
    title: str
    filters: str
    """As Qt writes them: "Workbooks (*.xlsx *.xls)"; several with ";;" between."""
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class FileToSave:
    """`name` is proposed. A file that exists is asked about by the dialog unless `may_replace` is False:
    then the answer may exist, and whoever asked has to refuse it."""

    title: str
    filters: str
    name: str
    suffix: str
    folder: Path | None = None
    may_replace: bool = True


@dataclass(frozen=True, slots=True)
class Folder:
    title: str
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class FilesToOpen:
    title: str
    filters: str
    folder: Path | None = None


AskFiles = Callable[[QWidget | None, FilesToOpen], Sequence[Path]]
"""The files that were chosen; none where the person left."""
Ask = Callable[[QWidget | None, FileToOpen | FileToSave | Folder], Path | None]
"""The answer, or None where the person left without one."""


def ask_person(parent: QWidget | None, question: FileToOpen | FileToSave | Folder) -> Path | None:
    start = start_folder(question.folder)
    match question:
        case FileToOpen():
            answer, _ = QFileDialog.getOpenFileName(parent, question.title, start, question.filters)
        case FileToSave():
            answer = _place_to_save(parent, question, start)
        case Folder():
            answer = QFileDialog.getExistingDirectory(parent, question.title, start)
    return Path(answer) if answer else None


def ask_person_for_files(parent: QWidget | None, question: FilesToOpen) -> Sequence[Path]:
    start = start_folder(question.folder)
    answers, _ = QFileDialog.getOpenFileNames(parent, question.title, start, question.filters)
    return [Path(answer) for answer in answers]


def start_folder(folder: Path | None) -> str:
    """Where a dialog begins: the folder asked for while it is there, else the person's documents. The program's own
    data folder, where the sample city lives, is no place that people would find again."""
    own = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))
    if folder is not None and folder != own and folder.is_dir():
        return str(folder)
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _place_to_save(parent: QWidget | None, question: FileToSave, start: str) -> str:
    dialog = QFileDialog(parent, question.title, start, question.filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(question.suffix)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not question.may_replace)
    dialog.selectFile(question.name)
    answer = dialog.selectedFiles()[0] if dialog.exec() and dialog.selectedFiles() else ""
    dialog.deleteLater()
    return answer
