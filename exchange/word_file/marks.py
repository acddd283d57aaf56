"""What a Word file is made of: runs, paragraphs, cells, sections, written as the elements that Word itself writes.

Every run and every style names its font four times (`ascii`, `hAnsi`, `eastAsia`, `cs`): a name that is given for
Latin letters alone leaves Chinese to whatever the reader's machine prefers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from exchange.sheet import printable, printable_inside

if TYPE_CHECKING:
    from docx.document import Document

Element = Any
"""An element of lxml: the packages bring no types."""

TITLE, HEADING, KAI, BODY, SONG = "方正小标宋简体", "黑体", "楷体", "仿宋", "宋体"
"""The official names: a file stores only names, and the reader's machine has its own. As in workbooks."""

SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Ink:
    """How a run is written: family, points, bold, and twentieths of a point added to each character."""

    family: str
    points: float
    bold: bool = False
    spaced: int = 0


def tag(name: str, parent: Element | None = None, /, **attributes: str | int) -> Element:
    """`w:name` with its attributes, also those of `w:`, as the last child of `parent`."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    if parent is not None:
        parent.append(element)
    return element


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres / 25.4 * 1440)


def fonts(properties: Element, ink: Ink) -> None:
    """Font, weight and size of a run or a style."""
    tag("rFonts", properties, ascii=ink.family, hAnsi=ink.family, eastAsia=ink.family, cs=ink.family)
    if ink.bold:
        tag("b", properties)
    if ink.spaced:
        tag("spacing", properties, val=ink.spaced)
    tag("sz", properties, val=round(ink.points * 2))
    tag("szCs", properties, val=round(ink.points * 2))


def run(paragraph: Element, text: str, ink: Ink) -> None:
    """Text as it stands, on one line; nothing of it is ever markup."""
    words = printable_inside(text)
    if not words:
        return
    element = tag("r", paragraph)
    fonts(tag("rPr", element), ink)
    content = tag("t", element)
    content.text = words
    content.set(SPACE, "preserve")


def tab(paragraph: Element, ink: Ink) -> None:
    element = tag("r", paragraph)
    fonts(tag("rPr", element), ink)
    tag("tab", element)


def field(paragraph: Element, instruction: str, ink: Ink, shown: str = "1") -> None:
    """A field such as PAGE, with what it shows until Word works it out."""
    for kind in ("begin", "instr", "separate", "shown", "end"):
        element = tag("r", paragraph)
        fonts(tag("rPr", element), ink)
        if kind == "instr":
            code = tag("instrText", element)
            code.text = f" {instruction} "
            code.set(SPACE, "preserve")
        elif kind == "shown":
            tag("t", element).text = shown
        else:
            tag("fldChar", element, fldCharType=kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """How a paragraph is set. `indent` and `first` in hundredths of a character; `line`: exact points; `tabs`: (twips,
    kind)."""

    align: str = "both"
    indent: int = 0
    right: int = 0
    first: int = 0
    hanging: int = 0
    line: float | None = None
    keep: bool = False
    tabs: tuple[tuple[int, str], ...] = ()


def paragraph(parent: Element, how: Set, ink: Ink, *texts: tuple[str, Ink]) -> Element:
    """A paragraph of runs; `ink` is that of its mark, which gives an empty one its height. The order of the properties
    is that of the standard."""
    element = tag("p", parent)
    properties = tag("pPr", element)
    if how.keep:
        tag("keepNext", properties)
    tag("widowControl", properties, val=0)  # 22 lines to a page, whatever they belong to
    if how.tabs:
        stops = tag("tabs", properties)
        for place, kind in how.tabs:
            tag("tab", stops, val=kind, pos=place)
    tag("kinsoku", properties, val=1)
    tag("wordWrap", properties, val=1)
    tag("overflowPunct", properties, val=1)
    spacing: dict[str, str | int] = {"before": 0, "after": 0}
    if how.line is not None:
        spacing |= {"line": round(how.line * 20), "lineRule": "exact"}
    tag("spacing", properties, **spacing)
    wide = round(ink.points * 20)
    indents: dict[str, str | int] = {}
    for name, hundredths in (("left", how.indent), ("right", how.right), ("firstLine", how.first)):
        if hundredths:
            indents |= {f"{name}Chars": hundredths, name: hundredths * wide // 100}
    if how.hanging:
        indents |= {"hangingChars": how.hanging, "hanging": how.hanging * wide // 100}
    if indents:
        tag("ind", properties, **indents)
    tag("jc", properties, val=how.align)
    tag("textAlignment", properties, val="center")
    fonts(tag("rPr", properties), ink)
    for text, own in texts:
        run(element, text, own)
    return element


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A section's page in millimetres, and how far header and footer are from the edge."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    footer: float
    header: float = 15.0

    @property
    def room(self) -> float:
        return self.width - self.left - self.right


def page_of(section: Element, paper: Paper) -> None:
    """Write the page into a section's properties, in the order of the standard."""
    from docx.oxml.ns import qn

    for name in ("pgSz", "pgMar", "cols", "docGrid", "type", "titlePg"):
        for element in section.findall(qn(f"w:{name}")):
            section.remove(element)
    tag("type", section, val="nextPage")
    size: dict[str, str | int] = {"w": twips(paper.width), "h": twips(paper.height)}
    if paper.width > paper.height:
        size["orient"] = "landscape"
    tag("pgSz", section, **size)
    tag(
        "pgMar",
        section,
        top=twips(paper.top),
        right=twips(paper.right),
        bottom=twips(paper.bottom),
        left=twips(paper.left),
        header=twips(paper.header),
        footer=twips(paper.footer),
        gutter=0,
    )
    tag("cols", section, space=425)


