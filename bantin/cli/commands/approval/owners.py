"""Whose approvers are written where: a unit's in content/unit.yaml, those of an edition in its own file."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bantin.cli.options import refuse

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    import datetime as dt
    from collections.abc import Callable, Sequence

    from bantin.model.parts.identity import Approver, Ended, Identity
    from bantin.model.unit import Unit


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has approvers.

    Attributes:
        root: the workspace.
        file: that they are written in, from there.
        identity: with the approvers that there are; None where the unit has none yet.
        edition: its identifier; empty for the unit itself.
    """

    root: Path
    file: str
    identity: Identity | None
    edition: str = ""

    def add(self, approver: Approver) -> None:
        """Write an approver down."""
        from bantin.model.parts.item_code import new_key
        from bantin.output.approval.unit_file import with_approver, with_own_approver

        if self.edition:
            self._rewrite(lambda text: with_own_approver(text, approver), approver)
        else:
            self._rewrite(lambda text: with_approver(text, new_key(), approver), approver)

    def revoke(self, approver: Approver, *, on: dt.date, why: Ended, keeps: Sequence[str]) -> None:
        """Write the end of an approver's key down."""
        from bantin.output.approval.unit_file import with_revocation

        self._rewrite(lambda text: with_revocation(text, approver.key, on=on, why=why, keeps=keeps), approver)

    def _rewrite(self, change: Callable[[str], str], approver: Approver) -> None:
        """Change the file, if it reads as it should afterwards; else say what to write by hand."""
        from bantin.cli.screen import screen
        from bantin.files.atomic import replacing
        from bantin.files.system_errors import reason
        from bantin.output.approval.unit_file import NoPlaceError, approver_lines

        path, console = self.root / self.file, screen()
        now = b""
        try:
            before = path.read_bytes()
            ends = "\r\n" if b"\r\n" in before else "\n"
            with suppress(NoPlaceError, UnicodeDecodeError):
                now = change(before.decode().replace("\r\n", "\n")).replace("\n", ends).encode()
            fits = bool(now) and any(one.key == approver.key for one in self._read(path, now))
            if fits:
                with replacing(path) as stream:
                    stream.write(now)
        except OSError as error:
            console.print(f"Chưa ghi được {self.file}: {reason(error)}.")
            raise typer.Exit(1) from None
        if not fits:
            console.print(
                f"Phần người duyệt trong {self.file} viết theo lối khác nên không tự sửa. Ghi tay, ở approvers:"
            )
            console.print(approver_lines(approver, "    "))
            raise typer.Exit(1)

    def _read(self, path: Path, now: bytes) -> Sequence[Approver]:
        """List the approvers that the file would have."""
        from bantin.content.reading.content_files import ContentFiles
        from bantin.content.reading.month import read_unit
        from bantin.model.parts.edition import EditionFile

        if self.edition:
            files = ContentFiles(self.root, "", {path: now})
            document = files.document(EditionFile, files.compose(path))
            return document.value.approvers if document else ()
        unit, _ = read_unit(self.root, {path: now})
        return unit.value.identity.approvers if unit and unit.value.identity else ()


def owner_of(root: Path, unit: Unit, edition: str | None) -> Owner:
    """Find whose approvers are meant.

    Raises:
        UsageError: there is no such edition, or nowhere to write its approvers.
    """
    from bantin.cli.commands.publishing.editions import meant
    from bantin.content.editions.reading import FOLDER
    from bantin.content.workspace import UNIT_FILE

    if edition is None:
        return Owner(root, UNIT_FILE, unit.identity)
    if unit.identity is None or not unit.identity.approvers:
        refuse('Đơn vị cấp trên phải có người duyệt trước. Tạo khóa: bantin key new "HỌ TÊN"')
    found = meant(root, [edition]).found
    if len(found) != 1:
        refuse(f"Ấn bản «{edition}» đang có lỗi; chạy «bantin check --edition {edition}», sửa xong rồi làm lại")
    file = f"{FOLDER}/{edition}.yaml"
    if not (root / file).is_file():
        refuse(
            f"Ấn bản «{edition}» chỉ là một dòng của bảng, không có chỗ ghi người duyệt: bỏ dòng ấy khỏi bảng, tạo tệp "
            f"riêng bằng «bantin new --edition {edition}», rồi làm lại"
        )
    own = unit.identity.model_copy(update={"approvers": found[0].approvers, "approvals": 1})
    return Owner(root, file, own, edition)
