"""Work packets (`.qpack`): some items of an assessment on their way to another desk and back.

JSON: format, the assessment whole but for the cells of other items, and the cells as they were when the packet was
first made. A hash over the content tells a damaged one. What comes back is held against that base and against what
stands here now: see `exchange/values/merging.py`.
"""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from exchange.assessment_json import read_assessment, write_assessment
from exchange.file_names import free_path, safe_name, whole_file
from exchange.json_format.json_text import LARGEST, read_json
from scoring.collection import Sending
from scoring.entries import Assessment, Cell, Entries
from scoring.plan import Plan
from scoring.problems import Problem, Refused

FORMAT: Final = "quanheng-packet/1"
Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """`assessment`: the plan with the cells of `items` as they are at the sender's; `base`: as they were at first."""

    assessment: Assessment
    items: tuple[str, ...]
    base: Mapping[Key, Cell]

    @property
    def cells(self) -> Mapping[Key, Cell]:
        return cells_of(self.assessment.entries, self.items)


def cells_of(entries: Entries, items: Collection[str]) -> dict[Key, Cell]:
    """The cells of some items, by item and unit."""
    return {(item, unit): cell for item in items for unit, cell in entries.values.get(item, {}).items()}


def packet_of(assessment: Assessment, items: Collection[str], first: Packet | None = None) -> Packet:
    """A packet of some items; with `first`, the answer to that packet: same items, same base. Raises KeyError for an
    item that is not there."""
    chosen = tuple(first.items if first else items)
    for code in chosen:
        assessment.plan.item[code]
    entries = Entries(values={code: assessment.entries.values.get(code, {}) for code in chosen})
    base = first.base if first else cells_of(entries, chosen)
    plan = replace(assessment.plan, sendings=())
    return Packet(assessment=Assessment(plan, entries), items=chosen, base=base)


def write_packet(packet: Packet) -> str:
    """The packet as the text of its file."""
    base = Entries(values=_columns(packet.base))
    content = {
        "assessment": json.loads(write_assessment(packet.assessment)),
        "items": list(packet.items),
        "base": json.loads(write_assessment(Assessment(packet.assessment.plan, base)))["values"],
    }
    whole = {"format": FORMAT, "sha256": _digest(content), **content}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def read_packet(data: bytes) -> Packet:
    """A packet of its file. Raises Refused for anything that is none, is damaged, or makes no sense."""
    whole, problems = read_json(data)
    if problems:
        raise Refused(*problems)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        said = str(whole.get("format", "")) if isinstance(whole, dict) else ""
        raise Refused(Problem("packet.format", ("format",), {"said": said[:40]}))
    content = {key: whole.get(key) for key in ("assessment", "items", "base")}
    if _digest(content) != whole.get("sha256"):
        raise Refused(Problem("packet.damaged", ("sha256",)))
    assessment, items = content["assessment"], content["items"]
    if not isinstance(assessment, dict) or not isinstance(items, list):
        raise Refused(Problem("packet.damaged", ("assessment",)))
    found = read_assessment(json.dumps(assessment, ensure_ascii=False))
    before = read_assessment(json.dumps({**assessment, "values": content["base"]}, ensure_ascii=False))
    codes = tuple(str(code) for code in items)
    if any(code not in found.plan.item for code in codes):
        raise Refused(Problem("packet.damaged", ("items",)))
    return Packet(assessment=found, items=codes, base=cells_of(before.entries, codes))


def check_fits(packet: Packet, plan: Plan) -> None:
    """Raises Refused where the packet belongs to another assessment."""
    other = packet.assessment.plan
    if (other.id, other.year) != (plan.id, plan.year):
        facts = {"said": f"{other.title}（{other.id}）"}
        raise Refused(Problem("packet.other_assessment", ("assessment",), facts))


def template_of(packet: Packet) -> str:
    """What tells a packet and its answer from every other: they have items and base in common."""
    base = Entries(values=_columns(packet.base))
    content = json.loads(write_assessment(Assessment(packet.assessment.plan, base)))["values"]
    return _digest({"items": list(packet.items), "base": content})[:32]


def write_packets(
    folder: Path, assessment: Assessment, recipients: Mapping[str, Sequence[str]], at: str
) -> tuple[Sending, ...]:
    """A packet for each recipient of the items named, as files of their own; the notes that they went out.

    Raises OSError; then none of the files stays."""
    made: list[Path] = []
    notes: list[Sending] = []
    try:
        for recipient, items in recipients.items():
            packet = packet_of(assessment, items)
            path = free_path(folder, safe_name(f"{assessment.plan.title}－{recipient}", ".qpack"))
            with whole_file(path) as temporary:
                temporary.write_text(write_packet(packet), encoding="utf-8")
            made.append(path)
            notes.append(sending_of(packet, recipient, path.name, at))
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    return tuple(notes)


def write_answer(folder: Path, assessment: Assessment, packet: Path) -> Path:
    """The answer to a packet: its items as they are now, for who sent it.

    Raises Refused where the packet is none or belongs to another assessment, OSError where it cannot be read or the
    answer not be written."""
    with packet.open("rb") as file:
        first = read_packet(file.read(LARGEST + 1))
    check_fits(first, assessment.plan)
    path = free_path(folder, safe_name(f"{packet.stem}_回", ".qpack"))
    with whole_file(path) as temporary:
        temporary.write_text(write_packet(packet_of(assessment, (), first)), encoding="utf-8")
    return path


def sending_of(packet: Packet, recipient: str, file: str, at: str) -> Sending:
    """The note that a packet went out."""
    units = tuple(unit.code for unit in packet.assessment.plan.units)
    return Sending(
        template=template_of(packet),
        kind="packet",
        recipient=recipient,
        at=at,
        file=file,
        items=packet.items,
        units=units,
    )


def _columns(cells: Mapping[Key, Cell]) -> dict[str, dict[str, Cell]]:
    found: dict[str, dict[str, Cell]] = {}
    for (item, unit), cell in cells.items():
        found.setdefault(item, {})[unit] = cell
    return found


def _digest(content: Mapping[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