def document(title: str, author: str, language: str) -> "Document":
    """An empty document whose every style names Chinese fonts, with mirrored margins and its own odd and even feet."""
    import docx
    from docx.oxml.ns import qn

    made = docx.Document()
    for owner in (made.part, made.part.package):  # what the template brings and nobody reads
        for key, relation in list(owner.rels.items()):
            if relation.reltype.endswith(("/stylesWithEffects", "/thumbnail", "/customXml")):
                owner.rels.pop(key)
    body = made.element.body
    for element in list(body):
        if not element.tag.endswith("}sectPr"):
            body.remove(element)
    usual = Ink(BODY, 16)
    for style in made.styles.element.iter(qn("w:rPrDefault"), qn("w:style")):
        properties = style.find(qn("w:rPr"))
        if properties is None:
            properties = tag("rPr")
            style.append(properties)
        for element in list(properties):
            if element.tag in (qn("w:rFonts"), qn("w:lang")):
                properties.remove(element)
        names = tag("rFonts", ascii=BODY, hAnsi=BODY, eastAsia=BODY, cs=BODY)
        properties.insert(0, names)
    defaults = made.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for element in list(defaults):
        if element.tag in (qn("w:sz"), qn("w:szCs")):
            defaults.remove(element)
    normal = made.styles["Normal"].element.find(qn("w:rPr"))
    for properties in (defaults, normal):
        tag("sz", properties, val=round(usual.points * 2))
        tag("szCs", properties, val=round(usual.points * 2))
    tag("lang", defaults, val="en-US", eastAsia="zh-CN" if language == "zh_CN" else "en-US")
    settings = made.settings.element
    first = settings[0] if len(settings) else None
    mirror = tag("mirrorMargins")
    if first is None:
        settings.append(mirror)
    else:
        place = next((child for child in settings if child.tag == qn("w:zoom")), None)
        (settings.insert(0, mirror) if place is None else place.addnext(mirror))
    made.settings.odd_and_even_pages_header_footer = True
    properties = made.core_properties
    properties.title, properties.author = printable(title)[:250], printable(author)[:250]
    properties.last_modified_by, properties.comments, properties.subject = "", "", ""
    properties.keywords, properties.category = "", ""
    return made


def section_end(body: Element) -> None:
    """The paragraph that ends a section takes no room: a page that is just full has no empty one behind it."""
    from docx.oxml.ns import qn

    ends = [element for element in body if element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None]
    properties = ends[-1].find(qn("w:pPr"))
    properties.insert(0, tag("spacing", before=0, after=0, line=20, lineRule="exact"))
    mark = tag("rPr")
    fonts(mark, Ink(BODY, 1))
    properties.insert(1, mark)


def feet(section: Any, paper: Paper, *, code: str, banner: str) -> None:
    """The page number between one-em dashes, on the outer side, one character in; the check code on the inner side;
    `banner` at the top of every page."""
    song, small = Ink(SONG, 14), Ink(SONG, 9)
    one = twips(14 * 25.4 / 72)
    for even, part in ((False, section.footer), (True, section.even_page_footer)):
        part.is_linked_to_previous = False
        _emptied(part.part.element)
        stops: Sequence[tuple[int, str]] = ((twips(paper.room) - (one if not even else 0), "right"),)
        foot = paragraph(part.part.element, Set(align="left", indent=100 if even else 0, tabs=tuple(stops)), song)
        if not even:
            run(foot, code, small)
            tab(foot, song)
        run(foot, "— ", song)
        field(foot, "PAGE", song)
        run(foot, " —", song)
        if even:
            tab(foot, song)
            run(foot, code, small)
    for part in (section.header, section.even_page_header):
        part.is_linked_to_previous = False
        _emptied(part.part.element)
        ink = Ink(HEADING, 10.5)
        paragraph(part.part.element, Set(align="center"), ink, *(((banner, ink),) if banner else ()))


def _emptied(part: Element) -> None:
    for element in list(part):
        part.remove(element)
