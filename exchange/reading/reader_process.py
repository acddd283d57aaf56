"""Parse a workbook in a process of its own: what a parser does to itself cannot reach the program.

The child gets the bytes and answers JSON of bounded length (never a pickle). It has a time and, where the
system allows, a memory limit; when it dies, runs over time or is cancelled, that is one Refused. A frozen
program must call `multiprocessing.freeze_support()` first thing in `main.py`.
"""

import json
import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, fields
from multiprocessing.connection import Connection
from typing import Final

from exchange.reading.guards import Kind, refuse
from exchange.reading.workbook import Merge, WorkbookCell, WorkbookSheet
from scoring.problems import Problem, Refused

TIME_LIMIT: Final = 20.0
MEMORY_LIMIT: Final = 2**30
ANSWER_LIMIT: Final = 256 * 2**20
_ASK_EVERY: Final = 0.1
_CELL: Final = tuple(one.name for one in fields(WorkbookCell))


def read_sheets(
    kind: Kind,
    data: bytes,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    time_limit: float = TIME_LIMIT,
    target: Callable[[Connection], None] | None = None,
) -> tuple[WorkbookSheet, ...]:
    """The sheets of a workbook, parsed in a child process. Raises Refused. `target`: what the child runs."""
    messages = (kind.encode(), data)
    return sheets_from_json(ask_child(target or _child, messages, cancelled=cancelled, time_limit=time_limit))


def ask_child(
    target: Callable[[Connection], None],
    messages: Sequence[bytes],
    *,
    cancelled: Callable[[], bool] = lambda: False,
    time_limit: float = TIME_LIMIT,
) -> bytes:
    """What a process of its own answers to these messages. Raises Refused where it dies, takes too long or is told to
    stop. `target` begins with `limit_ourselves`."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=target, args=(theirs,), name="quanheng-reader", daemon=True)
    try:
        child.start()
    except OSError as fault:  # no memory or no processes left
        ours.close()
        raise refuse("reader_died") from fault
    finally:
        theirs.close()
    try:
        answer = _converse(ours, messages, time.monotonic() + time_limit, cancelled)
    finally:
        ours.close()
        child.kill()
        child.join()
        child.close()
    return answer


def _converse(ours: Connection, messages: Sequence[bytes], deadline: float, cancelled: Callable[[], bool]) -> bytes:
    try:
        for message in messages:
            ours.send_bytes(message)
        while not ours.poll(_ASK_EVERY):
            if cancelled():
                raise refuse("cancelled")
            if time.monotonic() > deadline:
                raise refuse("too_slow")
        return ours.recv_bytes(ANSWER_LIMIT)
    except (EOFError, OSError) as fault:  # the child died, or said more than it may
        raise refuse("reader_died") from fault


def _child(connection: Connection) -> None:
    """What the process does: limits first, then one question and one answer."""
    limit_ourselves()
    kind, data = connection.recv_bytes().decode(), connection.recv_bytes()
    connection.send_bytes(answer_json(kind, data))
    connection.close()


def limit_ourselves() -> None:
    """Time and memory for this process, no more than it may have."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (int(TIME_LIMIT), int(TIME_LIMIT) + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    with suppress(OSError):  # what a dying parser says is not for our user
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def answer_json(kind: str, data: bytes) -> bytes:
    """Parse and answer; every failure of a parser is an answer too."""
    from exchange.reading.parsers import parse

    try:
        return sheets_to_json(parse(kind, data))
    except Refused as refused:
        return json.dumps({"refused": [asdict(problem) for problem in refused.problems]}).encode()
    except MemoryError:
        return b'{"refused": [{"code": "workbook.too_many_cells", "facts": {"limit": "1 GB"}}]}'
    except Exception as fault:  # a parser that stumbles over its input: which one and how does not help a clerk
        problem = {"code": "workbook.damaged", "facts": {"detail": type(fault).__name__}}
        return json.dumps({"refused": [problem]}).encode()


def sheets_to_json(sheets: tuple[WorkbookSheet, ...]) -> bytes:
    return json.dumps(
        {
            "sheets": [
                {
                    "name": sheet.name,
                    "cells": [
                        [*place, *(getattr(cell, name) for name in _CELL)] for place, cell in sheet.cells.items()
                    ],
                    "merges": [[merge.top, merge.left, merge.bottom, merge.right] for merge in sheet.merges],
                    "hidden": sheet.hidden,
                    "hidden_rows": sorted(sheet.hidden_rows),
                    "hidden_columns": sorted(sheet.hidden_columns),
                    "odd_rows": sorted(sheet.odd_rows),
                }
                for sheet in sheets
            ]
        }
    ).encode("utf-8", "surrogatepass")


def sheets_from_json(answer: bytes) -> tuple[WorkbookSheet, ...]:
    """Raises Refused where the answer is a refusal."""
    found = json.loads(answer)
    if "refused" in found:
        problems = (Problem(p["code"], tuple(p.get("where", ())), p.get("facts", {})) for p in found["refused"])
        raise Refused(*problems)
    return tuple(
        WorkbookSheet(
            sheet["name"],
            {(cell[0], cell[1]): WorkbookCell(*cell[2:]) for cell in sheet["cells"]},
            tuple(Merge(*merge) for merge in sheet["merges"]),
            sheet["hidden"],
            frozenset(sheet["hidden_rows"]),
            frozenset(sheet["hidden_columns"]),
            frozenset(sheet["odd_rows"]),
        )
        for sheet in found["sheets"]
    )
