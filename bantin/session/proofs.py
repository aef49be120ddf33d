"""Proofs of boards: what each picture of a loop measures, whether people can read it, and a page that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

from PIL import Image

from bantin.making.cards.layouts import process_fonts
from bantin.making.cards.painting import measure_picture, paint_card
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Severity
from bantin.model.loop import Loop, Phase
from bantin.model.parts.board import Board
from bantin.sight import legibility
from bantin.sight.flashes import SAMPLES_A_SECOND, Luminance, most_flashes, passing, small
from bantin.sight.measures import Measures
from bantin.sight.proof_page import Exhibit, Verdict, proof
from bantin.text.numbers import format_number, tenths

WATTS_A_M2 = 800
"""What an outdoor board draws all white, W a square metre, where its own number is not known (judgement: data sheets of
P5 to P10 modules say 600 to 1,000)."""

VERDICT_LABELS = {Verdict.GOOD: "Đạt", Verdict.DOUBTFUL: "Nên xem lại", Verdict.BAD: "Phải sửa"}


@dataclass(frozen=True, slots=True)
class PhaseProof:
    """A phase of a loop and what was found about it.

    Attributes:
        number: its place in the loop, from 1.
        image: what the board shows, as people see it; of writing that runs, all of it.
        capital_mm: height of the smallest capitals.
        reach_m: distance from which they can be read.
        watts: estimated by day.
        faults: what is wrong, each a Vietnamese sentence.
    """

    number: int
    phase: Phase
    image: Image.Image
    measures: Measures
    capital_mm: float
    reach_m: float
    watts: int
    verdict: Verdict
    faults: tuple[str, ...]


def prove(loop: Loop, item: str | None = None) -> list[PhaseProof]:
    """Paint and measure the phases of a loop, or those of one item.

    Raises:
        MakeError: a look or a picture is wrong.
    """
    numbered = enumerate(loop.phases, 1)
    return [_proven(loop.board, number, phase) for number, phase in numbered if item in (None, phase.item)]


def page(loop: Loop, proven: Sequence[PhaseProof]) -> Image.Image:
    """Paint the page of phases, of which there is at least one."""
    board = loop.board
    day, night = format_number(round(board.brightness.day)), format_number(round(board.brightness.night))
    labels = f"Ngày, {day} cd/m²", f"Đêm, {night} cd/m²"
    return proof(board, [_exhibit(one, board) for one in proven], _facts(loop), labels, process_fonts())


def left_off(loop: Loop, bulletin: Bulletin, item: str | None = None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """List what a board does not say of its items, or of one: names of items, and of what was written there."""
    for entry in bulletin.entries:
        phases = [phase for phase in loop.phases if phase.item == entry.id]
        if not phases or item not in (None, entry.id):
            continue
        said = {source.partition(".")[0] for phase in phases for source in phase.card.printed.sources}
        names = bulletin.unit.value.wording.cards
        fields = [name for name in entry.item.lists if name not in said and getattr(entry.item, name)]
        if fields:
            yield entry.id, tuple(getattr(names, field) for field in fields)


def peak_watts(board: Board) -> tuple[int, bool]:
    """Return the watts that a board draws all white, and whether they are configured, not estimated by its area."""
    if board.watts is not None:
        return board.watts, True
    return round(board.width * board.height * board.pitch_mm**2 / 1e6 * WATTS_A_M2), False


def flashes(board: Board, proven: Iterable[PhaseProof]) -> int:
    """Count the flashes in the worst second of a board that plays some phases one after the other."""
    return most_flashes((picture for one in proven for picture in _pictures(board, one)), SAMPLES_A_SECOND)


def _pictures(board: Board, one: PhaseProof) -> Iterator[Luminance]:
    """List what a phase shows, some times a second, small."""
    if one.phase.scrolls(board):
        yield from passing(one.image, board.width, one.phase.seconds)
    else:
        yield from repeat(small(one.image, board.width), one.phase.seconds * SAMPLES_A_SECOND)


def figures(one: PhaseProof, board: Board) -> tuple[str, ...]:
    """Return the measurements as Vietnamese phrases."""
    share = one.watts / max(1, peak_watts(board)[0])
    return (
        f"chữ hoa nhỏ nhất {one.measures.capital} điểm = {format_number(round(one.capital_mm))} mm",
        f"đọc được từ {format_number(round(one.reach_m))} m",
        f"{one.phase.units} ý, {one.phase.words} từ",
        f"{one.phase.seconds} giây",
        f"tương phản {tenths(one.measures.contrast)}",
        f"sáng {one.measures.light:.0%}",
        f"khoảng {format_number(one.watts)} W ({share:.0%})",
    )


def _proven(board: Board, number: int, phase: Phase) -> PhaseProof:
    image, laid_out = paint_card(phase.card)
    measures, remarks = measure_picture(phase.card, image, laid_out)
    capital_mm = measures.capital * board.pitch_mm
    found = [(remark.diagnostic.severity, remark.diagnostic.message) for remark in (*laid_out.remarks, *remarks)]
    found += _rules(board, phase)
    severities = {severity for severity, _ in found}
    verdict = Verdict.BAD if Severity.ERROR in severities else Verdict.DOUBTFUL if severities else Verdict.GOOD
    return PhaseProof(
        number,
        phase,
        image,
        measures,
        capital_mm,
        capital_mm / legibility.CAPITAL_MM_PER_M,
        round(peak_watts(board)[0] * measures.drive),
        verdict,
        tuple(dict.fromkeys(message for _, message in found)),
    )


def _rules(board: Board, phase: Phase) -> list[tuple[Severity, str]]:
    """Check a phase against the limits of legibility."""
    found = []
    if phase.units > legibility.most_units(board) and not phase.scrolls(board):
        most = legibility.most_units(board)
        found.append((Severity.ERROR, f"Ảnh có {phase.units} ý, mỗi lượt trên bảng này chỉ nên có {most}"))
    least = legibility.phase_seconds(phase.units, phase.words, calls=phase.card.calls)
    if phase.seconds < least and not phase.scrolls(board):
        found.append((Severity.ERROR, f"Ảnh chỉ đứng {phase.seconds} giây, đọc hết cần {least} giây"))
    passing = legibility.sight_seconds(board)
    if passing is not None and phase.seconds > passing:
        message = f"Xe chạy {tenths(board.speed_kmh or 0)} km/giờ chỉ thấy bảng {tenths(passing)} giây"
        found.append((Severity.WARNING, f"{message}, đọc hết cần {phase.seconds} giây"))
    elif phase.seconds > legibility.longest_phase(board) and not phase.scrolls(board):
        message = f"Phải đọc {phase.seconds} giây, người qua đường không dừng lâu thế"
        found.append((Severity.WARNING, message))
    return found


def _facts(loop: Loop) -> list[tuple[str, str]]:
    board = loop.board
    watts, own = peak_watts(board)
    who = f"xe chạy {tenths(board.speed_kmh)} km/giờ" if board.speed_kmh else "người đi bộ"
    return [
        ("Điểm ảnh", f"{board.width} × {board.height}, cách nhau {tenths(board.pitch_mm)} mm"),
        ("Xem từ", f"{tenths(board.viewing_m)} m, {who}"),
        ("Công suất", f"tối đa {format_number(watts)} W{'' if own else ' (ước theo diện tích)'}"),
        ("Vòng phát", f"{len(loop.phases)} ảnh, {loop.seconds} giây"),
        ("Nhìn gần", "từng điểm LED"),
    ]


def _exhibit(one: PhaseProof, board: Board) -> Exhibit:
    title = f"{one.number}. {one.phase.title}" + (" (chữ chạy)" if one.phase.scrolls(board) else "")
    beginning = one.image.crop((0, 0, board.width, board.height))
    return Exhibit(beginning, title, one.verdict, VERDICT_LABELS[one.verdict], figures(one, board), one.faults)
