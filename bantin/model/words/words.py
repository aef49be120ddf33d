"""Words that looks and texts say of themselves, beside what editors write: names, headings, requests.

A set has them all. A unit writes those that it says otherwise: what it leaves out is empty here, and its set's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from bantin.model.base import Identifier, Line, Model, about


def _word(vi: str, en: str, most: int) -> Any:  # noqa: ANN401 - as `about`
    """Describe words that have room for so many letters at most."""
    return about(vi, en, default="", max_length=most)


class WordSet(StrEnum):
    """Whose words are used where the unit has none of its own."""

    POLICE = "police"
    NEUTRAL = "neutral"


class _Words(Model):
    def over(self, base: Self) -> Self:
        """Lay these words over others: what is empty here is theirs.

        Topics of these come first, and a word that they name calls for no topic of the others.
        """
        if not self.model_fields_set:  # as with most groups of most units: it is asked of each card
            return base
        laid = {name: _laid(getattr(self, name), getattr(base, name)) for name in type(self).model_fields}
        return self.model_copy(update=laid)


def _laid(own: Any, base: Any) -> Any:  # noqa: ANN401 - words, or a word
    if isinstance(own, _Words):
        return own.over(base)
    if isinstance(own, dict):
        taken = {word.casefold() for words in own.values() for word in words}
        left = {topic: words for topic, words in base.items() if topic not in own}
        return own | {
            topic: tuple(word for word in words if word.casefold() not in taken) for topic, words in left.items()
        }
    return own or base


class Labels(_Words):
    """Names of the kinds, as readers see them. An empty one is the kind's own."""

    warning: Line = _word("Tên của loại tin warning", "Name of warnings", 20)
    case: Line = _word("Tên của loại tin case", "Name of cases", 20)
    guide: Line = _word("Tên của loại tin guide", "Name of guides", 20)
    figures: Line = _word("Tên của loại tin figures", "Name of figures", 20)
    service: Line = _word("Tên của loại tin service", "Name of services", 20)
    deadline: Line = _word("Tên của loại tin deadline", "Name of deadlines", 20)
    question: Line = _word("Tên của loại tin question", "Name of questions", 20)
    appeal: Line = _word("Tên của loại tin appeal", "Name of appeals", 20)
    notice: Line = _word("Tên của loại tin notice", "Name of notices", 20)


class InventedLabels(_Words):
    """What stands instead of the kind's name where an item is invented."""

    case: Line = _word("Thay tên loại ở vụ việc có invented: yes", "Instead of the name of cases", 20)
    other: Line = _word("Thay tên loại ở tin khác có invented: yes", "Instead of the names of other kinds", 20)


class Severities(_Words):
    """Words for how dangerous a thing is."""

    caution: Line = _word("Chữ của mức caution", "Word for caution", 16)
    danger: Line = _word("Chữ của mức danger", "Word for danger", 16)
    notable: Line = _word("Chữ của mức caution ở thông báo, thời hạn, tin tìm người", "Of what is no danger", 16)
    urgent: Line = _word("Chữ của mức danger ở thời hạn, tin tìm người", "Of what is to be done soon", 16)


