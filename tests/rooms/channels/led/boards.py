"""What tests of boards share: a board, and what it would show."""

from __future__ import annotations

from bantin.model.diagnostic import Diagnostic
from bantin.model.loop import Loop, Phase
from bantin.model.parts.board import Board

LONG = "Kẻ gian gọi điện tự xưng là cán bộ công an, yêu cầu cài ứng dụng lạ rồi chiếm đoạt tài khoản ngân hàng."


def board(pixels: str = "384x192", **known: object) -> Board:
    facts = {"id": "cho", "name": "Chợ", "pixels": pixels, "pitch_mm": 10, "viewing_m": 30}
    return Board.model_validate(facts | known)


CROSSING = board("640x192", pitch_mm=8, viewing_m=80, speed_kmh=40)
"""A board at a crossing: three lines of the smallest letters, two phases."""


def phases_of(found: tuple[list[Loop], list[Diagnostic]], item: str = "01-notice") -> list[Phase]:
    [loop], diagnostics = found
    assert not diagnostics
    return [phase for phase in loop.phases if phase.item == item]


SHORT = {"led": {"title": "Giả danh Công an", "text": "Không chuyển tiền"}}


NUMBER = {"contacts": ["duong-day"], "contact": "duong-day"}
"""A number that is not what the loop ends with."""


CALLED = ("Gọi 0900 000 000", "Đường dây nóng")


def said(phase: Phase) -> tuple[str, ...]:
    """Return what is news on a picture: neither the kind of item nor who speaks, which stand on all of them."""
    printed = phase.card.printed
    return tuple(text for text in printed.texts if text not in printed.standing)
