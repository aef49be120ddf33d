"""Takes and shots: contents of a film's slides, before they are rendered to cards."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bantin.channels.video.fitting import TextAmount
from bantin.model.asset import Asset
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.kinds.appeal import Appeal
from bantin.model.storyboard import Footage, Utterance
from bantin.model.unit import Contact, Unit
from bantin.text.breaking.portions import portions
from bantin.text.breaking.syllables import count_syllables, split_sentences
from bantin.text.dates import weekday
from bantin.text.normal import plain
from bantin.text.numbers import EMERGENCY, number_in_text, number_to_dial
from bantin.text.patterns import regex
from bantin.text.sentences.headings import capitalised
from bantin.text.sentences.meaning import beyond, imperative, is_imperative, pointing_nowhere
from bantin.text.sentences.openings import LONG, opening

SYLLABLES_A_SLIDE = 25
"""More than this on one slide and viewers do not finish reading."""

WHOLE_SENTENCE = 30
"""Syllables of a sentence that stays on one slide all the same: what is torn from it says nothing alone."""

_EASY_ORDER = 16
"""Words of what is to be done that are read in passing: of what is longer its first clause, if that stands alone."""

_LATE = regex(
    r"(?:(?:thẻ|ai|hộ|người|đơn vị|hồ sơ)\s+(?:\w+\s+){0,2})?"
    r"(?:chậm|quá hạn|đứt quãng|(?:nộp|đóng) (?:chậm|muộn)|sau (?:ngày|hạn|thời hạn)|trễ hạn)(?!\w)",
    re.IGNORECASE,
)
"""How a sentence begins that tells what happens to who is late."""

_SHORT_ORDER = 12
"""Words of a line that says what to do beside a text."""

_LONG_SEARCH = 18
"""What `LONG` is for other titles, for a search without a picture: all of its title says who, since when and where."""

_LEAST_TITLE, _FIRST_PART = 4, 14
"""Words of a long title's first part: fewer say nothing, more are not read as a headline."""

_PLACE = regex(r"\s+(?:tại\s+)?(?:xã|phường|huyện|quận|tỉnh|thành phố|thị trấn|thị xã)(?:\s+[A-ZĐÀ-Ỹ][\w’'-]*)+$")
"""Where whoever answers is, at the end of the name."""

_EASY_LABEL, _FEWEST_LABEL = 4, 2
"""Words of such a name that are read at a glance, and that it has at least."""

_BEFORE = regex(r"trước\s+(?:ngày\s+)?\d", re.IGNORECASE)
"""«Trước ngày 21/12»: until the 20th."""

_DAY = regex(r"(?<![\d/])\d{1,2}/\d{1,2}(?![\d/]*\s*%)")

_LISTED = regex(r",(?:\s+[^\s,]+){1,4},")
"""Two commas with few words between: a list."""

_AGAIN = 0.8
"""Share of a headline's words, with which a text says little but the headline (J)."""

_LINKING = frozenset((
    "có", "là", "và", "thì", "mà", "của", "cho", "ở", "đã", "chưa", "không", "một", "các", "những", "này", "được",
    "với", "để", "trong", "khi",
))  # fmt: skip
"""Words that stand in every sentence."""

LEAD, BREATH = 0.5, 0.5
"""Seconds before a voice begins, while the slide fades in, and after it ends."""


class Part(StrEnum):
    """What of an item a slide shows."""

    ALL = "all"
    HEADLINE = "headline"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Shot:
    """Contents of one slide, before it is rendered to a card.

    Attributes:
        text: below the headline; may be empty.
        page: counted from 1, of `pages`.
        syllables: to be read on its page.
        seconds: how long it stays, in whole tenths.
        why: what the seconds come from.
        captioned: leaves room for captions.
        caption: lines that are said meanwhile.
        since: seconds for which the caption has been heard when the slide comes; negative before that.
        lasts: seconds until the next caption, from when it is heard.
        chart: shows the item's chart, and nothing else of it.
        charted: shows the item's chart beside its text.
        opens: its headline comes into view, and is not what the slides before have shown.
        answers: its film has just begun with its question, in the same scene.
        path: of the value that its text comes from; where `text_of` has it if empty.
        doing: what to do, in a line of its own, where its text does not say it; and the path of that value.
        part: of an item that is shown in two parts, its headline and then what it tells; else all of it.
    """

    text: str
    page: int
    pages: int
    syllables: int
    seconds: float
    why: str
    captioned: bool = False
    caption: tuple[str, ...] = ()
    since: float = 0.0
    lasts: float = 0.0
    chart: bool = False
    charted: bool = False
    opens: bool = False
    answers: bool = False
    path: str = ""
    doing: tuple[str, str] = ("", "")
    part: Part = Part.ALL


