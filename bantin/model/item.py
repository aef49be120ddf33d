"""What every item of a bulletin has, whatever its kind."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar, Literal, NamedTuple

from bantin.model.base import (
    Identifier,
    Line,
    Model,
    about,
)
from bantin.model.parts.channels import Channels
from bantin.model.parts.occasions import unsaid
from bantin.model.parts.overrides import FacebookOverride, LedOverride, VideoOverride, ZaloOverride
from bantin.model.parts.picture import Image
from bantin.model.parts.section import Section, points_of
from bantin.model.parts.source import Publication, Source
from bantin.model.sample import PICTURE, Fields, SampleMonth, SampleWords
from bantin.text.bold import cut
from bantin.text.breaking.syllables import count_syllables, split_sentences
from bantin.text.normal import plain
from bantin.text.sentences.telling import follow
from bantin.text.sentences.timetables import is_timetable, timetable

Group = Literal["beware", "tale", "act", "soon", "know", "ask"]
"""A group of a theme's colours, by what readers of a card are to do: beware-field, beware-on and so on."""


_GRAVE: frozenset[Group] = frozenset({"beware", "tale"})
"""Groups whose colours say by themselves that something bad is told of."""


class AlertSeverity(StrEnum):
    """How dangerous the thing told of is; shown by word, colour and icon."""

    INFO = "info"
    CAUTION = "caution"
    DANGER = "danger"


class Invented(StrEnum):
    """Whether what an item tells of is invented."""

    NO = "no"
    YES = "yes"


LONGEST_TITLE, EASY_TITLE = 160, 90
"""Characters of a headline: more are refused; more than the second nobody reads at a glance, nor do films hold them."""

TELLING = frozenset({"tricks", "signs", "story", "question", "outcome", "damage"})
"""Fields that tell what happened, or what others say: nobody is asked to call there."""

_MOST_OCCASIONS, _LONGEST_OCCASION = 2, 25
"""Sentences that say when and where something is, and syllables of each: more are a schedule, which few could read."""

SEVERITIES = (
    "Mức độ: info (thông tin, thấp), caution (chú ý, thận trọng, vừa), danger (nguy hiểm, nghiêm trọng, cao, khẩn cấp)",
    "Severity",
)
"""What editors are told of the field that holds one, in Vietnamese and English."""


class Retold(NamedTuple):
    """An entry of a list as channels show it.

    Attributes:
        text: all of an entry, or a part of it.
        place: of that entry in its list as it is written, from 0.
    """

    text: str
    place: int


