"""The office's own Word template: fields are filled in, an unknown one is named with its place, a hostile one is
harmless."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from exchange.letter import Bulletin, Paragraph, Piece, Section
from exchange.sheet import Column, Row, Sheet, SheetCell
from exchange.word_file.guard import checked
from exchange.word_file.template import fields_of, fill_template, filled, rendered
from exchange.wording import problem_text
from scoring.problems import Refused

HOSTILE = "{{7*7}} A & B <区></w:t></w:r></w:p><w:p>{% for x in y %}"


def sheet(name: str = "甲区") -> Sheet:
    overall = Paragraph("overall", "总体", (Piece(f"总分居前1位的是{name}。"),))
    letter = Bulletin(
        title="通报",
        addressee="各区：",
        sections=(Section("overall", "总体情况", (overall,)),),
        issuer=name,
        date="今天",
    )
    columns = tuple(Column(heading=(one,), width=20) for one in ("位次", "单位", "总分"))
    rows = (
        Row((SheetCell("1"), SheetCell(name), SheetCell("90.00"))),
        Row((SheetCell("2"), SheetCell("乙区"), SheetCell("80.00"))),
    )
    table = Sheet(name="排名表", title="排名表", columns=columns, rows=rows)
    return Sheet(name="通报", title="通报", columns=columns, rows=rows, letter=letter, attached=(table,), code="校验 A")


def template(*paragraphs: str, table: tuple[str, ...] = (), header: str = "") -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        made = document.add_table(rows=len(table), cols=1)
        for row, text in zip(made.rows, table, strict=True):
            row.cells[0].text = text
    if header:
        document.sections[0].header.paragraphs[0].text = header
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def changed(data: bytes, **parts: Callable[[bytes], bytes] | bytes) -> bytes:
    """The package with parts replaced; in names `__` stands for / and `_` before the suffix for a point."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        wanted = {key.replace("__", "/").replace("_DOT_", "."): change for key, change in parts.items()}
        for name in source.namelist():
            change = wanted.pop(name, None)
            old = source.read(name)
            made.writestr(name, old if change is None else change if isinstance(change, bytes) else change(old))
        for name, new in wanted.items():
            made.writestr(name, new if isinstance(new, bytes) else b"")
    return target.getvalue()


def text_of(data: bytes) -> list[str]:
    document: Any = docx.Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [one.text for one in document.paragraphs] + cells


def refusal(data: bytes) -> list[str]:
    """The codes with which a template is refused, in this process."""
    import json

    try:
        answer = rendered(checked(data), fields_of(sheet()))
    except Refused as refused:
        return [problem.code for problem in refused.problems]
    return [] if answer.startswith(b"PK") else [one["code"] for one in json.loads(answer)]


def test_fields_lists_and_table_rows_are_filled_in_by_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "通报.docx"
    data = template(
        "{{ 标题 }}由{{ 发文机关 }}印发",
        "{%p for 段 in 正文 %}",
        "{{ 段 }}",
        "{%p endfor %}",
        "{{ 失分 }}",
        table=("{%tr for 行 in 排名 %}", "{{ 行.单位 }} {{ 行.总分 }}", "{%tr endfor %}"),
    )
    fill_template(path, data, sheet())
    found = text_of(path.read_bytes())
    assert found == ["通报由甲区印发", "一、总体情况", "总分居前1位的是甲区。", "", "甲区 90.00", "乙区 80.00"]


def test_a_template_as_offices_make_them_is_filled_in(tmp_path: Path) -> None:
    """Fields in header and foot, in merged cells, split into runs as Word splits them, with a condition."""
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "内部资料　{{ 暂定 }}　{{ 校验码 }}"
    section.footer.paragraphs[0].text = "{{ 发文机关 }}{{ 日期 }}印发"
    title = document.add_paragraph()
    for run in ("{{ ", "标", "题", " }}"):
        title.add_run(run)
    document.add_paragraph("{% if 暂定 %}（{{ 暂定 }}稿）{% endif %}")
    table = document.add_table(rows=5, cols=3)
    for row in (0, 2, 4):
        table.cell(row, 0).merge(table.cell(row, 2))
    table.cell(1, 0).merge(table.cell(1, 1)).text = "名次与单位"
    table.cell(0, 0).text = "{{ 标题 }}附表"
    table.cell(2, 0).text, table.cell(4, 0).text = "{%tr for 行 in 排名 %}", "{%tr endfor %}"
    for cell, field in zip(table.rows[3].cells, ("行.位次", "行.单位", "行.格|join('／')"), strict=True):
        cell.text = f"{{{{ {field} }}}}"
    stream = BytesIO()
    document.save(stream)
    fill_template(tmp_path / "filled.docx", stream.getvalue(), sheet(HOSTILE))
    made = docx.Document(str(tmp_path / "filled.docx"))
    assert made.sections[0].header.paragraphs[0].text == "内部资料　　校验 A"
    assert made.sections[0].footer.paragraphs[0].text.endswith("今天印发")
    assert [one.text for one in made.paragraphs if one.text] == ["通报"]
    rows = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    assert [len(rows), rows[0][0], rows[1][0]] == [4, "通报附表", "名次与单位"]
    assert rows[2:] == [["1", HOSTILE, f"1／{HOSTILE}／90.00"], ["2", "乙区", "2／乙区／80.00"]]


