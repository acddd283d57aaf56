"""Phrases: what is wrong with an office's own Word template. `key: (English, Chinese)`."""

from typing import Final

_FIELD: Final = (
    " Nothing was written. The fields that there are stand in docs/bulletin.md.",
    "未写任何文件。可用的域见 docs/bulletin.md。",
)

PHRASES: Final[dict[str, tuple[str, str]]] = {
    "word_template.not_docx": (
        "The template is no .docx file. Open it in Word or WPS and save it as .docx.",
        "模板不是 .docx 文件，未写任何文件。请在 Word 或 WPS 中另存为 .docx。",
    ),
    "word_template.macros": (
        "The template holds macros, so it was not used. Save it as .docx without macros.",
        "模板带有宏，未使用。请另存为不带宏的 .docx。",
    ),
    "word_template.bomb": (
        "The template unpacks to far more than it says, so it was not used.",
        "模板解压后异常巨大，未使用。",
    ),
    "word_template.locked": (
        "The template is protected by a password. Save a copy without one.",
        "模板有密码保护，读不了。请另存一份不带密码的。",
    ),
    "word_template.damaged": (
        "The template cannot be read; nothing was written. Open it in Word or WPS and save it again.",
        "模板无法读取，未写任何文件。请在 Word 或 WPS 中打开并重新保存。",
    ),
    "word_template.fetches": (
        "The template would fetch or run something ({what}), so it was not used. Remove it from the template.",
        "模板会读取或运行外部内容（{what}），未使用。请从模板中删去。",
    ),
    "word_template.unsafe": (
        "The template does more than to fill in fields, so it was not used.",
        "模板中有超出填写域的指令，未使用。请只用域、循环和条件。",
    ),
    "word_template.slow": (
        "The template takes too long or too much memory, so it was given up. Look at its loops.",
        "模板处理时间或内存超限，已停止，未写任何文件。请检查其中的循环。",
    ),
    "word_template.syntax": (
        "The template cannot be understood: {reason}. Nothing was written.",
        "模板中的域写法有误：{reason}。未写任何文件。",
    ),
    "word_template.field": ("Unknown field: {field}." + _FIELD[0], "没有“{field}”这个域。" + _FIELD[1]),
    "word_template.field_body": (
        "Unknown field “{field}” in paragraph {number}: {near}." + _FIELD[0],
        "正文第{number}段（{near}）：没有“{field}”这个域。" + _FIELD[1],
    ),
    "word_template.field_table": (
        "Unknown field “{field}” in table {number}: {near}." + _FIELD[0],
        "第{number}个表格（{near}）：没有“{field}”这个域。" + _FIELD[1],
    ),
    "word_template.field_header": (
        "Unknown field “{field}” in the header: {near}." + _FIELD[0],
        "页眉（{near}）：没有“{field}”这个域。" + _FIELD[1],
    ),
    "word_template.field_footer": (
        "Unknown field “{field}” in the footer: {near}." + _FIELD[0],
        "页脚（{near}）：没有“{field}”这个域。" + _FIELD[1],
    ),
}