class Item(Model):
    """What every kind of item has. A kind is a subclass in a file of its own in `kinds/`, which holds all about it.

    Attributes:
        label: the kind in Vietnamese, as editors see it, and readers whose unit has no word of its own for it.
        default_icon: name of its icon, which stands beside the name of the kind.
        also_called: other names of the kind, with which titles begin.
        default_severity: how dangerous an item is that does not say so itself.
        group: the reader's job, which gives cards their colours, unless the item is a danger (`wears`).
        default_scene: what is drawn on its cards where neither the item nor its topic says so.
        lists: fields whose entries go on over further cards, in the order in which these show them.
        face: of these, the fields with which the first card begins, as far as it has room; `most` entries.
        numbered: lists whose entries follow one another, such as steps.
        paragraphs: lists whose entries are paragraphs of a text.
        weighty: fields that texts keep longest where not all has room, the weightiest first; as in `lists` if empty.
        gist: sections of which a short message says so many lines, where a page has the rest; all of it if empty.
        leads: whether the summary stands on the first card before these: it says whom, when or where.
        pictured: whether the first card of its kind has a place for a picture.
        calls: whether boards and films say whom to call about it.
        visited: whether its readers may look somebody up: its cards say where the contacts are that it names.
        happens: whether it tells of what comes: its day, where it tells one, is the largest thing of its first card.
        instructions: the list of what to do or to know, whose first entries the film of the item alone shows; or empty.
        lead_words: words of the first card at most.
    """

    label: ClassVar[str]
    default_icon: ClassVar[str]
    also_called: ClassVar[tuple[str, ...]] = ()
    default_severity: ClassVar[AlertSeverity] = AlertSeverity.INFO
    group: ClassVar[Group] = "know"
    default_scene: ClassVar[str] = "megaphone"
    lists: ClassVar[tuple[str, ...]] = ()
    face: ClassVar[tuple[str, ...]] = ()
    most: ClassVar[int] = 3
    numbered: ClassVar[tuple[str, ...]] = ()
    paragraphs: ClassVar[tuple[str, ...]] = ()
    weighty: ClassVar[tuple[str, ...]] = ()
    gist: ClassVar[Mapping[str, int]] = MappingProxyType({})
    leads: ClassVar[bool] = False
    pictured: ClassVar[bool] = True
    calls: ClassVar[bool] = False
    visited: ClassVar[bool] = False
    instructions: ClassVar[str] = ""
    happens: ClassVar[bool] = False
    lead_words: ClassVar[int] = 40

    unsaid = frozenset({"scene", "icon", "contacts", "contact", "channels", "publish"})

    title: Line = about("Tiêu đề", "Headline", max_length=LONGEST_TITLE)
    summary: Line = about("Tóm tắt trong một, hai câu", "One or two sentences", label="Tóm tắt", label_en="Summary")
    image: Image | None = about("Ảnh minh họa", "Picture", default=None)
    scene: Identifier | None = about(
        "Hình vẽ trên ảnh thứ nhất, thay cho ảnh: tên một tệp trong templates/scenes",
        "What is drawn on the first card, instead of its picture: a scene's name",
        label="Hình vẽ",
        label_en="Scene",
        default=None,
    )
    icon: Identifier | None = about(
        "Hình ký hiệu trên bảng LED, và trên ảnh khi tin không có ảnh, không có scene: tên một hình ở lucide.dev/icons",
        "Pictogram on boards, and on cards that have neither picture nor scene of their own: a name of Lucide's",
        label="Hình ký hiệu",
        label_en="Pictogram",
        default=None,
    )
    contacts: tuple[Identifier, ...] = about(
        "Mã các đầu mối liên hệ trong unit.yaml",
        "Identifiers of contacts in unit.yaml",
        label="Đầu mối liên hệ",
        label_en="Contacts",
        default=(),
    )
    sources: tuple[Source, ...] = about("Nguồn thông tin", "Sources", default=())
    channels: tuple[Identifier, ...] | None = about(
        "Kênh phát hành; bỏ trống là mọi kênh", "Channels it goes to; all if absent", default=None
    )
    publish: tuple[Publication, ...] = about(
        "Dữ liệu cá nhân được phép nêu công khai: tên người đi lạc, biển số xe phải tìm, số điện thoại phải tránh…",
        "Personal data that is named on purpose, with reason and legal basis",
        label="Dữ liệu cá nhân được phép nêu",
        default=(),
    )
    invented: Invented = about(
        "Sự việc, nhân vật không có thật: no (tin thật), yes (tình huống giả định, tin mẫu; mọi kênh nói rõ như vậy)",
        "Whether what it tells of is invented: every channel then says so",
        label="Giả định hay có thật",
        label_en="Invented",
        default=Invented.NO,
    )
    led: LedOverride = about("Chữ ngắn cho bảng LED", "Words for LED boards", default=LedOverride())
    video: VideoOverride = about("Chữ ngắn cho video", "Words for the film", default=VideoOverride())
    facebook: FacebookOverride = about("Lời riêng cho fanpage", "Words for Facebook", default=FacebookOverride())
    zalo: ZaloOverride = about("Lời riêng cho Zalo", "Words for Zalo", default=ZaloOverride())

    @property
    def alert_severity(self) -> AlertSeverity:
        """How dangerous the thing told of is: as the item says, else as its kind is."""
        severity: AlertSeverity = getattr(self, "severity", self.default_severity)
        return severity

    @property
    def is_invented(self) -> bool:
        """Whether what it tells of is invented, which stands where else the name of its kind does."""
        return self.invented is Invented.YES

    @property
    def wears(self) -> Group:
        """The group whose colours it takes: its kind's, or that of dangers where a calm kind tells of one."""
        calm = self.group not in _GRAVE
        return "beware" if calm and self.alert_severity is AlertSeverity.DANGER else self.group

    @property
    def warns(self) -> bool:
        """Whether it tells of a danger, or of what came of one: readers want to know what to do."""
        return self.group in _GRAVE

    @property
    def message(self) -> tuple[str, str]:
        """What its first card and covers say in large letters; and the path of that value.

        Words for boards or films are no headline of a card: what they leave out for want of room, such as a month or
        a place, is said nowhere else on it.
        """
        return (self.facebook.title, "facebook.title") if self.facebook.title else (self.title, "title")

    @property
    def picture_first(self) -> bool:
        """Whether its picture stands on the first card; else the second begins with it."""
        return self.image is not None and self.pictured and not self.scene

    @property
    def openings(self) -> tuple[tuple[str, ...], ...]:
        """Other ways for the first card to begin, best first: the field of each entry; `face` where none has room."""
        return ()

    @property
    def passing_words(self) -> float:
        """How many words its first card may have, as many as are read in passing."""
        return self.lead_words

    @property
    def card_summary(self) -> str:
        """The summary as cards show it."""
        return self.summary

    @property
    def uncarded(self) -> frozenset[str]:
        """Fields that texts alone say, as cards have said it in other words by the time they would come to it."""
        return frozenset()

    @property
    def retold(self) -> Mapping[str, tuple[Retold, ...]]:
        """Lists that channels show otherwise than they are written: their entries, in the order in which they show."""
        return {}

    @property
    def brief(self) -> tuple[str, str]:
        """A line for below its message, as its editor wrote it for films; and the path of that value."""
        return (self.video.text, "video.text") if self.video.text else ("", "")

    @property
    def board_words(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The headline and the second line of boards, each with its path, where `led:` does not say."""
        return (self.title, "title"), (self.summary, "summary")

    @property
    def recognised(self) -> tuple[tuple[str, str], ...]:
        """By what is recognised who is sought, where it says so, in many words and in few; each with its path."""
        return ()

    @property
    def advised(self) -> tuple[tuple[str, str], ...]:
        """What to do about the danger that it warns of: sentences, each with its path."""
        if not (self.warns and self.instructions):
            return ()
        return tuple(self._sentences((self.instructions,)))

    @property
    def film_text(self) -> tuple[str, str]:
        """What films say below the headline, where `video:` does not; and the path of that value."""
        return self.summary, "summary"

    @property
    def occasion(self) -> tuple[tuple[str, str], ...]:
        """When and where it is, where neither title nor summary says it: sentences of its lists, each with its path.

        Nothing where more sentences than boards and films can show tell it: a part of a schedule would mislead. Of
        what warns or tells, of an answer, and where whom to call must follow, nothing either.
        """
        if self.group in _GRAVE or self.calls or self.board_figure:
            return ()
        said = f"{self.title} {self.summary}"
        telling = [told for told in self._sentences() if unsaid("", told[0])]
        found = [told for told in telling if unsaid(said, told[0])]
        short = all(count_syllables(sentence) <= _LONGEST_OCCASION for sentence, _ in found)
        return tuple(found) if len(telling) <= _MOST_OCCASIONS and short else ()

    def lasts(self, first: dt.date, last: dt.date) -> bool:
        """Whether it is on all days of a span, as far as it says: a timetable of a few of them says otherwise."""
        lists = [value for field in self.lists if isinstance(value := getattr(self, field), tuple | list)]
        rows = [sum(map(bool, timetable(lines))) for lines in lists if is_timetable(lines)]
        return all(2 * count > (last - first).days for count in rows)

    def _sentences(self, fields: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
        """Walk the sentences of some fields, or else of its lists, each with its path."""
        for field in fields or self.lists:
            value = getattr(self, field) or ()
            entries = {field: value} if isinstance(value, str) else {f"{field}.{n}": one for n, one in enumerate(value)}
            for path, text in entries.items():
                yield from (
                    (sentence, path) for sentence in (cut(text, split_sentences) if isinstance(text, str) else ())
                )

    @property
    def board_figure(self) -> tuple[tuple[str, str], tuple[str, str]] | None:
        """What boards show after the headline, each with its path: a number and what it counts, or an answer."""
        return None

    @property
    def last_day(self) -> dt.date | None:
        """The day after which the item is out of date, if there is one."""
        return None

    @property
    def sections(self) -> tuple[Section, ...]:
        """All that it has to say beside title and summary, in the order in which a text says it."""
        return tuple(self.section(name) for name in self.lists if getattr(self, name))

    def section(self, field: str) -> Section:
        """Return what a field of texts says."""
        value = getattr(self, field)
        if isinstance(value, str):
            return Section(field, (value,), single=True)
        if field in self.paragraphs:
            return Section(field, value, points=points_of(value))
        return Section(field, value, "1." if field in self.ordered else "-")

    @property
    def ordered(self) -> tuple[str, ...]:
        """Lists of this item whose entries follow one another and so have numbers: no kinds, sums or hours."""
        return tuple(field for field in self.numbered if follow(getattr(self, field)))

    @property
    def asking(self) -> tuple[str, ...]:
        """The sentences in which readers may be asked to call somebody: all but what others do or did."""
        lines = (line for section in self.sections if section.field not in TELLING for line in section.lines)
        return tuple(plain(line) for line in (self.title, self.summary, *lines))

    @property
    def slide_words(self) -> tuple[str, ...]:
        """What looks of slides show of it beside headline and text; it takes time to read."""
        return ()

    @property
    def chart_words(self) -> tuple[str, ...]:
        """What stands on a slide of its own that shows a chart; empty where the item has none for films."""
        return ()

    @property
    def chart_gist(self) -> tuple[str, ...]:
        """What is read of that chart below the figure that it explains: its title, if it says more, and its end."""
        return ()

    @classmethod
    @abstractmethod
    def example(cls, month: SampleMonth) -> Fields:
        """Write title, summary and each field of this kind's own as an editor might, in the order of new files."""

    @classmethod
    @abstractmethod
    def specimen(cls, words: SampleWords, month: SampleMonth) -> Fields:
        """Write this kind's own fields with words that try looks: title and summary are everybody's."""

    @classmethod
    def full_example(cls, month: SampleMonth) -> Fields:
        """Write every field that an item of this kind may have, its own first."""
        own = cls.example(month)
        return own | {name: value for name, value in _common_example(month).items() if name not in own}


def _common_example(month: SampleMonth) -> Fields:
    """Write the fields that every kind has."""
    return {
        "image": {
            "file": PICTURE,
            "alt": "Ảnh mẫu nền xám có dòng chữ «Ảnh mẫu», dùng tạm trong khi chờ ảnh thật; "
            "hãy thay bằng mô tả của ảnh thật.",
            "credit": "Công an phường Ví Dụ",
            "focus": ["0,5", "0,3"],
            "fit": "crop",
            "redactions": [{"x": "40", "y": "40", "width": "160", "height": "80"}],
        },
        "contacts": [month.contact],
        "sources": [
            {"name": "Cổng thông tin điện tử Bộ Công an", "url": "https://bocongan.gov.vn", "date": str(month.start)}
        ],
        "channels": list(Channels.model_fields),
        "publish": [
            {
                "text": "97-B1 123.45",
                "why": "Tìm chủ sở hữu chiếc xe",
                "basis": "Thông báo tìm chủ sở hữu phương tiện của Công an phường",
            }
        ],
        "invented": "no",
        "led": {
            "title": "Cẩn thận lừa đảo",
            "text": "Nghi ngờ, gọi 113",
            "short": ["Cẩn thận lừa đảo", "Nghi ngờ, gọi 113"],
            "since": str(month.start),
            "until": str(month.end),
            "hours": "06:00-22:00",
        },
        "video": {
            "title": "Cẩn thận lừa đảo",
            "text": "Dừng lại, kiểm tra rồi hãy làm theo.",
            "narration": {
                "file": "loi-doc.m4a",
                "text": "Bà con cẩn thận lừa đảo. Dừng lại, kiểm tra rồi hãy làm theo.",
            },
            "clip": {
                "file": "doan-phim.mp4",
                "start": "3",
                "end": "8,5",
                "focus": ["0,5", "0,3"],
                "fit": "crop",
                "sound": "drop",
            },
        },
        "scene": "fake-call",
        "icon": "phone-incoming",
        "facebook": {
            "title": "Cẩn thận lừa đảo",
            "text": "Mời bà con đọc và chia sẻ để người thân cùng biết.",
            "hashtags": ["canh-bao-lua-dao"],
        },
        "zalo": {
            "text": "Công an phường thông báo tới bà con, mời bà con đọc kỹ và chia sẻ trong tổ dân phố.",
        },
    }
