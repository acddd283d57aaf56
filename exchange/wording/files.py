"""Phrases: why the system could not read or write a file. `key: (English, Chinese)`."""

import errno
from typing import Final

PHRASES: Final[dict[str, tuple[str, str]]] = {
    "file.missing": ("it is not there", "找不到该文件或文件夹"),
    "file.no_right": ("no right to do so", "没有权限"),
    "file.full": ("the disk is full", "磁盘已满"),
    "file.read_only": ("the disk is write-protected", "磁盘为只读"),
    "file.folder": ("it is a folder", "这是文件夹，不是文件"),
    "file.no_folder": ("it is a file, not a folder", "这是文件，不是文件夹"),
    "file.long_name": ("the name is too long", "文件名过长"),
    "file.busy": ("another program is using it", "正被其他程序使用"),
    "file.medium": ("the disk or the network failed", "磁盘或网络出错"),
}

KEYS: Final[dict[int, str]] = {
    errno.ENOENT: "file.missing",
    errno.EACCES: "file.no_right",
    errno.EPERM: "file.no_right",
    errno.ENOSPC: "file.full",
    errno.EDQUOT: "file.full",
    errno.EFBIG: "file.full",
    errno.EROFS: "file.read_only",
    errno.EISDIR: "file.folder",
    errno.ENOTDIR: "file.no_folder",
    errno.EEXIST: "file.no_folder",
    errno.ENAMETOOLONG: "file.long_name",
    errno.EBUSY: "file.busy",
    errno.ETXTBSY: "file.busy",
    errno.EIO: "file.medium",
    errno.ENODEV: "file.medium",
    errno.ENXIO: "file.medium",
}
"""EEXIST: only a folder is ever made without knowing that its name is free."""
