"""Phrases: what reading numbers and workbooks finds. `key: (English, Chinese)`."""

from typing import Final

_NUMBERS: Final[dict[str, tuple[str, str]]] = {
    "number.blank": ("Nothing is written here.", "这里没有内容。"),
    "number.text": (
        "“{text}” is not a number; it is not scored. Write digits, with a point before decimals.",
        "“{text}”不是数字，暂不计分。请只写数字，小数用小数点。",
    ),
    "number.points": (
        "“{text}” has its decimal point in the wrong place or twice; it is not scored. Write it as 3.5.",
        "“{text}”的小数点多了或位置不对，暂不计分。请写成 3.5 这样的数。",
    ),
    "number.comma": (
        "“{text}”: a comma may only group thousands (1,234.5); it is not scored. Write decimals with a point.",
        "“{text}”中的逗号只能用作千位分隔（1,234.5），暂不计分。小数请用小数点。",
    ),
    "number.exponent": (
        "“{text}” is written with an exponent; it is not scored. Write the number out (1e3 is 1000).",
        "“{text}”是科学记数法，暂不计分。请写出完整数字（1e3 即 1000）。",
    ),
    "number.blank_inside": (
        "“{text}” has a blank between its digits: one number or two? It is not scored. Remove the blank.",
        "“{text}”的数字中间有空格，不知是一个数还是两个数，暂不计分。请去掉空格。",
    ),
    "number.other_digits": (
        "“{text}” is written in other digits; it is not scored. Use 0–9.",
        "“{text}”用的不是阿拉伯数字 0—9，暂不计分。请改用 0—9。",
    ),
    "number.percent": (
        "“{text}” has a percent sign, but the unit here is “{unit}”: is 12.5 meant or 0.125? It is not scored. "
        "Write the number without the sign.",
        "“{text}”带百分号，而这一项的单位是“{unit}”，无法判断是 12.5 还是 0.125，暂不计分。请去掉百分号写数字。",
    ),
    "number.too_long": (
        "This is longer than any number can be; it is not scored. Check what was pasted.",
        "内容过长，不像是一个数字，暂不计分。请核对粘贴的内容。",
    ),
}

