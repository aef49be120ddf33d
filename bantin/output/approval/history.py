"""What git tells of a workspace's past: since when a key stands in the unit's file, and whether the past was rewritten.

It is no proof. Names in git are what each machine says of itself, and whoever may write a repository may write all of
it anew, the list of approvers too. So a signature names the commit that was there when it was made: a history without
it is another one. What remains is said plainly, for a person to look after: keys are compared with a copy on paper.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bantin.model.parts.identity import Approver
from bantin.output.approval.state import Approval
from bantin.text.dates import short_date
from bantin.text.patterns import regex

_SECONDS = 20
"""How long git may take."""

_PLAINLY = ("-c", "core.fsmonitor=false", "-c", "i18n.logOutputEncoding=UTF-8", "--no-replace-objects")
"""A repository's own settings neither start programs here nor write names in another encoding."""

_COMMIT = regex("[0-9a-f]{40}|[0-9a-f]{64}")

NOBODY_KNOWS = (
    "bantin không tự biết: tên trong git do từng máy tự khai và viết lại được; ai sửa được content/unit.yaml cũng thêm "
    "được người duyệt. Đối chiếu dấu khóa với tờ giấy mà thủ trưởng đã ký (phiếu duyệt in sẵn, hoặc «bantin key list»)"
)
"""What no program can tell, said to whoever relies on it."""


def git(folder: Path, *arguments: str) -> str:
    """Ask git; empty where there is none, or it refuses."""
    program = shutil.which("git")
    if program is None:
        return ""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            [program, "-C", os.fspath(folder), *_PLAINLY, *arguments],
            capture_output=True,
            check=True,
            timeout=_SECONDS,
            env={**plain, "GIT_OPTIONAL_LOCKS": "0", "GIT_PAGER": "cat"},
            encoding="utf-8",
            errors="replace",
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout


def is_cut(folder: Path) -> bool:
    """Return whether git has only the end of its history here."""
    return git(folder, "rev-parse", "--is-shallow-repository").strip() == "true"


def commit_of(root: Path) -> str:
    """Return the commit that is checked out; empty where there is no history."""
    found = git(root, "rev-parse", "--verify", "--quiet", "HEAD").strip()
    return found if _COMMIT.fullmatch(found) else ""


@dataclass(frozen=True, slots=True)
class Written:
    """Who put a key into a unit's file, and on which day, as in 02/12/2024; both empty where git does not know."""

    approver: Approver
    file: str
    by: str = ""
    on: str = ""

    @property
    def told(self) -> str:
        """Who wrote it, in a sentence without its stop."""
        whose = f"Khóa của {self.approver.name} (dấu {self.approver.fingerprint})"
        if self.by:
            return f"{whose}: {self.by} ghi vào {self.file} ngày {self.on}, theo git"
        return f"{whose}: git không biết ai đã ghi vào {self.file}"


def written(root: Path, unit_file: str, approvers: Iterable[Approver]) -> Iterator[Written]:
    """Find who put the keys of approvers into the unit's file.

    Args:
        root: the workspace.
        unit_file: the unit's file, from there.
        approvers: whose keys.
    """
    for one in approvers:
        lines = git(root, "log", "--reverse", "--format=%an%x00%cs", f"-S{one.key}", "--", unit_file).splitlines()
        by, _, day = lines[0].partition("\0") if lines else ("", "", "")
        yield Written(one, unit_file.rpartition("/")[2], by, "/".join(reversed(day.split("-"))))


def newcomers(root: Path, unit_file: str, approvers: Iterable[Approver], commit: str) -> list[Approver]:
    """List the approvers whose keys the unit's file did not have yet at a commit; none where git does not know it."""
    before = git(root, "show", f"{commit}:./{unit_file}") if _COMMIT.fullmatch(commit) else ""
    return [one for one in approvers if one.key not in before] if before else []


def rewritten(root: Path, approvals: Sequence[Approval]) -> str:
    """Say that the history is not the one that somebody saw who approved; nothing where it is, or nobody can know."""
    named = [one for one in approvals if one.commit]
    if not named or is_cut(root):
        return ""
    there = set(git(root, "rev-list", "HEAD").split())
    lost = next((one for one in named if one.commit not in there), None)
    if lost is None:
        return ""
    day = short_date(lost.when.astimezone().date())
    return (
        f"Lịch sử git ở đây không phải lịch sử mà {lost.approver.name} thấy khi duyệt ngày {day} (không còn bản ghi "
        f"{lost.commit[:10]}): đã bị viết lại hoặc thay, nên không chắc git biết đủ ai đã viết"
    )


def told(root: Path, unit_file: str, approvers: Collection[Approver]) -> Iterator[str]:
    """Say what is known of approvers' keys, and what nobody knows; each a sentence without its stop."""
    yield from (one.told for one in written(root, unit_file, approvers))
    yield NOBODY_KNOWS
