"""What can be read on a board from the street, and how long that takes. Pure formulas; each number has its source.

(S) second-hand, (M) measured by this project, (R) read at the rule's owner, (J) a judgement.
"""

from __future__ import annotations

import math

from bantin.model.parts.board import Board

CAPITAL_MM_PER_M = 3.6
"""Height of a capital for each metre of distance (S): one inch for every 30 feet is 2.8; signs for reading at a glance
use more."""

CAPITAL_SHARE = 0.714
"""Height of a capital as a share of the font size (M): Noto Sans."""

SMALLEST_SIZE = 16
"""Below this font size in pixels stacked Vietnamese accents merge (M): ấ/ầ/ẩ/ẫ/ậ in 1-bit text."""

LINE_SHARE = 1.2
"""Height of a line as a share of the font size, below which stacked accents meet the line above (M)."""

INK_SHARE = 1.4
"""From the tips of stacked accents on capitals to the tails of letters, as a share of the font size, whole pixels (M):
a board lower than that cuts letters."""

CRISP_BELOW = 32
"""Letters smaller than this many pixels are drawn with harder edges (J): a half-lit pixel is as large as a lit one and
says nothing on a stem that is two pixels wide. Accents keep shades (M): in pixels that are lit or unlit, of 16 and 18
pixels, those of one vowel differ from each other hardly more than from their own outline."""

SECONDS_A_UNIT, SECONDS_A_WORD = 2.0, 1.0
"""A phase is held for the larger of the two (R): rules for variable message signs, for words of 4 to 8 letters."""

LETTERS_A_WORD = 6
"""What such a word has in the middle. Vietnamese syllables are shorter: words are counted by their letters."""

MOST_UNITS, DRIVERS_UNITS = 3, 2
"""Pieces of information on one phase for people on foot and in vehicles (R)."""

MOST_PHASES, TINY_PHASES, DRIVERS_PHASES = 4, 3, 2
"""Phases of one item: drivers (R), people on foot, and before boards of a few words, where one or two are seen (J)."""

LONGEST_PHASE = 20
"""Seconds after which people on foot have passed or looked away (J): a phase that needs longer is told of."""

SHORTEST_PHASE = 3
"""Seconds: a phase is held for whole seconds, and films want key frames no closer than this."""

NUMBER_SECONDS = 5
"""Seconds that a picture with a number to call stands, at least (J): it is kept in mind, or dialled from the board."""


def smallest_size(board: Board) -> int:
    """Find the smallest font size in pixels that can be read from a board's viewing distance."""
    capital = board.viewing_m * CAPITAL_MM_PER_M / board.pitch_mm
    return max(SMALLEST_SIZE, math.ceil(capital / CAPITAL_SHARE))


def capital_mm(board: Board, size: float) -> float:
    """Convert a font size in pixels to the height of its capitals on the board in millimetres."""
    return size * CAPITAL_SHARE * board.pitch_mm


def reading_distance(board: Board, size: float) -> float:
    """Find the distance in metres from which letters of a font size in pixels can be read."""
    return capital_mm(board, size) / CAPITAL_MM_PER_M


def count_words(text: str) -> int:
    """Count words of six letters, as rules for signs do; a number counts as a word."""
    words = text.split()
    numbers = sum(any(letter.isdigit() for letter in word) for word in words)
    letters = sum(map(str.isalpha, "".join(word for word in words if not any(letter.isdigit() for letter in word))))
    return numbers + math.ceil(letters / LETTERS_A_WORD)


def phase_seconds(units: int, words: int, *, calls: bool = False) -> int:
    """Find the seconds, a whole number, for which a phase of so much text has to stand, or of a number to call."""
    least = NUMBER_SECONDS if calls else SHORTEST_PHASE
    return max(least, math.ceil(max(SECONDS_A_UNIT * units, SECONDS_A_WORD * words)))


def most_units(board: Board) -> int:
    """Find how many pieces of information a phase of a board may hold."""
    return DRIVERS_UNITS if board.speed_kmh else MOST_UNITS


def most_phases(board: Board) -> int:
    """Find over how many phases of a board an item may be divided."""
    return DRIVERS_PHASES if board.speed_kmh else MOST_PHASES


def sight_seconds(board: Board) -> float | None:
    """Find for how many seconds drivers who pass can read a board; None where people walk."""
    return board.viewing_m / (board.speed_kmh / 3.6) if board.speed_kmh else None


def longest_phase(board: Board) -> float:
    """Find the seconds that a picture may take: as long as those who drive see the board, or those who walk wait.

    Where drivers have no time for any picture, as long as those who walk.
    """
    sight = sight_seconds(board)
    return sight if sight is not None and sight >= DRIVERS_UNITS * SECONDS_A_UNIT else LONGEST_PHASE


def needs_scrolling(board: Board) -> bool:
    """Return whether a board is too low for two lines of legible letters."""
    return board.height < 2 * LINE_SHARE * smallest_size(board)
