"""Makes samples/city_2023.json, the year before the sample city, from samples/city_2024.json.

    python3 packaging/sample_last_year.py            # writes the file anew
    python3 packaging/sample_last_year.py --check    # says whether the file is what this makes

The plan of 2023 had other weights, one indicator that was dropped since, one that came under another name, and did not
have one yet. Where the city of 2024 enters a figure of the year before (cases, officers, ranks), that is the figure
here; all others are derived from those of 2024, always the same ones.
"""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final
from zlib import crc32

SAMPLES: Final = Path(__file__).resolve().parent.parent / "samples"
WEIGHTS: Final = {
    "A": "30", "A1": "12", "A1.1": "5", "A3": "9", "A3.1": "4",
    "B2.1": "4", "B2.3": "3",
    "D": "10", "D1": "6", "D1.3": "1", "D2": "4", "D2.2": "1", "D2.3": "1",
    "E2.1": "2", "E2.2": "1",
}  # fmt: skip
PARAMETERS: Final[Mapping[str, Mapping[str, Any]]] = {
    "A1.1": {
        "by_class": {
            "一类": {"good": "28", "bad": "11"},
            "二类": {"good": "24", "bad": "9"},
            "三类": {"good": "20", "bad": "7"},
        }
    },
    "D2.2": {"anchors": [["80", "0"], ["95", "0.8"], ["100", "1"]]},
}
RENAMED: Final = {"D2.3": "12315投诉举报按时办结率"}
NEW_SINCE: Final = "B2.2"
NEW_ITEM: Final = "five_actions"
DROPPED: Final = {
    "code": "E2.3",
    "parent": "E2",
    "name": "政务信息采用条数",
    "weight": "1",
    "unit": "条",
    "method": "target_rate",
    "params": {"target": "20", "cap_pct": "100", "threshold_pct": "0"},
    "measure": "info",
    "department": "办公室（督查）",
    "source": ["考核办登记"],
    "tags": ["温度"],
}
DROPPED_ITEM: Final = {"code": "info", "name": "政务信息采用条数", "kind": "number", "unit": "条", "minimum": "0"}
INFO: Final = ("31", "26", "22", "17", "21", "18", "16", "9", "13", "11")
LAST_YEAR: Final = {"cases_general": "cases_general_ly", "tq": "tq_ly", "sat_rank": "sat_rank_ly", "hc_end": "hc_begin"}
PART_OF: Final = {
    "cases_short": "cases",
    "cases_nopunish": "cases",
    "transfer_filed": "transfer",
    "tq_transfer": "transfer",
    "leads_ontime": "leads",
    "fy_corrected": "fy_closed",
    "ss_lost": "ss_closed",
}
NEIGHBOURS: Final = {"gzl_rank": ("U06", "U07"), "bw_rank": ("U01", "U02")}
"""Two units that changed places since."""
AREAS_SINCE: Final = ("农资（化肥、农膜）", "电梯与翻新“黑气瓶”")


def chance(*key: str, below: int) -> int:
    """A number from 0 up to `below`, the same one for the same key wherever this runs."""
    return crc32("/".join(key).encode()) % below


def less(text: str, *key: str) -> str:
    """What a figure was a year earlier: some hundredths less, or a little more; small counts stay as they are."""
    places = len(text.partition(".")[2])
    whole = int(text.replace(".", ""))
    if whole < 20 and not places:
        return text
    was = whole * (88 + chance(*key, below=15)) // 100
    return text if not was else f"{was / 10**places:.{places}f}"


def rate(text: str, *key: str) -> str:
    """A percentage or a mark of the year before: up to a point and a half away, never above 100."""
    tenths = min(1000, round(float(text) * 10) - 12 + chance(*key, below=20))
    return f"{tenths / 10:g}"


def column(item: Mapping[str, Any], cells: Mapping[str, Any]) -> dict[str, Any]:
    """The cells of an item a year earlier."""
    code, kind = item["code"], item["kind"]
    was: Callable[..., str] = rate if item.get("unit") in ("%", "分") and code not in ("pub_points", "innov") else less
    made: dict[str, Any] = {}
    for unit, cell in cells.items():
        if kind == "number" and isinstance(cell, str) and code not in (*NEIGHBOURS, "t_due"):
            made[unit] = was(cell, code, unit)
        elif kind == "series" and isinstance(cell, list):
            made[unit] = [rate(mark, code, unit, str(place)) for place, mark in enumerate(cell)]
        elif kind == "series":
            made[unit] = {name: count for name, count in cell.items() if name not in AREAS_SINCE}
        else:
            made[unit] = cell
    if code in NEIGHBOURS:
        a, b = NEIGHBOURS[code]
        made[a], made[b] = made[b], made[a]
    return made


def year_before(city: Mapping[str, Any]) -> dict[str, Any]:
    """The assessment of 2023, as the format has it."""
    values = {item["code"]: column(item, city["values"][item["code"]]) for item in city["items"]}
    for code, source in LAST_YEAR.items():
        values[code] = dict(city["values"][source])
    for part, whole in PART_OF.items():
        for unit, text in values[part].items():
            values[part][unit] = str(min(int(text), int(values[whole][unit])))
    for unit, due in values["t_due"].items():
        late = int(values["t_late"][unit])
        values["t_ontime"][unit] = str(min(int(values["t_ontime"][unit]), int(due) - late))
    del values[NEW_ITEM]
    items = [item for item in city["items"] if item["code"] != NEW_ITEM]
    items = [{key: part for key, part in item.items() if key != "ledger"} for item in items]
    items = [item | {"list": "tq_2023"} if item.get("list") == "tq_2024" else item for item in items]
    values[str(DROPPED_ITEM["code"])] = {unit["code"]: n for unit, n in zip(city["units"], INFO, strict=True)}
    areas = next(entry for entry in city["lists"] if entry["code"] == "tq_2024")
    members = [name for name in areas["members"] if name not in AREAS_SINCE]
    kept = {key: part for key, part in city.items() if key not in ("ledgers", "ledger_rows")}  # not kept in 2023
    return {
        **kept,
        "assessment": {
            **city["assessment"],
            "id": "city-2023",
            "title": city["assessment"]["title"].replace("2024", "2023"),
            "year": 2023,
        },
        "lists": [
            areas | {"code": "tq_2023", "name": "“铁拳”行动重点查办领域（14类）", "year": 2023, "members": members}
        ],
        "items": [*items, DROPPED_ITEM],
        "indicators": _indicators(city["indicators"]),
        "values": values,
        "events": [
            event
            | {"date": event["date"].replace("2024", "2023"), "document": event["document"].replace("2024", "2023")}
            for event in city["events"][1:5]
            if "document" in event
        ],
        "decisions": [],
    }


def _indicators(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    made = []
    for node in nodes:
        code = node["code"]
        if code == NEW_SINCE:
            continue
        node = node | {"weight": WEIGHTS.get(code, node["weight"]), "name": RENAMED.get(code, node["name"])}
        if code in PARAMETERS:
            node["params"] = node["params"] | PARAMETERS[code]
        made.append(node)
        if code == "E2.2":
            made.append(dict(DROPPED))
    return made


def main() -> int:
    city = json.loads((SAMPLES / "city_2024.json").read_text("utf-8"))
    text = json.dumps(year_before(city), ensure_ascii=False, indent=1) + "\n"
    path = SAMPLES / "city_2023.json"
    if "--check" in sys.argv[1:]:
        return int(not path.exists() or path.read_text("utf-8") != text)
    path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
