"""A bug's report: kept in a file, so that the user sees one sentence."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from pathlib import Path

import bantin


def report(error: BaseException) -> str:
    """Write what developers need into a new file; returns the sentence for the user."""
    lines = [
        f"bantin {bantin.__version__}, Python {platform.python_version()}, {platform.platform()}",
        "bantin " + " ".join(sys.argv[1:]),
        "",
        *traceback.format_exception(error),
    ]
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="bantin-loi-", suffix=".txt", delete=False
        ) as file:
            file.write("\n".join(lines))
    except OSError:
        return f"Chương trình gặp lỗi ngoài dự kiến ({type(error).__name__}) và không ghi được báo cáo lỗi."
    name = Path(file.name)
    return f"Chương trình gặp lỗi ngoài dự kiến. Bản tin cũ vẫn nguyên. Hãy gửi tệp này cho người phụ trách: {name}"