class CardHeadings(_Words):
    """Headings on cards, by the field that stands below them."""

    summary: Line = _word("Trên tóm tắt của ảnh", "Above the summary", 32)
    situation: Line = _word("Trên tóm tắt kể chuyện đã xảy ra bao nhiêu", "Above one that counts what happened", 32)
    occasion: Line = _word("Trên lời nói ngày giờ, nơi chốn", "Above when and where something is", 32)
    hours: Line = _word("Trên lịch của các ngày trong tuần", "Above a timetable of weekdays", 32)
    tricks: Line = _word("Trên mục tricks của ảnh", "Above tricks", 32)
    deceits: Line = _word("Trên mục tricks kể cách người ta mời mua, chào bán", "Above tricks that make others buy", 32)
    signs: Line = _word("Trên mục signs của ảnh", "Above signs", 32)
    advice: Line = _word("Trên mục advice của ảnh", "Above advice", 32)
    avoid: Line = _word("Trên mục chỉ gồm điều không làm", "Above a list that only forbids", 32)
    if_victim: Line = _word("Trên mục if_victim của ảnh", "Above if_victim", 32)
    addresses: Line = _word("Trên mục addresses của ảnh", "Above addresses", 32)
    story: Line = _word("Trên mục story của ảnh", "Above story", 32)
    damage: Line = _word("Trên mục damage của ảnh", "Above damage", 32)
    owed: Line = _word("Trên số tiền nợ ở mục damage", "Above a debt in damage", 32)
    fined: Line = _word("Trên số tiền phạt ở mục damage", "Above a fine in damage", 32)
    seized: Line = _word("Trên vật bị thu giữ ở mục damage", "Above what was seized in damage", 32)
    outcome: Line = _word("Trên mục outcome của ảnh", "Above outcome", 32)
    lessons: Line = _word("Trên mục lessons của ảnh", "Above lessons", 32)
    steps: Line = _word("Trên mục steps của ảnh", "Above steps", 32)
    note: Line = _word("Trên mục note của ảnh", "Above note", 32)
    what: Line = _word("Trên mục what của ảnh", "Above what", 32)
    who: Line = _word("Trên mục who của ảnh", "Above who", 32)
    how: Line = _word("Trên mục how của ảnh", "Above how", 32)
    benefit: Line = _word("Trên mục what nói một khoản trợ cấp, hỗ trợ", "Above what where it tells an allowance", 32)
    when: Line = _word("Trên mục how chỉ nói giờ giấc", "Above how where it only says when it is open", 32)
    todo: Line = _word("Trên mục todo của ảnh", "Above todo", 32)
    fees: Line = _word("Trên những dòng chỉ kể các khoản tiền", "Above lines that are sums", 32)
    prizes: Line = _word("Trên những dòng chỉ kể các giải thưởng", "Above lines that are prizes", 32)
    text: Line = _word("Trên mục text của ảnh; trống là không có tên", "Above text; none if empty", 32)
    question: Line = _word("Trên mục question của ảnh", "Above question", 32)
    answer: Line = _word("Trên mục answer của ảnh", "Above answer", 32)
    description: Line = _word("Trên mục description của ảnh", "Above description", 32)
    values: Line = _word("Trên mục values của ảnh", "Above values", 32)
    series: Line = _word("Trên mục series của ảnh", "Above series", 32)


class PostHeadings(_Words):
    """Headings in posts, by the field that stands below them."""

    tricks: Line = _word("Trên mục tricks của bài đăng", "Above tricks", 60)
    signs: Line = _word("Trên mục signs của bài đăng", "Above signs", 60)
    advice: Line = _word("Trên mục advice của bài đăng", "Above advice", 60)
    if_victim: Line = _word("Trên mục if_victim của bài đăng", "Above if_victim", 60)
    addresses: Line = _word("Trên mục addresses của bài đăng", "Above addresses", 60)
    damage: Line = _word("Trước mục damage của bài đăng", "Before damage", 40)
    lessons: Line = _word("Trên mục lessons của bài đăng", "Above lessons", 60)
    steps: Line = _word("Trên mục steps của bài đăng", "Above steps", 60)
    note: Line = _word("Trước mục note của bài đăng", "Before note", 40)
    who: Line = _word("Trước mục who của bài đăng", "Before who", 40)
    how: Line = _word("Trên mục how của bài đăng", "Above how", 60)
    todo: Line = _word("Trên mục todo của bài đăng", "Above todo", 60)


