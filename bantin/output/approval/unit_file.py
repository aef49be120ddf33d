"""Lines of content/unit.yaml that `bantin key` writes: everything else in the file stays as its editor wrote it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence

from bantin.model.parts.identity import Approver, Ended
from bantin.text.patterns import regex

_ABOVE = (
    "# Mã tin và người duyệt, do «bantin key new» ghi. Mất khóa, lộ khóa, thôi việc: bantin key revoke HỌ-TÊN\n"
    "# check_at: trang chính thức của cơ quan, nơi bạn đọc gõ mã tin; approvals: mỗi tháng phải có mấy người duyệt.\n"
)
_IDENTITY = regex(r"^identity:[ \t]*(?:#.*)?\n", re.MULTILINE)
_APPROVERS = regex(r"^(?P<indent>[ ]+)approvers:[ \t]*(?:#.*)?\n(?:[ \t]*(?:#.*)?\n)*(?P<dash>[ ]*)- ", re.MULTILINE)
_OWN_APPROVERS = regex(r"^approvers:[ \t]*(?:#.*)?\n(?=(?P<dash>[ ]*)- )", re.MULTILINE)


class NoPlaceError(Exception):
    """The file is written in a way in which no program should change it."""


def approver_lines(approver: Approver, indent: str = "") -> str:
    """Write an approver as an entry of a list in YAML."""
    fields = [f"name: {_quoted(approver.name)}"]
    if approver.rank:
        fields.append(f"rank: {_quoted(approver.rank)}")
    if approver.known_as:
        fields.append(f"known_as: [{', '.join(map(_quoted, approver.known_as))}]")
    fields += [f"key: {approver.key}", f"since: {approver.since}"]
    return f"{indent}- " + f"\n{indent}  ".join(fields) + "\n"


def with_approver(text: str, code_key: str, approver: Approver) -> str:
    """Add an approver to the unit's file, and what codes are made from where that is not there yet.

    Args:
        text: of the file, lines ended by a line feed.
        code_key: for a unit that has none.
        approver: whom to add.

    Raises:
        NoPlaceError: its lines of `identity` are not written line by line.
    """
    if found := _APPROVERS.search(text):
        at = found.end("dash")
        start = text.rindex("\n", 0, at) + 1
        return text[:start] + approver_lines(approver, found["dash"]) + text[start:]
    if re.search(r"^identity:", text, re.MULTILINE):
        head = _IDENTITY.search(text)
        if head is None or re.search(r"^[ ]+approvers:", text, re.MULTILINE):
            raise NoPlaceError
        return f"{text[: head.end()]}  approvers:\n{approver_lines(approver, '    ')}{text[head.end() :]}"
    end = "" if not text or text.endswith("\n") else "\n"
    lines = f"identity:\n  code_key: {code_key}\n  approvals: 1\n  approvers:\n{approver_lines(approver, '    ')}"
    return f"{text}{end}\n{_ABOVE}{lines}"


def with_own_approver(text: str, approver: Approver) -> str:
    """Add an approver to an edition's file.

    Args:
        text: of the file, lines ended by a line feed.
        approver: whom to add.

    Raises:
        NoPlaceError: its approvers are not written line by line.
    """
    if found := _OWN_APPROVERS.search(text):
        return text[: found.end()] + approver_lines(approver, found["dash"]) + text[found.end() :]
    if re.search(r"^approvers:", text, re.MULTILINE):
        raise NoPlaceError
    end = "" if not text or text.endswith("\n") else "\n"
    return f"{text}{end}approvers:\n{approver_lines(approver, '  ')}"


def with_revocation(text: str, key: str, *, on: dt.date, why: Ended, keeps: Sequence[str]) -> str:
    """Write the end of a key behind its own line.

    Args:
        text: of the file, lines ended by a line feed.
        key: the public one.
        on: from when it counts no longer.
        why: it ended.
        keeps: digests of the manifests signed with it that stay approved.

    Raises:
        NoPlaceError: the key does not stand on a line of its own.
    """
    found = re.search(
        rf"^(?P<indent>[ ]*)(?P<dash>- )?key:[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*(?:#.*)?\n", text, re.MULTILINE
    )
    if found is None:
        raise NoPlaceError
    indent = found["indent"] + " " * len(found["dash"] or "")
    lines = [f"{indent}revoked:", f"{indent}  on: {on}", f"{indent}  why: {why}"]
    if keeps:
        lines += [f"{indent}  keeps:", *(f"{indent}    - {one}" for one in keeps)]
    return text[: found.end()] + "\n".join(lines) + "\n" + text[found.end() :]


def _quoted(text: str) -> str:
    """Write a text so that YAML reads it as it is: JSON is YAML."""
    return json.dumps(text, ensure_ascii=False)
