"""Where file dialogs begin."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from gui.ask import start_folder

Location = QStandardPaths.StandardLocation


def test_a_dialog_begins_in_a_folder_of_the_person_that_is_there(tmp_path: Path) -> None:
    documents = QStandardPaths.writableLocation(Location.DocumentsLocation)
    assert start_folder(tmp_path) == str(tmp_path)
    assert start_folder(None) == documents
    assert start_folder(tmp_path / "gone") == documents


def test_the_folder_of_the_sample_city_is_not_offered() -> None:
    own = Path(QStandardPaths.writableLocation(Location.AppLocalDataLocation))
    assert start_folder(own) == QStandardPaths.writableLocation(Location.DocumentsLocation)
