"""Errors of the operating system in Vietnamese, as the end of a sentence."""

from __future__ import annotations

import errno
import os

_REASONS = {
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "đã dùng hết dung lượng được cấp",
    errno.EROFS: "nơi ghi chỉ cho đọc",
    errno.EACCES: "không có quyền, hoặc tệp đang mở trong chương trình khác",
    errno.EPERM: "không có quyền",
    errno.ENOENT: "không tìm thấy tệp hoặc thư mục",
    errno.EEXIST: "đã có tệp trùng tên với thư mục cần tạo",
    errno.ENOTDIR: "đã có tệp trùng tên với thư mục cần tạo",
    errno.EISDIR: "đã có thư mục trùng tên",
    errno.ENAMETOOLONG: "đường dẫn quá dài",
    errno.EFBIG: "tệp lớn quá mức ổ đĩa hay hệ thống cho phép",
    errno.EIO: "ổ đĩa đọc ghi bị lỗi",
    errno.ENOMEM: "máy không đủ bộ nhớ",
    errno.EMFILE: "máy đang mở quá nhiều tệp",
    errno.EADDRINUSE: "chương trình khác đang dùng",
}

SHORTAGES = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM})
"""The machine lacks something for now, which says nothing about the file that was to be opened."""

REFUSALS = SHORTAGES | {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO}
"""The machine lacks or refuses something, whatever the program does."""

_UNKNOWN = os.strerror(-1).removesuffix("-1")
"""How words for numbers begin that have none; on Windows, those of sockets are among them."""

_WORDS = {words: told for code, told in _REASONS.items() if not (words := os.strerror(code)).startswith(_UNKNOWN)}


def reason(error: OSError) -> str:
    """Return the message of an OSError in Vietnamese; the system's own if there is none."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error) or type(error).__name__


def translated(words: str) -> str:
    """Return the Vietnamese message of a system error that another program mentions; else its text as it is."""
    return next((told for known, told in _WORDS.items() if known in words), words)
