"""`export --set`: all documents of a meeting or of the archive in one folder, also without the names of the units."""

import locale
import os
import sys
from argparse import Namespace
from datetime import datetime

from cli.exits import EXIT_OF_STATUS, EXIT_USAGE
from cli.sources import CommandError, load, load_last, tell
from exchange.anonymous import labels_for, read_key, write_key
from exchange.sheet import Options
from exchange.wording import reason_text, word
from scoring.entries import Assessment
from scoring.evaluate import evaluate


def export_set(arguments: Namespace, language: str) -> int:
    """Write the set and print its folder; the exit code tells how final its figures are."""
    assessment = load(arguments.source, arguments.assessment, language)
    plan = assessment.plan
    result = evaluate(plan, assessment.entries)
    application = start_painting()
    from gui.export_set import Wanted, write_set

    try:
        labels = labels_of(arguments, assessment, language)
        now = datetime.now().astimezone()
        options = Options(time=now, last=load_last(arguments.source, plan, language))
        wanted = Wanted(
            kind=arguments.set,
            language=language,
            options=options,
            day=now,
            labels=labels,
            mark=arguments.mark,
            duplex=arguments.duplex,
        )
        written = write_set(assessment, result, wanted, arguments.out)
    except OSError as error:
        reason = reason_text(error, language)
        raise CommandError(word("cli.not_written", language, folder=str(arguments.out), reason=reason)) from error
    del application
    print(word("cli.written", language, path=str(written.folder)))
    tell(word("set.written", language, count=str(written.files), folder=written.folder.name))
    tell(word(f"cli.status.{result.status}", language))
    return EXIT_OF_STATUS[result.status]


def labels_of(arguments: Namespace, assessment: Assessment, language: str) -> dict[str, str] | None:
    """What the units are called where names are to be left out. The key is written before anything else, and never
    into the folder of the anonymous files. Raises CommandError, Refused, OSError."""
    key = arguments.anonymous
    if key is None:
        return None
    out = arguments.out.resolve()
    if out in (key.resolve().parent, *key.resolve().parents):
        raise CommandError(word("anonymous.key_inside", language, path=str(key)), EXIT_USAGE)
    known = read_key(key)
    labels = labels_for(assessment.plan, language, known)
    if any(code not in known for code in labels):
        key.parent.mkdir(parents=True, exist_ok=True)
        write_key(key, assessment.plan, {**known, **labels}, language)
    return labels


def start_painting() -> object:
    """Paper needs fonts, not a screen. Whoever paints holds on to what this returns."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.platform == "linux" and locale.getlocale(locale.LC_CTYPE)[1] != "UTF-8":
        os.environ["LC_ALL"] = "C.UTF-8"  # which Qt would take anyway, with four lines about it
    from PySide6.QtGui import QGuiApplication

    from gui.fonts import load_fonts

    application = QGuiApplication.instance() or QGuiApplication([])
    load_fonts()
    return application