_FILES: Final[dict[str, tuple[str, str]]] = {
    "workbook.unreadable": (
        "The file {file} could not be read: {reason}. Nothing was changed. See whether it is open elsewhere or was "
        "moved.",
        "文件 {file} 读不出来：{reason}。没有作任何改动。请看看它是否正被其他程序打开，或已被移走。",
    ),
    "workbook.empty": ("The file is empty. Nothing was changed.", "文件是空的。没有作任何改动。"),
    "workbook.too_large": (
        "The file is larger than {limit} MB. Nothing was changed. Copy the one sheet that matters into a new workbook.",
        "文件超过 {limit} MB。没有作任何改动。请把需要的那张表复制到一个新工作簿里再导入。",
    ),
    "workbook.et": (
        "This is a WPS .et file. Save it as .xlsx in WPS first, then import that.",
        "这是 WPS 的 .et 文件，暂不能直接读。请在 WPS 里“另存为 .xlsx”后再导入。",
    ),
    "workbook.encrypted": (
        "The file is protected by a password and cannot be read. Open it, save a copy without password, and import "
        "the copy.",
        "文件已加密，读不出来。请先打开它，另存一份不带密码的副本，再导入副本。",
    ),
    "workbook.word": (
        "This is a Word document. Copy its table into a workbook, save as .xlsx, and import that.",
        "这是 Word 文档。请把其中的表格复制到工作簿里，存为 .xlsx 后再导入。",
    ),
    "workbook.picture": (
        "This is a PDF or a picture: it holds no cells. Type or copy the table into a workbook and import that.",
        "这是 PDF 或图片，里面没有单元格。请把表格录入或复制到工作簿里再导入。",
    ),
    "workbook.html": (
        "This is a web page without a table, whatever its name says. Open it in Excel or WPS; if it shows a table "
        "there, save as .xlsx, and import that.",
        "这个文件其实是网页（与扩展名不符），里面没有表格。请用 Excel 或 WPS 打开看看，"
        "如有表格，另存为 .xlsx 后再导入。",
    ),
    "workbook.archive": (
        "This is a compressed archive. Unpack it first, then import the table that is in it.",
        "这是压缩包。请先解压，再导入里面的表格。",
    ),
    "workbook.xlsb": (
        "This is a binary .xlsb workbook. Save it as .xlsx and import that.",
        "这是二进制的 .xlsb 工作簿。请另存为 .xlsx 后再导入。",
    ),
    "workbook.unknown": (
        "This is not a workbook that can be read. Nothing was changed. Save it as .xlsx and import that.",
        "这不是能读的工作簿。没有作任何改动。请另存为 .xlsx 后再导入。",
    ),
    "workbook.damaged": (
        "The file is damaged or cut short and cannot be read. Nothing was changed. Open it in Excel or WPS, save it "
        "again, or get a new copy.",
        "文件已损坏或不完整，读不出来。没有作任何改动。请用 Excel 或 WPS 打开后重新保存，或重新索取。",
    ),
    "workbook.bomb": (
        "The file unpacks to far more than a table holds; it was not opened further. Nothing was changed. Get a new "
        "copy from its author.",
        "文件解压后大得反常，已停止读取。没有作任何改动。请向制表人重新索取。",
    ),
    "workbook.doctype": (
        "The file carries document declarations that no workbook needs; it was not opened further. Nothing was "
        "changed.",
        "文件里有工作簿不该有的文档声明，已停止读取。没有作任何改动。",
    ),
    "workbook.part_name": (
        "The file holds parts with forbidden names; it was not opened further. Nothing was changed.",
        "文件内部的部件名称不合规，已停止读取。没有作任何改动。",
    ),
    "workbook.macros": (
        "The workbook carries macros. Save it as .xlsx without macros and import that.",
        "工作簿带有宏。请另存为不带宏的 .xlsx 后再导入。",
    ),
    "workbook.ambiguous": (
        "The file says one thing twice (a cell, a sheet or a part), so that programs read it differently. Nothing was "
        "changed. Open it in Excel or WPS and save it again.",
        "文件里有重复的单元格、工作表或部件，不同程序会读出不同结果。没有作任何改动。"
        "请用 Excel 或 WPS 打开后重新保存。",
    ),
    "workbook.far_cell": (
        "The sheet has a cell at {cell}, far outside any table. Nothing was changed. Delete what stands outside the "
        "table and save again.",
        "工作表在 {cell} 处有单元格，远在表格之外。没有作任何改动。请删掉表格以外的内容后重新保存。",
    ),
    "workbook.too_many_rows": (
        "The sheet has more than {limit} rows. Nothing was changed. Delete empty rows below the table and save again.",
        "工作表超过 {limit} 行。没有作任何改动。请删掉表格下面多余的行后重新保存。",
    ),
    "workbook.too_many_cells": (
        "The workbook holds more than can be read ({limit}). Nothing was changed. Copy the one sheet that matters into "
        "a new workbook.",
        "工作簿内容过多（上限 {limit}）。没有作任何改动。请把需要的那张表复制到新工作簿里再导入。",
    ),
    "workbook.not_a_number": (
        "Cell {cell} is marked as a number but holds “{text}”. Nothing was changed. Open the file in Excel or WPS and "
        "save it again.",
        "单元格 {cell} 标为数字，内容却是“{text}”。没有作任何改动。请用 Excel 或 WPS 打开后重新保存。",
    ),
    "workbook.csv": (
        "The quotation marks do not pair up from line {row} on. Nothing was changed. Save the table as .xlsx instead.",
        "从第 {row} 行起引号不成对。没有作任何改动。请改存为 .xlsx。",
    ),
    "workbook.encoding": (
        "The text is in no encoding that is known here. Nothing was changed. Save the table as .xlsx instead.",
        "文字编码无法识别。没有作任何改动。请改存为 .xlsx。",
    ),
    "workbook.too_slow": (
        "Reading took too long and was stopped. Nothing was changed. Copy the one sheet that matters into a new "
        "workbook.",
        "读取时间过长，已停止。没有作任何改动。请把需要的那张表复制到新工作簿里再导入。",
    ),
    "workbook.reader_died": (
        "The file could not be taken by its reader, which was ended; the program itself is safe. Nothing was changed. "
        "Open the file in Excel or WPS, save it as .xlsx, and import that.",
        "读取这个文件的进程已中止，本程序不受影响。没有作任何改动。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。",
    ),
    "workbook.cancelled": ("Reading was cancelled. Nothing was changed.", "已取消读取。没有作任何改动。"),
}

