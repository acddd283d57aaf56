"""Materials that bear entries out: findings, the states of their files, and the list of materials. English, Chinese."""

from collections.abc import Mapping
from typing import Final

PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    "evidence.cell": (
        "{unit} · {item}: the rule asks for evidence and there is none. It is scored; add the file (Alt+A).",
        "{unit} · {item}：计分办法要求佐证，尚无材料。照常计分，请补充文件（Alt+A）。",
    ),
    "evidence.event": (
        "{unit}, “{rule}”: evidence is asked for and there is none. It counts; add the file (Alt+A).",
        "{unit}“{rule}”：要求佐证，尚无材料。照常计入，请补充文件（Alt+A）。",
    ),
    "evidence.unreadable": (
        "“{file}” cannot be read ({detail}). Nothing was added; check whether it is there and not open elsewhere.",
        "“{file}”无法读取（{detail}），未添加任何材料。请检查文件是否存在、是否被其他程序占用。",
    ),
    "evidence.no_file": (
        "“{file}” is a folder. Nothing was added; choose the files in it.",
        "“{file}”是文件夹，未添加任何材料。请选择其中的文件。",
    ),
    "evidence.too_large": (
        "“{file}” is larger than {limit} MB. Nothing was added; keep such a file elsewhere and note where it is.",
        "“{file}”超过{limit} MB，未添加任何材料。此类文件请另行存放，并在备注中写明位置。",
    ),
    "evidence.not_kept": (
        "“{file}” could not be copied into the folder of materials ({detail}). Nothing was added; check the room and "
        "the rights of the disk.",
        "“{file}”未能复制到附件文件夹（{detail}），未添加任何材料。请检查磁盘空间和权限。",
    ),
    "evidence.there": ("in the folder", "在附件文件夹"),
    "evidence.renamed": ("found as “{file}”", "已改名为“{file}”"),
    "evidence.changed": ("changed since it was added", "添加后被改动"),
    "evidence.gone": ("not in the folder", "文件夹中没有"),
    "sheet.evidence": ("Materials", "佐证材料清单"),
    "sheet.evidence.title": ("{title}:\n materials", "{title}\n佐证材料清单"),
    "sheet.evidence.count": ("{count} materials", "共{count}件"),
    "sheet.evidence.lacking": ("No evidence yet: {items}.", "尚缺佐证：{items}。"),
    "sheet.col.material": ("Material", "材料名称"),
    "sheet.col.borne_out": ("Bears out", "佐证内容"),
    "sheet.col.material_document": ("Document no.", "文号（出处）"),
    "sheet.col.pages": ("Pages", "页码"),
    "sheet.col.copies": ("Copies", "份数"),
    "sheet.col.material_code": ("No.", "编号"),
}
