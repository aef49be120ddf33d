"""What may go wrong between here and a platform, as values; and the diagnostics that tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bantin.model.diagnostic import Code, Diagnostic, Severity


class Kind(StrEnum):
    """What a trouble means for the call that met it."""

    UNREACHED = "unreached"
    """Nothing arrived there: no connection came about."""
    UNSURE = "unsure"
    """It may have been done: a time that ran out, a connection that broke, an answer that says nothing."""
    PASSING = "passing"
    """The platform says that it is busy. Whether a call of effect was done is as unsure."""
    THROTTLED = "throttled"
    """Refused, as there were too many calls."""
    TOKEN = "token"  # noqa: S105 - no password
    """Refused, as the token counts no longer."""
    BLOCKED = "blocked"
    RIGHT = "right"
    """Refused, as the token lacks a right."""
    DOUBLE = "double"
    """Refused, as it is there already."""
    GONE = "gone"
    """What was spoken of is not there."""
    WAITING = "waiting"
    """What was sent is still being worked on."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Trouble:
    """How a call ended that did not end well.

    Attributes:
        told: by the platform, or by the system; no secret is in it.
        minutes: after which it may be tried again, where that is known.
    """

    kind: Kind
    told: str = ""
    minutes: int | None = None


class PostingError(Exception):
    """A call did not end well."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.kind.value)
        self.trouble = trouble


ENDING = frozenset({Kind.UNREACHED, Kind.THROTTLED, Kind.TOKEN, Kind.BLOCKED, Kind.RIGHT})
"""Troubles after which nothing more is tried in the same place, and nothing was done."""


_UNSURE = (
    Code("post-unknown"),
    "Không rõ {where} đã nhận hay chưa",
    "Chạy lại đúng lệnh ấy: máy tìm theo mã tin trên trang trước, không bao giờ tự đăng lại",
)
_REFUSED = (
    Code("post-refused"),
    "{where} từ chối",
    "Sửa theo lý do ấy rồi chạy lại; bài bị từ chối chưa ai thấy",
)
_WORDS = {
    Kind.UNREACHED: (
        Code("not-reached"),
        "Không nối được tới {where}",
        "Xem lại mạng, rồi chạy lại đúng lệnh ấy; bài chưa gửi xong thì chưa ai thấy",
    ),
    Kind.THROTTLED: (
        Code("asked-too-often"),
        "{where} tạm không nhận vì máy gọi quá nhiều",
        "Chạy lại đúng lệnh ấy sau {minutes} phút",
    ),
    Kind.TOKEN: (
        Code("token-ended"),
        "{where} không nhận mã truy cập cất ở máy này",
        "Lấy mã mới rồi cất bằng «bantin connect», sau đó chạy lại đúng lệnh ấy",
    ),
    Kind.BLOCKED: (
        Code("page-blocked"),
        "{where} đang khóa quyền đăng",
        "Vào trang xem thông báo của nền tảng; hết khóa hãy chạy lại",
    ),
    Kind.RIGHT: (
        Code("no-right"),
        "Mã truy cập không có quyền làm việc này ở {where}",
        "Lấy mã mới có đủ quyền, rồi cất lại bằng «bantin connect»",
    ),
    **dict.fromkeys((Kind.UNSURE, Kind.PASSING, Kind.DOUBLE, Kind.WAITING), _UNSURE),
    **dict.fromkeys((Kind.REFUSED, Kind.GONE), _REFUSED),
}
_USUAL_MINUTES = 60


def diagnostic(trouble: Trouble, where: str) -> Diagnostic:
    """Say what stands in the way, and what to do.

    Args:
        trouble: what was met.
        where: the place as officers call it.
    """
    code, words, hint = _WORDS[trouble.kind]
    told = f" ({trouble.told})" if trouble.told else ""
    minutes = str(trouble.minutes or _USUAL_MINUTES)
    return Diagnostic(
        code, Severity.ERROR, words.replace("{where}", where) + told, hint=hint.replace("{minutes}", minutes)
    )
