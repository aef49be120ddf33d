"""Remarks on boards whose pictures are too far, too small or too short-lived to be read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from bantin.channels.led.players import PROFILES
from bantin.channels.led.room import WITHOUT, Told
from bantin.channels.led.statements import TIE
from bantin.measure.reading import item_seconds, to_read
from bantin.model.bulletin import Entry
from bantin.model.card import Card
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.model.loop import Loop
from bantin.model.parts.board import Board
from bantin.sight import legibility
from bantin.text.numbers import tenths
from bantin.text.sentences.quoting import in_marks, short_name

_LEAST_SECONDS = round(legibility.DRIVERS_UNITS * legibility.SECONDS_A_UNIT)
"""What the shortest picture takes: what kind of item it is, and one thing about it."""


def too_far(board: Board, size: int, place: Location) -> Diagnostic:
    """Report a board that is too low for letters of the height that its viewing distance requires."""
    line = math.ceil(size * legibility.INK_SHARE)
    message = (
        f"Muốn đọc được từ {tenths(board.viewing_m)} m, một dòng chữ có dấu trên {board.name} phải cao {line} "
        f"điểm ảnh, nhưng bảng chỉ cao {board.height}"
    )
    hint = "Xem lại viewing_m, pitch_mm và pixels của bảng; nếu đúng cả thì bỏ bảng này khỏi unit.yaml"
    return Diagnostic(Code("board-too-far"), Severity.ERROR, message, place, hint)


def occasion_remarks(
    board: Board, place: Location, told: Told, said: Mapping[str, Sequence[Card]]
) -> Iterator[Diagnostic]:
    """Tell once of items whose summaries gave way to other words, and of those that do not say when and where.

    Args:
        board: that shows them.
        place: where unit.yaml names it.
        told: of them.
        said: the pictures of each item, by its id.
    """
    hint = "Muốn nói điều khác thì viết câu ngắn ở «led: title», «led: text» của tin ấy"
    if told.unsummed:
        whose = _saying(told.unsummed, said)
        message = f"{board.name} không đủ chỗ cho cả tóm tắt của {len(told.unsummed)} tin, mà nói: {whose}"
        yield Diagnostic(Code("summary-off-board"), Severity.NOTE, message, place, hint)
    if told.briefed:
        message = f"{board.name} nói lời ngắn viết cho video thay cho câu dài hơn của {_named(told.briefed)}"
        yield Diagnostic(Code("summary-off-board"), Severity.NOTE, message, place, hint)
    if told.cut:
        message = f"{board.name} chỉ đủ chỗ cho phần đầu tiêu đề của {_named(told.cut)}, để còn chỗ cho số để gọi"
        shorter = "Viết tiêu đề ngắn ở «led: title» của từng tin"
        yield Diagnostic(Code("summary-off-board"), Severity.WARNING, message, place, shorter)
    if told.begun:
        whose = _saying(told.begun, said)
        message = f"{board.name} chỉ nói phần đọc kịp, đủ chỗ trong tiêu đề của {len(told.begun)} tin: {whose}"
        yield Diagnostic(Code("summary-off-board"), Severity.NOTE, message, place, hint)
    if told.hurried:
        yield _hurried(board, place, told.hurried)
    if unsaid := told.unsaid:
        ids = ", ".join(short_name(entry.id) for entry in unsaid)
        message = f"{board.name} không đủ chỗ hay đủ giây cho ngày giờ, nơi chốn của {len(unsaid)} tin: {ids}"
        hint = "Viết một câu ngắn có ngày giờ, nơi chốn ở «led: text» của tin, và tiêu đề ngắn ở «led: title»"
        yield Diagnostic(Code("no-when-on-board"), Severity.NOTE, message, place, hint)


def _hurried(board: Board, place: Location, found: Sequence[Entry]) -> Diagnostic:
    sight = legibility.sight_seconds(board) or 0
    message = f"{_passing(board, sight)}, không kịp đọc tiêu đề của {_named(found)}, nên bảng bỏ các tin ấy"
    letters = int(sight / legibility.SECONDS_A_WORD) * legibility.LETTERS_A_WORD
    hint = f"Viết tiêu đề riêng ở «led: title» của từng tin, không quá {letters} chữ cái"
    return Diagnostic(Code("too-fast-to-read"), Severity.WARNING, message, place, hint)


def pointing(names: Sequence[str], entry: Entry) -> Diagnostic:
    """Tell once of a headline that points at a picture which some boards do not show."""
    message = f"{', '.join(names)} không hiện ảnh của tin này, nên nói tiêu đề thay cho câu có chữ «này»"
    hint = "Viết ở «led: title» câu tự hiểu được khi không thấy ảnh, không có chữ «này»"
    return Diagnostic(Code("summary-off-board"), Severity.NOTE, message, entry.document.locate("led.title"), hint)


def _named(entries: Sequence[Entry]) -> str:
    return f"{len(entries)} tin ({', '.join(short_name(entry.id) for entry in entries)})"


def _saying(entries: Sequence[Entry], said: Mapping[str, Sequence[Card]]) -> str:
    """List items, each with what the board says of it: what stands on all of its pictures is said once."""
    return "; ".join(f"{short_name(entry.id)} {in_marks(_words(said.get(entry.id, ())))}" for entry in entries)


def _words(cards: Sequence[Card]) -> str:
    found = (text for card in cards for text in card.printed.texts if text not in card.printed.standing)
    return " / ".join(dict.fromkeys(" ".join(text.replace(TIE, " ").split()) for text in found))


def item_remarks(board: Board, cards: Sequence[Card], entry: Entry) -> Iterator[Diagnostic]:
    """Report an item whose phases last longer than the board's limit, or than passers-by have.

    Args:
        board: that shows it.
        cards: of the item, in order.
        entry: the item.
    """
    fps = PROFILES[board.player].fps
    lasting = item_seconds(board, cards, fps)
    of_text = "led.text" if entry.item.led.text else "summary"
    if board.slot_seconds and sum(lasting) > board.slot_seconds:
        message = f"{board.name} dành {board.slot_seconds} giây cho một tin, nhưng đọc tin này cần {sum(lasting)} giây"
        hint = f"{_shorter(of_text)}, {_fewer(cards, sum(lasting), board.slot_seconds)}"
        place = entry.document.locate(of_text)
        yield Diagnostic(Code("long-dwell"), Severity.WARNING, message, place, hint)
    most = legibility.most_units(board)
    still = [(phase, card) for phase, card in enumerate(cards) if card.width <= board.width]
    units = max((to_read(card, cards[phase - 1] if phase else None).units for phase, card in still), default=0)
    if units > most:
        message = f"{board.name}: một ảnh của tin này có {units} ý, mỗi lượt trên bảng chỉ nên có {most}"
        hint = f"Bớt dòng chữ trong mẫu {cards[0].look}"
        yield Diagnostic(Code("many-units"), Severity.WARNING, message, entry.document.locate(of_text), hint)
    sight = legibility.sight_seconds(board)
    # What proofs of boards ask too: `longest_phase` is the one answer.
    if sight is not None and sight == legibility.longest_phase(board) < max(lasting):
        slow = cards[lasting.index(max(lasting))]
        value = _value(slow, of_text)
        message = f"{_passing(board, sight)}, nhưng đọc một lượt của tin này cần {max(lasting)} giây"
        fewer = _fewer([slow], max(lasting), sight)
        hint = f"{_shorter(value)}, {fewer}, hoặc bỏ «led» khỏi «channels» của tin này, {WITHOUT}"
        yield Diagnostic(Code("too-fast-to-read"), Severity.WARNING, message, entry.document.locate(value), hint)
        return
    longest = max((lasting[phase] for phase, _ in still), default=0)
    if longest > legibility.longest_phase(board):
        message = f"{board.name}: một ảnh của tin này phải đọc {longest} giây, người qua đường không dừng lâu thế"
        card = next(card for phase, card in still if lasting[phase] == longest)
        value = _value(card, of_text)
        fewer = _fewer([card], longest, legibility.LONGEST_PHASE)
        hint = f"{_shorter(value)}, {fewer}, để mỗi ảnh đọc trong {legibility.LONGEST_PHASE} giây"
        yield Diagnostic(Code("long-phase"), Severity.WARNING, message, entry.document.locate(value), hint)


def _value(card: Card, of_text: str) -> str:
    """Name the value of which a phase shows most words: its text where that is no shorter than its headline."""
    printed = card.printed
    long = {source: len(text.split()) for source, (text, _) in zip(printed.sources, printed.written, strict=False)}
    return max(long, key=lambda source: (long[source], source == of_text)) if long else of_text


def _shorter(value: str) -> str:
    """Say where words for boards are written that take the place of a value."""
    if value.startswith("led."):
        return f"Viết ngắn lại ở «led: {value.removeprefix('led.')}»"
    return f"Viết một câu ngắn ở «led: {'title' if value == 'title' else 'text'}»"


def _passing(board: Board, sight: float) -> str:
    return f"Xe chạy {tenths(board.speed_kmh or 0)} km/giờ chỉ thấy {board.name} khoảng {tenths(sight)} giây"


def _fewer(cards: Sequence[Card], lasting: float, most: float) -> str:
    """Return how many words to remove to meet a limit of seconds, if each word takes an equal share of the time."""
    words = sum(len(text.split()) for card in cards for text in card.printed.texts)
    return f"bớt khoảng {math.ceil(words * (1 - most / lasting))} chữ"


def loop_remarks(loop: Loop, place: Location) -> Iterator[Diagnostic]:
    """Report a loop longer than its board's limit, and a board that passers-by cannot read."""
    sight = legibility.sight_seconds(loop.board)
    if sight is not None and sight < _LEAST_SECONDS:
        message = f"{_passing(loop.board, sight)}, không kịp đọc một ảnh nào: loại tin và một ý đã cần {_LEAST_SECONDS}"
        hint = "Xem lại speed_kmh, viewing_m có đúng như ngoài đường không; đúng cả thì bảng không hợp cho người đi xe"
        yield Diagnostic(Code("too-fast-to-read"), Severity.WARNING, message, place, hint)
    most = loop.board.loop_seconds
    if most and loop.seconds > most:
        message = f"Vòng phát của {loop.board.name} dài {loop.seconds} giây, quá {most} giây"
        hint = f"Viết chữ ngắn ở «led:», đặt ngày giờ chiếu, hoặc bỏ «led» khỏi «channels» của vài tin, {WITHOUT}"
        yield Diagnostic(Code("long-loop"), Severity.WARNING, message, place, hint)
