"""A bulletin as text to read: every figure a link to its place."""

from dataclasses import dataclass
from html import escape

from exchange.letter import Bulletin, Line, attachment_line
from gui.theme import Colours
from scoring.problems import Place


@dataclass(frozen=True, slots=True)
class Shown:
    """`places`: what the links lead to, by their number."""

    html: str
    places: tuple[Place, ...]


def shown(letter: Bulletin, colours: Colours) -> Shown:
    """The bulletin as it is read on the screen. Names are never markup."""
    places: list[Place] = []
    link = f"color:{colours.link.text}; text-decoration:none"

    def words(line: Line) -> str:
        parts = []
        for piece in line.pieces:
            text = escape(piece.text)
            if piece.place:
                text = f'<a href="#{len(places)}" style="{link}">{text}</a>'
                places.append(piece.place)
            parts.append(text)
        return "".join(parts)

    indent = "　　" if letter.language == "zh_CN" else ""
    paragraph = f'<p style="margin:0 0 6px 0; line-height:150%">{indent}'
    title = escape(" ".join(part for part in (letter.over, letter.title.replace("\n", "")) if part))
    html = [f'<p align="center" style="margin:6px 0 10px 0"><span style="font-size:large"><b>{title}</b></span></p>']
    if letter.provisional:
        html.append(f'<p align="center" style="margin:0 0 8px 0"><b>{escape(letter.provisional)}</b></p>')
    html.append(f'<p style="margin:0 0 6px 0">{escape(letter.addressee)}</p>')
    for line in letter.lines():
        anchor = f'<a name="{escape(line.key)}"></a>' if line.key else ""
        head = f"<b>{escape(line.head)}</b>" if line.head else ""
        html.append(f"{paragraph}{anchor}{head}{words(line)}</p>")
    for number, title in enumerate(letter.attachments, 1):
        text = attachment_line(number, title, len(letter.attachments), letter.language)
        html.append(f"{paragraph}{escape(text)}</p>")
    signed = "<br>".join(escape(one) for one in (letter.issuer, letter.date))
    html.append(f'<p align="right" style="margin:12px 24px 6px 0">{signed}</p>')
    return Shown("".join(html), tuple(places))
