"""Make the font that the program ships: `python packaging/cut_font.py [WQY-MICROHEI.TTC]`.

WenQuanYi Micro Hei cut to the characters of GBK, Latin, and the signs of a printed table. No hinting: sheets
are painted at device-independent sizes, where hints do nothing. The licence files stand beside the font.
"""

import sys
import unicodedata
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")  # Debian: fonts-wqy-microhei
TARGET = Path(__file__).resolve().parent.parent / "gui" / "fonts" / "wqy-microhei-gbk.ttf"

SIGNS = "‘’“”…—–•·×÷±≤≥≠∞√°′″←↑→↓▲▼△▽○●□■◇◆☑☒✓✗①②③④⑤⑥⑦⑧⑨⑩＿／＊￥€"
"""Signs of the sheets; most are in GBK, the others are taken where the font has them."""


def gbk_characters() -> set[int]:
    """Every character that GBK can write."""
    return {code for code in range(0x20, 0x10000) if not 0xD800 <= code < 0xE000 and _in_gbk(chr(code))}


def _in_gbk(character: str) -> bool:
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def latin_characters() -> set[int]:
    """Western European letters, so that the English sheets need no other font."""
    return {code for code in range(0x20, 0x250) if unicodedata.category(chr(code)) != "Cc"}


def cut(source: Path, target: Path) -> None:
    options = subset.Options(font_number=0, hinting=False, layout_features=[], name_IDs=["*"], name_languages=["*"])
    options.drop_tables += ["FFTM"]
    options.recalc_timestamp = False
    font = TTFont(source, fontNumber=0, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=gbk_characters() | latin_characters() | {ord(sign) for sign in SIGNS})
    cutter.subset(font)
    font.save(target)


if __name__ == "__main__":
    cut(Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE, TARGET)
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes\n")
