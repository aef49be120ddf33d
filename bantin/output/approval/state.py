"""How a month stands, as values: a draft, approved by whom and when, or changed since. `standing` finds it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bantin.model.parts.identity import Approver
from bantin.text.dates import short_date


@dataclass(frozen=True, slots=True)
class Approval:
    """One approver's signature that counts.

    Attributes:
        scan: digest of a sheet signed on paper, or empty.
        commit: of git that was checked out then, or empty.
    """

    approver: Approver
    when: dt.datetime
    scan: str = ""
    commit: str = ""

    @property
    def told(self) -> str:
        """By whom and when, in words."""
        paper = f", phiếu ký tay {self.scan[:8]}" if self.scan else ""
        return f"{self.approver.titled}, {short_date(self.when.astimezone().date())}{paper}"


class Standing(StrEnum):
    """How far a month has come; the value is part of the names of ZIPs."""

    DRAFT = "ban-nhap"
    WAITING = "cho-duyet"
    """Somebody has signed, and another one must."""
    APPROVED = "da-duyet"
    CHANGED = "da-sua"
    """It was approved, and is no longer what was."""


@dataclass(frozen=True, slots=True)
class Told:
    """How far a month has come, and that in words: what is kept of a `State`."""

    standing: Standing
    told: str


_NAMED = 3
"""Files that are named."""

_WORDS = {Standing.DRAFT: "bản nháp, chưa duyệt", Standing.APPROVED: "đã duyệt"}


@dataclass(frozen=True, slots=True)
class State:
    """How a month stands, and why.

    Attributes:
        approvals: of what lies there now, or was approved last where it changed since.
        needed: how many must approve.
        altered: files that are no longer those that were approved, or nobody approved; empty where others came or went
            by a build.
        refusals: signatures that do not count, and why.
        replaced: whether it is a state that was approved, and another after it.
        former_name: the unit's name when it was approved, where it has another one now.
        other_names: names under which its approvers signed this month, and which are none of the unit's.
        whose: what of an edition this is about, as the beginning of a sentence; empty of a month.
        parts: how the parts of an edition stand, each signed by others; empty of a month.
    """

    standing: Standing
    approvals: tuple[Approval, ...] = ()
    needed: int = 1
    altered: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    replaced: bool = False
    former_name: str = ""
    other_names: tuple[str, ...] = ()
    whose: str = ""
    parts: tuple[State, ...] = ()

    @property
    def kept(self) -> Told:
        """What is kept of it."""
        return Told(self.standing, self.told)

    @property
    def told(self) -> str:
        """The state in words: «đã duyệt (Trần Thị B, 30/11/2026)»."""
        if self.parts:
            return "; ".join(f"{part.whose}: {part.told}" for part in self.parts)
        return "; ".join([self._standing, *self._beside()])

    def _beside(self) -> Iterator[str]:
        """Say what else an office should know: whose signatures do not count, and names that it may have had."""
        if self.standing is not Standing.APPROVED:
            yield from (f"có chữ ký không tính, {why}" for why in self.refusals[:1])
        for name in self.other_names[:1]:
            yield f"có bản đã duyệt dưới tên «{name}»: nếu là tên cũ của đơn vị thì ghi vào identity, dòng formerly"

    @property
    def _standing(self) -> str:
        who = "; ".join(one.told for one in self.approvals)
        if self.former_name:
            who += f"; khi ấy đơn vị tên là {self.former_name}"
        match self.standing:
            case Standing.WAITING:
                return f"mới {len(self.approvals)} trong {self.needed} người duyệt ({who})"
            case Standing.CHANGED if self.replaced:
                return f"là bản duyệt cũ ({who}), đã có bản duyệt sau thay, phải duyệt lại"
            case Standing.CHANGED if self.altered:
                named = ", ".join(self.altered[:_NAMED]) + (" …" if len(self.altered) > _NAMED else "")
                return f"đã sửa sau khi duyệt ({who}), phải duyệt lại: {named}"
            case Standing.CHANGED:
                return f"đã sửa sau khi duyệt ({who}), phải duyệt lại"
            case _:
                return _WORDS[self.standing] + (f" ({who})" if who else "")
