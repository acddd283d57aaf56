"""Phrases: what can go wrong with a store file. `key: (English, Chinese)`."""

from typing import Final

PHRASES: Final[dict[str, tuple[str, str]]] = {
    "store.missing": (
        "There is no file {path}. It may have been moved or renamed; look for it with Open.",
        "找不到文件 {path}，可能已被移动或改名。请用“打开”重新查找。",
    ),
    "store.exists": (
        "{path} exists already and was left as it is. Choose another name.",
        "{path} 已存在，未作改动。请换一个文件名。",
    ),
    "store.not_a_store": (
        "{path} is not an assessment file of this program; it was not touched. Choose a .qheng file. "
        "Workbooks and JSON files are taken in with Import.",
        "{path} 不是本程序的考核文件，未作任何改动。请选择 .qheng 文件；工作簿和 JSON 文件请用“导入”。",
    ),
    "store.newer": (
        "{path} was saved by a newer version of this program (file format {found}, this one knows up to {known}); "
        "it was not touched. Open it with the newer version.",
        "{path} 由更新的版本保存（文件格式 {found}，本版本只支持到 {known}），未作任何改动。请用新版本打开。",
    ),
    "store.older": (
        "{path} was saved by an older version (file format {found}, now {known}) and has to be brought up to date "
        "before it can be shown. Nobody else may have it open, and its folder must be writable: then open it again.",
        "{path} 由旧版本保存（文件格式 {found}，现为 {known}），须先升级才能显示。"
        "请确认没有他人正在使用、所在文件夹可以写入，然后重新打开。",
    ),
    "store.damaged": (
        "{path} is damaged or incomplete ({detail}); no figure in it can be relied on, and it was not touched. "
        "Use the latest backup.",
        "{path} 已损坏或不完整（{detail}），其中的数据不可采信；文件未作改动。请改用最近的备份。",
    ),
    "store.unfinished": (
        "The program broke off while {path} was being written, and the half-written change must be taken back first. "
        "Copy the file together with the one named “-journal” into a writable folder and open it there.",
        "上次写入 {path} 时程序意外中断，须先撤回没写完的改动。"
        "请把它连同同名的“-journal”文件一起复制到可以写入的文件夹，再打开。",
    ),
    "store.in_use": (
        "{user} ({host}) has been editing {path} since {since}; it is open here for reading. Nothing was changed. "
        "When it is closed there, open it again to edit.",
        "{user}（{host}）自 {since} 起正在编辑 {path}，这里为只读，未作改动。对方关闭后重新打开即可编辑。",
    ),
    "store.busy": (
        "Another program is just writing {path}. Nothing was changed; try again in a moment.",
        "另一个程序正在写 {path}，本次未作改动。请稍后再试。",
    ),
    "store.read_only": (
        "{path} or its folder cannot be written, so it is open for reading only. Nothing was changed. "
        "Copy it to a folder of your own to edit it.",
        "{path} 或所在文件夹不可写入，只能只读打开，未作改动。如需编辑，请复制到自己的文件夹。",
    ),
    "store.no_place": (
        "{path} cannot be made: its folder is not there or cannot be written. Nothing was made; choose another folder.",
        "无法建立 {path}：文件夹不存在或不可写入，未建立任何文件。请换一个文件夹。",
    ),
    "store.disk_full": (
        "The disk of {path} is full ({free} MB left). This step was not saved; everything before it is. "
        "Free some space and do it again.",
        "{path} 所在磁盘已满（剩余 {free} MB）。这一步没有保存，之前的都已保存。请腾出空间后重做这一步。",
    ),
    "store.unreachable": (
        "{path} cannot be reached: the folder is gone, the stick was pulled out or the network is down ({detail}). "
        "This step was not saved; everything before it is. Bring it back and open it again.",
        "无法读写 {path}：文件夹不存在、U 盘已拔出或网络中断（{detail}）。"
        "这一步没有保存，之前的都已保存。恢复连接后请重新打开。",
    ),
    "store.conflict": (
        "What this step would change has been changed in the meantime. Nothing was overwritten; "
        "look at the present value and enter it anew if need be.",
        "这一步要改的内容已被后来的改动取代，没有覆盖任何内容。请核对现在的值，必要时重新填写。",
    ),
    "store.under_way": (
        "“{label}” is still under way. Until it is through nothing else can be changed: wait, or stop it with "
        "Shift+Esc.",
        "“{label}”正在进行，完成前不能作其他改动。请稍候，或按 Shift+Esc 停止。",
    ),
    "store.stopped": (
        "“{label}” was stopped. Nothing of it was written; everything is as before.",
        "“{label}”已停止，没有写入任何内容，一切照旧。",
    ),
    "store.sealed": (
        "“{title}” was made final (version {number}), so nothing was changed. To correct it, withdraw the version "
        "(File ▸ Make final) and give the reason.",
        "“{title}”已定稿（第{number}版），没有作任何改动。要更正，请先在“文件 ▸ 定稿”里撤销定稿并写明理由。",
    ),
    "store.not_text": (
        "The text has a broken character in it and cannot be saved. Nothing was changed; type it again.",
        "文字中有残缺的字符，无法保存，未作改动。请重新输入这段文字。",
    ),
    "store.duplicate_code": (
        "The code “{code}” stands twice, so nothing could tell the two apart. Nothing was changed; "
        "give one of them another code.",
        "编号“{code}”重复，无法区分。未作改动，请给其中一个换一个编号。",
    ),
    "store.unknown_code": (
        "“{code}” is used here, but there is nothing with this code. Nothing was changed; correct the code, "
        "or remove what uses it first.",
        "这里用到的编号“{code}”不存在。未作改动，请更正编号，或先去掉用到它的地方。",
    ),
    "store.duplicate_id": (
        "An assessment with the id “{id}” is already in this file. Nothing was changed; choose another id.",
        "这个文件中已有编号为“{id}”的考核。未作改动，请换一个编号。",
    ),
}