class Counted(_Words):
    """What entries of a field are called where they are counted: «bước 3–5»."""

    summary: Line = _word("Gọi tóm tắt là", "What the summary is", 40)
    tricks: Line = _word("Gọi các ý của mục tricks là", "Entries of tricks", 40)
    signs: Line = _word("Gọi các ý của mục signs là", "Entries of signs", 40)
    advice: Line = _word("Gọi các ý của mục advice là", "Entries of advice", 40)
    if_victim: Line = _word("Gọi các ý của mục if_victim là", "Entries of if_victim", 40)
    addresses: Line = _word("Gọi các ý của mục addresses là", "Entries of addresses", 40)
    story: Line = _word("Gọi các ý của mục story là", "Entries of story", 40)
    damage: Line = _word("Gọi mục damage là", "What damage is", 40)
    outcome: Line = _word("Gọi mục outcome là", "What outcome is", 40)
    lessons: Line = _word("Gọi các ý của mục lessons là", "Entries of lessons", 40)
    steps: Line = _word("Gọi các ý của mục steps là", "Entries of steps", 40)
    note: Line = _word("Gọi mục note là", "What note is", 40)
    what: Line = _word("Gọi mục what là", "What what is", 40)
    who: Line = _word("Gọi mục who là", "What who is", 40)
    how: Line = _word("Gọi các ý của mục how là", "Entries of how", 40)
    todo: Line = _word("Gọi các ý của mục todo là", "Entries of todo", 40)
    text: Line = _word("Gọi các ý của mục text là", "Entries of text", 40)
    question: Line = _word("Gọi mục question là", "What question is", 40)
    answer: Line = _word("Gọi các ý của mục answer là", "Entries of answer", 40)
    description: Line = _word("Gọi các ý của mục description là", "Entries of description", 40)
    values: Line = _word("Gọi các ý của mục values là", "Entries of values", 40)
    series: Line = _word("Gọi mục series là", "What series is", 40)


class Help(_Words):
    """How readers are asked to call, at the end."""

    card: Line = _word("Lời mời gọi trên ảnh kết", "On the closing card", 40)
    film: Line = _word("Lời mời gọi ở cuối video", "At the end of films", 40)
    other: Line = _word("Lời mời gọi đầu mối khác, ở cuối video riêng", "The same with another number", 40)
    board: Line = _word("Lời mời gọi ở cuối vòng phát bảng LED", "At the end of boards' loops", 40)
    alt: Line = _word("Lời mời gọi trong mô tả của ảnh kết", "In the closing card's alternative text", 40)


class Words(_Words):
    """The field `words` of content/unit.yaml."""

    set: WordSet = about(
        "Bộ chữ: police (công an), neutral (trung tính, cho mọi cơ quan)",
        "Words that are used where none is written here",
        default=WordSet.POLICE,
    )
    labels: Labels = about("Tên các loại tin", "Names of kinds", default=Labels())
    invented: InventedLabels = about(
        "Nhãn của tin không có thật", "Labels of what is invented", default=InventedLabels()
    )
    severities: Severities = about("Chữ của các mức độ", "Words of severities", default=Severities())
    cards: CardHeadings = about("Tên các mục trên ảnh", "Headings on cards", default=CardHeadings())
    posts: PostHeadings = about("Tên các mục trong bài đăng", "Headings in posts", default=PostHeadings())
    counted: Counted = about("Tên gọi khi đếm ý, viết chữ thường", "What entries are called", default=Counted())
    help: Help = about("Lời mời gọi", "How readers are asked to call", default=Help())
    keep: Line = _word("Lời mời giữ lại ảnh kết", "Asks to keep the closing card", 28)
    follow: Line = _word("Lời mời theo dõi trang", "Asks to follow the page", 60)
    readers: Line = _word("Cách gọi người đọc: bà con, người dân, các bạn…", "How readers are addressed", 16)
    appeal: Line = _word("Câu cuối bài đăng tìm người, tìm xe, tìm tin", "The last sentence of an appeal's post", 300)
    topics: dict[Identifier, tuple[Line, ...]] = about(
        "Hình vẽ theo chủ đề: tên hình, và các chữ trong tiêu đề gọi hình ấy; «giảm … tiền điện» "
        "có thể có vài chữ ở giữa; danh sách trống là không chữ nào",
        "Scenes by words of headlines that call for them; that of the subject is drawn",
        default={},
    )


@dataclass(frozen=True, slots=True)
class Said:
    """What an item says, from which a set may choose its words.

    Attributes:
        texts: its headline, its summary and all lines of its sections.
        lines: those of each field that it has any in.
        topic: the scene that it shows.
    """

    texts: tuple[str, ...]
    lines: Mapping[str, tuple[str, ...]]
    topic: str
