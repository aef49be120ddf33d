"""What a person does when an item is taken back or corrected, where no machine can: groups, boards, a card to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bantin.model.kinds.notice import Notice
from bantin.output.posting.withdrawing import Do, Known, Step
from bantin.text.sentences.joining import ended


@dataclass(frozen=True, slots=True)
class Screen:
    """A board that shows an item.

    Attributes:
        files: names of what shows it.
        package: where the package lies that takes the place of the one it plays; empty where there is none.
    """

    name: str
    files: Sequence[str]
    package: str = ""


def screens(known: Known, names: Mapping[str, str], packages: Mapping[str, str]) -> list[Screen]:
    """List the boards that show an item.

    Args:
        known: the item.
        names: of the unit's boards, by their identifiers.
        packages: that take the place of theirs, likewise.
    """
    return [Screen(names.get(board, board), files, packages.get(board, "")) for board, files in known.boards.items()]


def group_steps(known: Known, groups: Sequence[str], text: str) -> list[Step]:
    """Have each Zalo group that got an item get a text about it.

    Args:
        known: the item.
        groups: names of the unit's groups; where it names none, whoever posts knows them.
        text: to be copied.
    """
    if "zalo" not in known.channels:
        return []
    told = "gửi vào nhóm lời dưới đây, nếu nhóm đã nhận tin này"
    named = [Step(Do.HAND, f"Nhóm Zalo {name}", told=told) for name in groups[:-1]]
    last = f"Nhóm Zalo {groups[-1]}" if groups else "Nhóm Zalo"
    return [*named, Step(Do.HAND, last, told=told, text=text)]


def board_steps(shown: Sequence[Screen], *, stop: str) -> list[Step]:
    """Have each board's operator play another package.

    Args:
        shown: the boards.
        stop: what the operator does at once.
    """
    return [
        Step(
            Do.HAND,
            f"Bảng LED {one.name}",
            told=f"{stop}; {f'giao gói mới {one.package}' if one.package else 'chưa có gói mới thì tắt cả vòng phát'}",
        )
        for one in shown
    ]


def card_step(known: Known, pictures: Sequence[str], text: str) -> list[Step]:
    """Have what was done be shown where people saw the item; groups have the same text to copy already."""
    groups = "zalo" in known.channels
    told = f"đăng lên fanpage{', gửi kèm vào nhóm, cùng lời ở trên' if groups else ''}: {', '.join(pictures)}"
    return [Step(Do.HAND, "Ảnh thông báo", told=told, text="" if groups else text)] if pictures else []


def recall_card(known: Known, reason: str) -> Notice:
    """Say on a card that an item is taken back; it does not repeat what was wrong."""
    lines = (f"Lý do: {ended(reason)} Đừng chia sẻ tiếp.",)
    return Notice(title="Thu hồi một tin đã đăng", summary=_named(known), text=lines, scene="megaphone")


def correction_card(known: Known, new: str, reason: str) -> Notice:
    """Say on a card that another version stands for an item."""
    wrong = f"Chỗ sửa: {ended(reason)}" if reason else "Bản đã đăng có chỗ chưa đúng, nay đã sửa."
    lines = (f"{wrong} Bản đúng mang mã {new}.",)
    return Notice(title="Đính chính một tin đã đăng", summary=_named(known), text=lines, scene="megaphone")


def _named(known: Known) -> str:
    return f"Tin «{known.title}», mã {known.code}."


def recall_note(known: Known, shown: Sequence[Screen], reason: str, signed: str) -> str:
    """Write to the operators of boards what to stop, and what to play instead."""
    return _note(f"NGỪNG PHÁT NGAY tin «{known.title}» (mã tin {known.code}).\n\nLý do: {ended(reason)}", shown, signed)


def correction_note(known: Known, shown: Sequence[Screen], signed: str) -> str:
    """Write to the operators of boards which package takes the place of which."""
    return _note(f"THAY GÓI PHÁT: tin «{known.title}» (mã tin {known.code}) đã được đính chính.", shown, signed)


def _note(heading: str, shown: Sequence[Screen], signed: str) -> str:
    parts = ["GỬI NGƯỜI VẬN HÀNH BẢNG LED", heading]
    for one in shown:
        lines = [f"{one.name}:", f"- Tin ấy nằm ở: {', '.join(one.files)}, và trong phim của vòng phát."]
        if one.package:
            lines += [f"- Chép gói mới vào đầu phát: {one.package}", "- Xóa hẳn gói cũ khỏi đầu phát và khỏi USB."]
        else:
            lines += ["- Chưa có gói mới: tắt cả vòng phát cho đến khi nhận được."]
        parts.append("\n".join(lines))
    parts += ["Xong thì báo lại ngay, ghi giờ đã thay: …… giờ ……, người thay: ………………", signed]
    return "\n\n".join(parts) + "\n"


def correction_notice(known: Known, new: str, reason: str, message: str) -> str:
    """Write what readers of a group read whose item was corrected.

    Args:
        known: the item as it went out.
        new: code of the version that stands for it.
        reason: what was wrong; empty where nobody said.
        message: the version that stands now; empty where it has none.
    """
    wrong = f"\n\nChỗ sửa: {ended(reason)}" if reason else ""
    heading = f"ĐÍNH CHÍNH tin có mã {known.code}: nay thay bằng bản mang mã {new}.{wrong}"
    return "\n\n".join(filter(None, (heading, "Đề nghị không chuyển tiếp bản cũ.", message)))