@dataclass(frozen=True, slots=True)
class Take:
    """An item's slides and narration, at one text amount.

    Attributes:
        said: what is heard meanwhile, from `LEAD` seconds on.
        voice: seconds that it takes.
        captions: with the second at which each begins and ends, from the take's beginning.
    """

    entry: Entry
    title: str
    amount: TextAmount
    shots: tuple[Shot, ...]
    said: Asset | Utterance | None = None
    voice: float = 0.0
    captions: tuple[tuple[float, float, tuple[str, ...]], ...] = ()

    @property
    def seconds(self) -> float:
        """Sum of its slides' durations in seconds, in whole tenths."""
        return round(sum(shot.seconds for shot in self.shots), 1)


def headline_of(entry: Entry) -> tuple[str, str]:
    """Find the headline of an item in films: the one written for them, else a short one; and the path of that value."""
    item = entry.item
    if item.video.title:
        return item.video.title, "video.title"
    if isinstance(item, Appeal) and item.image is None:
        # All of a search says who, since when and where; of one that is longer still, its opening says most.
        return (item.title if _count(item.title) <= _LONG_SEARCH else opening(item.title).head), "title"
    return shortest_headline(entry, (item.title, "title"), LONG)


def shortest_headline(entry: Entry, written: tuple[str, str], words: int) -> tuple[str, str]:
    """Shorten a headline that is too long to be read: another of the item, else its first part; and the path of that.

    Args:
        entry: the item.
        written: the headline, and its path.
        words: that it may have.
    """
    item = entry.item
    named = ((item.video.title, "video.title"), item.message, (item.led.title, "led.title"))
    for title, path in (written, *named):
        if title and _count(title) <= words:
            return title, path
    title, path = written
    return written if title.endswith("?") else (_first_part(plain(title)) or title, path)


