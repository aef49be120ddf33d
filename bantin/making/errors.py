"""Faults of the system, told in Vietnamese."""

from __future__ import annotations

import errno

from bantin.files.system_errors import reason
from bantin.model.diagnostic import WHOLE, Code, Diagnostic, Remark, Severity, ValuePath

_HINTS = {
    errno.ENOSPC: "Giải phóng dung lượng rồi dựng lại; phần đã dựng xong vẫn được giữ",
    errno.EDQUOT: "Giải phóng dung lượng rồi dựng lại; phần đã dựng xong vẫn được giữ",
    errno.ENOMEM: "Đóng bớt chương trình khác rồi dựng lại, hoặc thêm --jobs 1; phần đã dựng xong vẫn được giữ",
    errno.EACCES: "Đóng tệp ở chương trình khác, xem lại quyền ghi, rồi dựng lại",
}

_HINT = "Xem lại thư mục và quyền ghi, hoặc chọn nơi khác bằng --out"


class MakeError(Exception):
    """A job cannot be made, for a reason that the editor or the designer can do something about.

    Attributes:
        remark: what to tell.
    """

    def __init__(self, remark: Remark) -> None:
        # The remark is the only argument, so that the error comes back whole from another process.
        super().__init__(remark)
        self.remark = remark


def failure(code: Code, message: str, hint: str = "", source: ValuePath = WHOLE) -> MakeError:
    """Make the error for one finding."""
    return MakeError(Remark(source, Diagnostic(code, Severity.ERROR, message, hint=hint)))


def system_fault(code: Code, message: str, error: OSError) -> Diagnostic:
    """Report what could not be done, and why the system refused it."""
    hint = _HINTS.get(error.errno or 0, _HINT)
    return Diagnostic(code, Severity.ERROR, f"{message}: {reason(error)}", hint=hint)
