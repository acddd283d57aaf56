"""Why nothing of what is open can be changed, in a sentence for the banner over the pages."""

from PySide6.QtCore import QCoreApplication

from gui.document import Document
from gui.figures import moment


def why_unchangeable(document: Document) -> str:
    """Final, somebody else's, or read only; "" where it can be edited, as everything can while it is only tried."""
    if document.trial is not None:
        return ""
    version, store = document.final, document.store
    holder = None if store is None else store.holder
    if version is not None:
        text = QCoreApplication.translate(
            "MainWindow",
            "Final: version {number}, {at}, {by}. It can be looked at and printed; to correct it, withdraw it with "
            "a reason (Ctrl+F12).",
        )
        return text.format(number=version.number, at=moment(version.at), by=version.by)
    if holder is not None:
        text = QCoreApplication.translate(
            "MainWindow",
            "{user} ({host}) has been editing since {since}. Opened for reading only: once they have closed "
            "it, open it again to edit.",
        )
        return text.format(user=holder.user, host=holder.host, since=moment(holder.since))
    if store is not None and store.read_only:
        return QCoreApplication.translate(
            "MainWindow", "Opened for reading only: the file or its folder cannot be written."
        )
    return ""