def _first_part(title: str) -> str:
    """Give the first part of a long headline, where a clause ends; empty where that says little, or is long itself."""
    # Of a list the first entries alone would say what the headline does not mean.
    listed = title.replace(",", "") if _LISTED.search(title) else title
    count = _count(title)
    for parts in range(math.ceil(count / _FIRST_PART), count // _LEAST_TITLE + 1):
        size = _count(portions(listed, parts)[0])
        if _LEAST_TITLE <= size <= _FIRST_PART:
            return " ".join(title.split()[:size]).rstrip(" ,;:–—")
    return ""


def _count(text: str) -> int:
    return len(plain(text).split())


def title_of(entry: Entry) -> str:
    """Find the headline of an item in films."""
    return headline_of(entry)[0]


def text_of(entry: Entry) -> tuple[str, str]:
    """Find what an item says below its headline in films, best what is written for them; and the path of that value.

    What its headline and its calendar leaf have said, a summary does not say once more, unless somebody reads it aloud.
    """
    written = entry.item.video.text
    if written:
        return _dated(entry, written), "video.text"
    text, path = entry.item.film_text
    if entry.item.video.narration:
        return text, path
    text = _without_day(pointing_nowhere(text), entry.item.last_day)
    return beyond(text, title_of(entry), _leaf(entry.item.last_day, text)) or text, path


def _dated(entry: Entry, written: str) -> str:
    """Say first when it is, as boards do, where words for films name no day: a ban without one is read as in force."""
    item, when = entry.item, entry.item.led.text
    undated = when and not item.video.narration and not _DAY.search(f"{title_of(entry)} {written}")
    return f"{when.rstrip('.')}. {written}" if when and undated and _DAY.search(when) else written


def _without_day(text: str, day: dt.date | None) -> str:
    """Leave out the day behind an hour where the calendar leaf shows it: «trước 17 giờ ngày 18/12/2026 (thứ Sáu)»."""
    if day is None:
        return text
    named = rf"(?:\s*\({weekday(day)}\)|,?\s*{weekday(day)})?"
    said = rf"(?<=giờ)\s+(?:{weekday(day)},?\s+)?(?:ngày\s+)?0?{day.day}/0?{day.month}(?:/{day.year})?(?!\d|/){named}"
    return re.sub(said, "", text, flags=re.IGNORECASE)


def dated_briefly(text: str, year: str) -> str:
    """Leave out the bulletin's own year behind days: «từ 21/12 đến 26/12/2026»."""
    return re.sub(rf"(?<![\d/])(\d{{1,2}}/\d{{1,2}})/{year}(?!\d)", r"\1", text)


def _leaf(day: dt.date | None, text: str) -> str:
    """Say what a calendar leaf shows, in the words that a text may have for it."""
    if day is None:
        return ""
    before = day + dt.timedelta(1) if _BEFORE.search(plain(text)) else day
    return f"hạn cuối đến hết trước ngày chậm nhất tháng năm {weekday(day)} {day:%d/%m/%Y} {before:%d/%m/%Y}"


def occasion_of(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Find sentences that films say after that, each with its path: when and where, unless others were written."""
    video = entry.item.video
    return () if video.text or video.narration else entry.item.occasion


def instruction_of(entry: Entry) -> tuple[str, str] | None:
    """Find what an item says to do instead of its summary, and its path.

    A warning or a case tells what to do, best what answers its own question; a deadline too, where its summary only
    says its title again, or what happens to who is late. None where films say what was written for them, or what
    somebody says.
    """
    item = entry.item
    if item.video.text or item.video.narration:
        return None
    if not (item.warns or (item.last_day and (_says_again(item.summary, headline_of(entry)[0]) or _too_late(entry)))):
        return None
    found = next(iter(_imperatives(entry, _EASY_ORDER, SYLLABLES_A_SLIDE)), None)
    return (f"{found[0]}.", found[1]) if found and found[0][-1:].isalnum() else found


def _too_late(entry: Entry) -> bool:
    """Tell whether what films would say of a deadline, beside its day, is only what happens to who is late."""
    return bool(_LATE.match(plain(text_of(entry)[0])))


def marks_of(entry: Entry) -> tuple[str, str] | None:
    """Find by what whoever is sought is recognised, and its path; None where the summary says it, or nothing does.

    The title says who is sought, and often since when and where: what helps beside it is what can be seen.
    """
    item = entry.item
    if item.video.text or item.video.narration:
        return None
    said, path = next(iter(item.recognised), ("", "summary"))
    if path == "summary":
        return None
    field, _, at = path.partition(".")
    whole = getattr(item, field)[int(at)]
    told = whole if count_syllables(whole) <= SYLLABLES_A_SLIDE else f"{said}."
    return (told, path) if count_syllables(told) <= WHOLE_SENTENCE else None


def _says_again(text: str, headline: str) -> bool:
    """Tell whether a text has nearly all words of a headline."""
    words = _words(headline)
    return len(words & _words(text)) >= _AGAIN * len(words)


def doing_of(entry: Entry, told: str) -> tuple[str, str]:
    """Find what to do in few words, beside a text of a warning or a case which does not say it; and its path."""
    if (
        not entry.item.warns
        or entry.item.video.narration
        or any(is_imperative(sentence) for sentence in split_sentences(told))
    ):
        return "", ""
    return next(iter(_imperatives(entry, _SHORT_ORDER)), ("", ""))


def _imperatives(entry: Entry, *words: int) -> list[tuple[str, str]]:
    """List what an item says to do, first what answers the question of its post; each in some words, else in others.

    Of a danger the first that is written goes before others that answer as much: it is what saves.
    """
    item = entry.item
    if not item.instructions or item.instructions in item.paragraphs:
        return []
    told = getattr(item, item.instructions)[: 1 if item.instructions in item.ordered else None]
    listed = [
        (text, next(filter(None, (imperative(text, most) for most in words)), ""), f"{item.instructions}.{at}")
        for at, text in enumerate(told)
    ]
    asked = _words(item.facebook.text or "")
    named = _words(item.title) if item.last_day else set()
    # Of what is due, «Nộp qua ngân hàng» goes before «Kiểm tra doanh thu» where the title says «Hạn nộp».
    found = sorted(
        (one for one in listed if one[1]),
        key=lambda one: (-len(asked & _words(one[0])), plain(one[1]).split()[0].casefold() not in named),
    )
    return [(said, path) for _, said, path in found]


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", plain(text).casefold()) if word not in _LINKING}


def number_apart(text: str, contacts: Sequence[Contact]) -> str:
    """Leave the number of whoever answers to a line of its own, large, where a text ends with it: «… rồi gọi:»."""
    number = next((contact.number for contact in contacts if contact.number), None)
    if not number or number in EMERGENCY:
        return text
    said = re.search(rf"(?<!\w)(?:gọi|hỏi|báo|liên hệ)\b[^.;!?]*?\s*{re.escape(number)}\**\.?$", text, re.IGNORECASE)
    return f"{text[: text.rindex(number)].rstrip(' :–*')}:" if said else text


@dataclass(frozen=True, slots=True)
class Call:
    """A number that a slide says to call; empty where it says none.

    Attributes:
        whose: who answers, in few words: the text may speak of another number.
    """

    number: str = ""
    whose: str = ""


def number_to_call(bulletin: Bulletin, entry: Entry, told: str, contacts: Sequence[Contact]) -> Call:
    """Find the number that a slide of an item says to call, beside what it tells; none where that has it already.

    An emergency number that a warning or a case says to call stands large even so. Where the item names no contact and
    its advice says to call another number than the unit's usual one, there is none: whoever has that one may know
    nothing of the topic, and the other would stand below a sentence that does not call for it.

    Args:
        bulletin: that the item is in.
        entry: the item.
        told: what the slide tells.
        contacts: whom the item's readers are sent to.
    """
    item = entry.item
    if item.warns and (urgent := _urgent([told])):
        return _whose(bulletin, urgent)
    numbers = [contact.number for contact in contacts if contact.number]
    if not (item.calls and numbers):
        return Call()
    number = numbers[0]
    usual = not bulletin.named_contacts(item) and number not in EMERGENCY
    if usual and _urgent(text for field in item.weighty for text in _texts(entry, field)):
        return Call()
    return Call() if number_in_text(number).search(plain(told)) else _whose(bulletin, number)


def _texts(entry: Entry, field: str) -> Sequence[str]:
    value = getattr(entry.item, field) or ()
    return (value,) if isinstance(value, str) else value


def _urgent(texts: Iterable[str]) -> str:
    """Find the emergency number that some texts say to call; empty if none."""
    said = " \n ".join(plain(text) for text in texts)
    return next((number for number in EMERGENCY if number_to_dial(number).search(said)), "")


def _whose(bulletin: Bulletin, number: str) -> Call:
    """Tell who answers a number: as the unit says, or as everybody knows."""
    unit = bulletin.unit.value
    at = unit.at_number(number)
    known = "" if at is None else unit.contacts[at].label
    first = re.split(r"\s*[,(:–—]", plain(known))[0]
    # Half of what an emergency number is for misleads: «Chữa cháy» where earth slips.
    label = first if first and first == plain(known) else EMERGENCY.get(number, first)
    return Call(number, capitalised(_local(unit, label)))


def _local(unit: Unit, label: str) -> str:
    """Shorten the name of whoever answers to what is read in passing: without the unit's own name, or its place.

    Whoever sees the film is there; where another contact would be called the same, the name stays whole.
    """
    names = "|".join(re.escape(name) for name in sorted({unit.name, unit.short_name}, key=len, reverse=True))

    def cut(said: str) -> str:
        short = _PLACE.sub("", re.sub(rf"(?<!^)\s+(?:của\s+)?(?:{names})$", "", said))
        return short if len(short.split()) >= _FEWEST_LABEL else said

    others = (one.label for one in unit.contacts if one.label != label and not one.label.startswith(label))
    return cut(label) if len(label.split()) > _EASY_LABEL and cut(label) not in map(cut, others) else label


def footage_of(entry: Entry, shown: float = 0.0) -> Footage | None:
    """Find what plays on an item's slides, after some seconds of it have been shown."""
    clip = entry.item.video.clip
    if clip is None or entry.clip is None:
        return None
    end = None if clip.end is None else float(clip.end)
    return Footage(entry.clip, float(clip.start), end, clip.focus, shown, clip.fit)
