"""Diagnostics of failures that neither content nor looks cause."""

from __future__ import annotations

from bantin.model.diagnostic import Code, Diagnostic, Severity

WORKER_DIED = Diagnostic(
    Code("worker-died"),
    Severity.ERROR,
    "Một tiến trình dựng hình đã dừng đột ngột, thường là do máy thiếu bộ nhớ",
    hint="Đóng bớt chương trình rồi dựng lại với --jobs 1; phần đã dựng xong vẫn được giữ",
)

STORE_BROKEN = Diagnostic(
    Code("store-broken"),
    Severity.ERROR,
    "Kho lưu .bantin/store cứ hỏng lại sau mỗi lần dựng",
    hint="Kiểm tra ổ đĩa, xóa thư mục .bantin rồi dựng lại",
)


def stumbled(what: str, error: Exception) -> Diagnostic:
    """Report an unexpected exception, which is a bug.

    Args:
        what: was being done, as the subject of a Vietnamese sentence.
        error: the exception.
    """
    message = f"{what} gặp lỗi của chính bantin ({type(error).__name__}: {error})"
    hint = "Lưu lại tệp để thử lần nữa; nếu vẫn lỗi, chạy bantin check và báo cho người phụ trách máy"
    return Diagnostic(Code("stumbled"), Severity.ERROR, message, hint=hint)