def test_names_are_never_markup_and_never_fields() -> None:
    found = rendered(checked(template("{{ 发文机关 }}", "{{ 总体 }}")), fields_of(sheet(HOSTILE)))
    assert text_of(found) == [HOSTILE, f"总分居前1位的是{HOSTILE}。"]


def test_every_unknown_field_is_named_with_its_place_and_nothing_is_written(tmp_path: Path) -> None:
    data = template("一", "{{ 标题 }}{{ 不存在 }}", table=("{{ 也没有 }}",), header="{{ 眉 }}")
    with pytest.raises(Refused) as refused:
        fill_template(tmp_path / "a.docx", data, sheet())
    told = [problem_text(problem, "zh_CN") for problem in refused.value.problems]
    assert any(text.startswith("正文第2段（{{ 标题 }}{{ 不存在 }}）：没有“不存在”这个域。") for text in told)
    assert any("第1个表格" in text for text in told)
    assert any("页眉" in text for text in told)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("{{ ''.__class__.__mro__ }}", "word_template."),
        ("{{ 标题.__init__.__globals__ }}", "word_template."),
        ("{{ 标题|attr('__class__') }}", "word_template."),
        ("{{ 'a' * 1000000000 }}", "word_template.unsafe"),
        ("{{ 2 ** 1000000000 }}", "word_template.unsafe"),
        ("{% for a in range(1000000000) %}x{% endfor %}", "word_template."),
        ("{% include '/etc/passwd' %}", "word_template.unsafe"),
        ("{% import 'os' as os %}", "word_template.unsafe"),
        ("{{ 标题.format(1) }}", "word_template.unsafe"),
        ("{{ 标题|center(1000000000) }}", "word_template."),
        ("{{ 排名.append(1) }}", "word_template.unsafe"),
        ("{% for a in 正文 %}" * 4 + "x" + "{% endfor %}" * 4, "word_template.unsafe"),
        ("{{ 标题 ", "word_template.syntax"),
        ("{% if %}", "word_template.syntax"),
    ],
)  # fmt: skip
def test_what_a_form_letter_does_not_need_is_refused(words: str, code: str) -> None:
    found = refusal(template(words))
    assert found
    assert found[0].startswith(code)


def relation(kind: str, target: str) -> Callable[[bytes], bytes]:
    words = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        f'{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )
    return lambda old: old.replace(b"</Relationships>", words.encode())


DOCTYPE = b"<!DOCTYPE a [<!ENTITY b 'c'>]>"
FIELD = (
    "<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\\\x</w:instrText></w:r></w:p><w:sectPr"
)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"word/vbaProject.bin": b"x"}, "word_template.macros"),
        ({"word/embeddings/oleObject1.bin": b"x"}, "word_template.fetches"),
        ({"word/_rels/document.xml.rels": relation("image", "http://example.com/a.png")}, "word_template.fetches"),
        ({"word/_rels/document.xml.rels": relation("oleObject", "file:///a.xls")}, "word_template.fetches"),
        ({"word/document.xml": lambda old: old.replace(b"<w:sectPr", FIELD.encode(), 1)}, "word_template.fetches"),
        ({"word/document.xml": lambda old: DOCTYPE + old.partition(b"?>")[2]}, "word_template.fetches"),
        ({"word/media/zeros.bin": bytes(60_000_000)}, "word_template.bomb"),
        ({"word/document.xml": b"<broken"}, "word_template.damaged"),
    ],
)  # fmt: skip
def test_a_template_that_runs_or_fetches_something_is_refused(parts: dict[str, Any], code: str) -> None:
    assert refusal(changed(template("{{ 标题 }}"), **parts)) == [code]


def test_the_link_to_another_template_is_dropped_and_hyperlinks_stay() -> None:
    parts: dict[str, Any] = {
        "word/_rels/settings.xml.rels": b"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
        b"relationships'><Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
        b"relationships/attachedTemplate' Target='http://example.com/evil.dotm' TargetMode='External'/>"
        b"</Relationships>",
        "word/document.xml": lambda old: old,
        "word/_rels/document.xml.rels": relation("hyperlink", "http://example.com/"),
    }
    cleaned = checked(changed(template("{{ 标题 }}"), **parts))
    with zipfile.ZipFile(BytesIO(cleaned)) as archive:
        texts = b"".join(archive.read(name) for name in archive.namelist())
    assert b"evil" not in texts
    assert b"http://example.com/" in texts


def test_no_docx_is_no_template() -> None:
    assert refusal(b"%PDF-1.4") == ["word_template.not_docx"]


def test_a_template_that_never_ends_is_given_up() -> None:
    with pytest.raises(Refused) as refused:
        filled(template("{{ 标题 }}"), fields_of(sheet()), time_limit=0.0)
    assert refused.value.problems[0].code == "word_template.slow"
