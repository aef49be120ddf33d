"""Other words of an item for one channel, and what is heard or seen there alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import StringConstraints, WithJsonSchema

from bantin.model import written
from bantin.model.base import (
    Date,
    Hashtags,
    Line,
    Message,
    Model,
    Name,
    Real,
    about,
    as_text,
)
from bantin.model.frame import Fit
from bantin.model.parts.picture import FIT
from bantin.text.patterns import regex

_TIME = "([01][0-9]|2[0-3]):[0-5][0-9]"

Hours = Annotated[
    str,
    StringConstraints(pattern=f"^{_TIME}-({_TIME}|24:00)$"),
    as_text(written.hours),
    WithJsonSchema({"type": "string", "pattern": "[0-9].*[0-9]"}),
]
"""From and to, as in 06:00-22:00; what ends before it begins goes on past midnight."""

_FILE = regex(r"\S[^/\\:]*\.(?:wav|mp3|m4a|aac|ogg|flac|amr|wma)", re.IGNORECASE)
"""The name of a recording, which no sentence is."""


class Narration(Model):
    """What a voice says while the slides of an item are seen."""

    unsaid = frozenset({"file"})

    file: Name | None = about(
        "Tệp ghi âm trong thư mục assets của tháng: wav, mp3, m4a; bỏ trống thì giọng máy trong unit.yaml đọc",
        "Recording below the month's assets folder; if absent, the unit's synthetic voice reads",
        label="Tệp ghi âm",
        default=None,
    )
    text: Line | None = about(
        "Lời đọc, hiện thành phụ đề; bỏ trống là tiêu đề và nội dung trên video",
        "What is said, shown as captions; the slide's headline and text if absent",
        default=None,
    )

    @classmethod
    def from_text(cls, text: str) -> Mapping[str, str]:
        """Tell the name of a recording from what is said."""
        return {"file" if _FILE.fullmatch(text) else "text": text}


class Clip(Model):
    """A piece of an officer's own footage."""

    file: Name = about(
        "Tệp video trong thư mục assets của tháng: mp4, mov", "File below the month's assets folder", label="Tệp video"
    )
    start: Real = about("Bắt đầu từ giây thứ mấy", "Second at which it begins", default=0, ge=0)
    end: Real | None = about(
        "Đến giây thứ mấy; bỏ trống là đến hết. Một trang chiếu nhiều nhất 10 giây",
        "Second at which it ends; its own end if absent. A slide stays 10 s at most",
        default=None,
        gt=0,
    )
    focus: tuple[Real, Real] | None = about(
        "Điểm cần giữ khi cắt hình: [ngang, dọc], mỗi số từ 0 đến 1",
        "Point that cropping keeps: [x, y], each from 0 to 1",
        default=None,
    )
    fit: Fit | None = about(*FIT, default=None)
    sound: Literal["keep", "drop"] = about(
        "Tiếng của đoạn video: drop (bỏ) hoặc keep (giữ, khi tin không có lời đọc)",
        "Whether its own sound is kept, where nothing is said",
        default="drop",
    )

    @classmethod
    def from_text(cls, text: str) -> Mapping[str, str]:
        """Take a text for the name of the file."""
        return {"file": text}


LONGEST_ON_BOARD, EASY_ON_BOARD = 800, 60
"""Characters of a line for boards: more are refused, which would take a minute to read; so many are read in passing."""


MOST_SHORT = 3
"""Pictures that a tiny board shows of an item, before whom to call."""


class LedOverride(Model):
    """Shorter words for LED boards, and when they are shown."""

    unsaid = frozenset({"since", "until", "hours"})

    title: Line | None = about(
        "Dòng chữ lớn trên bảng LED", "Headline on boards", label="Dòng lớn", default=None, max_length=LONGEST_ON_BOARD
    )
    text: Line | None = about(
        "Dòng chữ nhỏ trên bảng LED",
        "Second line on boards",
        label="Dòng nhỏ",
        default=None,
        max_length=LONGEST_ON_BOARD,
    )
    short: tuple[Line, ...] = about(
        "Chữ cho bảng nhỏ chỉ đủ vài chữ: mỗi dòng là một ảnh, tự đọc được; số để gọi thì máy thêm",
        "Words for boards of a few words: a picture each, which reads alone; whom to call is added",
        label="Chữ cho bảng nhỏ",
        default=(),
        max_length=MOST_SHORT,
    )
    since: Date | None = about("Chiếu từ ngày; bỏ trống là ngày phát hành", "First day on boards", default=None)
    until: Date | None = about("Chiếu đến hết ngày", "Last day on boards", default=None)
    hours: Hours | None = about("Giờ chiếu mỗi ngày, ví dụ 06:00-22:00", "Hours of each day", default=None)


class VideoOverride(Model):
    """Shorter words for the film."""

    unsaid = frozenset({"clip"})

    title: Line | None = about("Tiêu đề trên video", "Headline on the slide", default=None)
    text: Line | None = about("Nội dung trên video", "Text on the slide", default=None)
    narration: Narration | None = about("Lời đọc", "Narration", default=None)
    clip: Clip | None = about("Đoạn video tự quay", "Footage", default=None)


class FacebookOverride(Model):
    """Other words for the fanpage."""

    unsaid = frozenset({"hashtags"})

    title: Line | None = about(
        "Thông điệp lớn trên ảnh thứ nhất và trên bìa, nên dưới 9 chữ; bỏ trống là tiêu đề",
        "Message of the first card and of covers, best below nine words; the headline if absent",
        label="Thông điệp lớn",
        default=None,
    )
    text: Message | None = about(
        "Lời mở đầu thay cho tóm tắt", "Opening instead of the summary", label="Lời mở đầu", default=None
    )
    hashtags: Hashtags = about("Thẻ # riêng của tin này", "Hashtags of this item", default=())


class ZaloOverride(Model):
    """Other words for Zalo groups."""

    text: Message | None = about("Nội dung tin nhắn Zalo", "The whole message", default=None)

    @classmethod
    def from_text(cls, text: str) -> Mapping[str, str]:
        """Take a text for the message."""
        return {"text": text}
