"""The office's own template: a .docx with fields such as {{ 标题 }}, filled in from the bulletin.

The fields are listed in docs/bulletin.md. A template is worked on in a process of its own with a limit of time and
memory, in Jinja's sandbox, without loaders, without `range`, with a handful of filters. Values are text: nothing in a
name is ever markup, or a field.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from exchange.file_names import whole_file
from exchange.letter import Bulletin
from exchange.reading.reader_process import ask_child, limit_ourselves
from exchange.sheet import Sheet, printable
from exchange.word_file.guard import checked, refuse
from scoring.problems import Problem, Refused

NAMED: Final = {
    "开头": "opening",
    "总体": "overall",
    "其余位次": "rest",
    "分类前几位": "classes",
    "等次": "grades",
    "一票否决": "vetoes",
    "工作数据": "totals",
    "结构占比": "shares",
    "重点指标": "tops",
    "五度": "tags",
    "科室": "departments",
    "进步": "progress",
    "失分": "losses",
    "短板": "shortcomings",
    "落后": "behind",
    "差距": "gaps",
    "零突破": "zeros",
}
"""Fields that are one paragraph, by its key; empty where it is switched off or has nothing to say."""
FILTERS: Final = ("length", "first", "last", "join", "default", "d", "trim", "e", "escape")
DEEPEST: Final = 3
"""Loops inside loops."""


def fill_template(
    path: Path,
    template: bytes,
    sheet: Sheet,
    *,
    time_limit: float = 20.0,
    report: Callable[[int, int], None] = lambda _step, _steps: None,
) -> None:
    """Write the bulletin into a copy of a template. The file appears whole or not at all. Raises Refused with every
    unknown field and its place, and OSError where it cannot be written. What `report` raises stops it."""
    data = filled(template, fields_of(sheet), time_limit=time_limit)
    report(1, 1)
    with whole_file(path) as temporary:
        temporary.write_bytes(data)


def fields_of(sheet: Sheet) -> Mapping[str, Any]:
    """The fields of a template by name: texts, and lists of them."""
    letter = sheet.letter
    assert letter is not None
    paragraphs = {one.key: one for section in letter.sections for one in section.paragraphs}
    tags = next((key for key in paragraphs if key.startswith("tags")), "tags")
    named = {name: tags if key == "tags" else key for name, key in NAMED.items()}
    ranking = sheet.attached[0] if sheet.attached else None
    return {
        "标题": letter.title.replace("\n", ""),
        "发文机关": letter.issuer,
        "主送机关": letter.addressee,
        "日期": letter.date,
        "暂定": letter.provisional,
        "校验码": printable(sheet.code),
        "正文": [line.text for line in letter.lines()],
        "附件": [title.replace("\n", "") for title in letter.attachments],
        "分项": _groups(letter),
        "排名": [] if ranking is None else _rows(ranking),
        "表头": [] if ranking is None else [column.heading[-1] for column in ranking.columns],
        **{name: _text(letter, key) for name, key in named.items()},
    }


def _text(letter: Bulletin, key: str) -> str:
    found = (one for section in letter.sections for one in section.paragraphs if one.key == key and one.shown)
    return "".join(one.text for one in found)


def _groups(letter: Bulletin) -> list[Mapping[str, str]]:
    return [
        {"名称": one.head, "文": one.text}
        for section in letter.sections
        for one in section.paragraphs
        if one.key.startswith("group.") and one.shown
    ]


def _rows(ranking: Sheet) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    for row in ranking.rows:
        texts = [printable(cell.text) for cell in row.cells]
        found.append({"位次": texts[0], "单位": texts[1], "总分": texts[2], "格": texts})
    return found


def filled(template: bytes, fields: Mapping[str, Any], *, time_limit: float = 20.0) -> bytes:
    """The template with its fields filled in, worked out in a process that can be killed. Raises Refused."""
    messages = (checked(template), json.dumps(fields, ensure_ascii=False).encode("utf-8", "replace"))
    try:
        answer = ask_child(_child, messages, time_limit=time_limit)
    except Refused as refusal:
        slow = refusal.problems[0].code.endswith(("too_slow", "reader_died"))
        raise refuse("slow" if slow else "damaged") from refusal
    if answer.startswith(b"PK"):
        return answer
    raise Refused(*(Problem(one["code"], ("template",), one["facts"]) for one in json.loads(answer)))


def _child(connection: Connection) -> None:
    limit_ourselves()
    template, fields = connection.recv_bytes(), json.loads(connection.recv_bytes())
    connection.send_bytes(rendered(template, fields))
    connection.close()


def rendered(template: bytes, fields: Mapping[str, Any]) -> bytes:
    """The filled-in file, or as JSON what is wrong with the template."""
    import jinja2
    from jinja2.exceptions import SecurityError

    try:
        return _render(template, fields)
    except Refused as refusal:
        return _answer(*((one.code, dict(one.facts)) for one in refusal.problems))
    except SecurityError:
        return _answer(("word_template.unsafe", {}))
    except jinja2.UndefinedError as error:
        return _answer(("word_template.field", {"field": str(error)[:80]}))
    except jinja2.TemplateError as error:
        return _answer(("word_template.syntax", {"reason": str(error)[:120]}))
    except MemoryError:
        return _answer(("word_template.slow", {}))
    except Exception:  # a package that stumbles over its input: how does not help a clerk
        return _answer(("word_template.damaged", {}))


def _answer(*problems: tuple[str, Mapping[str, str]]) -> bytes:
    return json.dumps([{"code": code, "facts": dict(facts)} for code, facts in problems]).encode()


def _render(template: bytes, fields: Mapping[str, Any]) -> bytes:
    from io import BytesIO

    from docxtpl import DocxTemplate

    from exchange.word_file.write import stamped

    made = DocxTemplate(BytesIO(template))
    environment = _sandbox()
    missing = sorted(made.get_undeclared_template_variables(environment) - set(fields))
    if missing:
        places = _paragraphs(template)
        raise Refused(*(_unknown(name, places) for name in missing))
    made = DocxTemplate(BytesIO(template))
    made.render(dict(fields), jinja_env=environment, autoescape=True)
    target = BytesIO()
    made.save(target)
    return stamped(target.getvalue())


def _sandbox() -> Any:
    """Jinja's sandbox with nothing in it that a form letter does not need."""
    from jinja2 import StrictUndefined, nodes
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        intercepted_binops = frozenset({"*", "**", "%", "//", "/"})

        def call_binop(self, _context: Any, operator: str, _left: Any, _right: Any) -> Any:
            raise SecurityError(operator)

        def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
            tree = super()._parse(source, name, filename)
            if any(True for _ in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends))):
                raise SecurityError("include")
            if any(True for _ in tree.find_all((nodes.Macro, nodes.CallBlock, nodes.Call))) or _depth(tree) > DEEPEST:
                raise SecurityError("loop")
            return tree

    def _depth(node: nodes.Node) -> int:
        below = max((_depth(child) for child in node.iter_child_nodes()), default=0)
        return below + isinstance(node, nodes.For)

    found = Sandbox(autoescape=True, undefined=StrictUndefined)
    found.globals.clear()
    found.filters = {name: found.filters[name] for name in FILTERS}
    return found


def _paragraphs(template: bytes) -> Sequence[tuple[str, int, str]]:
    """What every paragraph of a template is part of, its number there, and its text."""
    from io import BytesIO

    import docx

    document = docx.Document(BytesIO(template))
    found = [("body", number, one.text) for number, one in enumerate(document.paragraphs, 1)]
    for number, table in enumerate(document.tables, 1):
        found += [("table", number, cell.text) for row in table.rows for cell in row.cells]
    for section in document.sections:
        for name, part in (("header", section.header), ("footer", section.footer)):
            found += [(name, number, one.text) for number, one in enumerate(part.paragraphs, 1)]
    return found


def _unknown(name: str, places: Sequence[tuple[str, int, str]]) -> Problem:
    for kind, number, text in places:
        if name in text:
            facts = {"field": name, "number": str(number), "near": text.strip()[:40]}
            return Problem(f"word_template.field_{kind}", ("template",), facts)
    return Problem("word_template.field", ("template",), {"field": name})