_VALUES: Final[dict[str, tuple[str, str]]] = {
    "values.no_units": (
        "Sheet “{sheet}” names no assessed unit of this assessment. Nothing was changed. The names or codes of the "
        "units must stand in one row or column.",
        "工作表“{sheet}”里没有本次考核的考核对象。没有作任何改动。考核对象的名称或代码要排在同一行或同一列。",
    ),
    "values.no_items": (
        "Sheet “{sheet}” names no data item of this assessment beside its units. Nothing was changed. The names or "
        "codes of the items must stand as headings.",
        "工作表“{sheet}”里没有本次考核的数据项。没有作任何改动。数据项的名称或代码要作为表头。",
    ),
    "values.no_units_seen": (
        "Sheet “{sheet}” names no assessed unit of this assessment. It was read as a table of {names} … with "
        "{headings} … Nothing was changed. Correct the names of the units there or in the plan.",
        "工作表“{sheet}”里没有本次考核的考核对象。读到的是{names}等的{headings}等数据。没有作任何改动。"
        "请核对表里或方案里考核对象的名称。",
    ),
    "values.no_items_seen": (
        "Sheet “{sheet}” names no data item of this assessment. It was read as a table of {names} … with {headings} … "
        "Nothing was changed. Correct the headings there or the names of the items in the plan.",
        "工作表“{sheet}”里没有本次考核的数据项。读到的是{names}等的{headings}等数据。没有作任何改动。"
        "请核对表头或方案里数据项的名称。",
    ),
    "values.fed": (
        "{count} cells are counted from a ledger, and the file says otherwise: not taken. Correct the ledger; a cell "
        "that is ticked in the window is entered by hand and follows its ledger no longer.",
        "{count} 格由台账统计得出，来表数字不同，未采用。应更正台账；在窗口中勾选的，改为手工填写，不再随台账变动。",
    ),
    "values.unknown": (
        "{cell}: “{text}” is no unit or item of this plan; left out.",
        "{cell}：“{text}”不是本方案的考核对象或数据项，没有导入。",
    ),
    "values.item_twice": (
        "“{item}” stands over several columns or rows ({cells}), and none is plainly meant; it was not taken. Leave "
        "one of them in the file, or write the year of the assessment over it.",
        "“{item}”有好几列（行）（{cells}），看不出该用哪一个，没有导入。请在原表里只留一个，或在表头上写明考核年度。",
    ),
    "values.unit": (
        "{cell}: the table counts “{item}” in {said}, the plan in {unit}; the column was not taken. Convert the "
        "figures in the file, or correct the unit.",
        "{cell}：表里“{item}”的单位是{said}，方案里是{unit}，这一列没有导入。请在原表里换算，或更正单位。",
    ),
    "values.twice": (
        "“{unit}” has two different values for “{item}” ({cells}); neither was taken. Correct the file.",
        "“{unit}”的“{item}”有两个不同的数（{cells}），都没有导入。请在原表里更正。",
    ),
    "values.two_units": (
        "{cell} names “{unit}”, {beside} beside it “{other}”; whose figures these are, the file does not say. The row "
        "was not taken. Correct the file.",
        "{cell}是“{unit}”，旁边的{beside}却是“{other}”，不知道是谁的数，这一行没有导入。请在原表里更正。",
    ),
    "values.other_year": (
        "{cell}: the title speaks of {said}, this assessment of {year}. The figures were taken. Please check.",
        "{cell}：表题写的是{said}年，本次考核是{year}年，已导入，请核对。",
    ),
    "values.shared": (
        "{cell}: one merged figure stands beside {count} units ({units}) for “{item}”; whether each has it or all "
        "together, the file does not say. It was not taken. Type it for each unit.",
        "{cell}：“{item}”这一格合并跨 {count} 个考核对象（{units}），看不出是各自的数还是合计，没有导入。请分别填写。",
    ),
    "values.mark": (
        "{count} cells hold “{mark}” in place of a figure ({cells}): nothing, nearly nothing or unknown, see the notes "
        "of the table. They were not taken (and are not 0). Type what is meant.",
        "有 {count} 格写的是“{mark}”（{cells}），可能表示没有、不足最小单位或缺数，见原表说明，没有导入（也不当作 0）。"
        "请按实际填写。",
    ),
    "values.odd_row": (
        "{count} rows of the text have more fields than the header (row {rows}): their figures may stand under wrong "
        "headings; they were not taken. Put names with commas in quotation marks, or save as .xlsx.",
        "有 {count} 行的列数比表头多（第{rows}行），数据可能错位，没有导入。名称里有逗号的请加引号，或改存为 .xlsx。",
    ),
    "values.alias": (
        "{cell} “{text}” was taken for “{unit}”. Please check.",
        "{cell}“{text}”按“{unit}”读取，请核对。",
    ),
    "values.hidden": (
        "{count} cells stand in hidden rows or columns ({cells}) and were taken. Please check.",
        "有 {count} 格在隐藏的行或列里（{cells}），已导入，请核对。",
    ),
    "values.recomputed": (
        "{count} cells are formulas without a stored result; they were computed here ({cells}).",
        "有 {count} 格是公式，文件里没有保存结果，已由本程序计算（{cells}）。",
    ),
    "values.struck": (
        "{count} cells are struck through ({cells}) and were taken. Please check.",
        "有 {count} 格带删除线（{cells}），已导入，请核对。",
    ),
    "values.not_a_number": (
        "{cell} ({item}): “{text}” is not plainly one number; the cell was not taken.",
        "{cell}（{item}）：“{text}”不是一个数字，这一格没有导入。",
    ),
    "values.percent": (
        "{cell} ({item}) is shown as a percentage, but the item is none; the cell was not taken.",
        "{cell}（{item}）是百分比格式，而这一项的单位不是百分比，这一格没有导入。",
    ),
    "values.error": (
        "{cell} ({item}) shows the error {text}; it was not taken (and is not 0).",
        "{cell}（{item}）是错误值 {text}，这一格没有导入（也不当作 0）。",
    ),
    "values.date": (
        "{cell} ({item}) is a date ({text}); it was not taken.",
        "{cell}（{item}）是日期（{text}），这一格没有导入。",
    ),
    "values.uncached": (
        "{cell} ({item}) is a formula without a stored result; it was not taken. Save the file in Excel or WPS.",
        "{cell}（{item}）是公式，文件里没有保存结果，这一格没有导入。请用 Excel 或 WPS 打开后保存一次。",
    ),
    "values.bool": (
        "{cell} ({item}) holds {text}; it was not taken.",
        "{cell}（{item}）的内容是 {text}，这一格没有导入。",
    ),
    "values.kind": (
        "{cell}: the item “{item}” has more than one figure a unit and cannot come from a table of this kind.",
        "{cell}：数据项“{item}”每个对象不止一个数，不能从这种表导入。",
    ),
}

PHRASES: Final[dict[str, tuple[str, str]]] = {**_NUMBERS, **_FILES, **_VALUES}
