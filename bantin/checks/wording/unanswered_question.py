"""A question in a headline is answered: where is asked, and a place is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, entry_texts
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.item import Item
from bantin.model.kinds.appeal import Appeal
from bantin.model.kinds.figures import Figures
from bantin.model.kinds.question import Question
from bantin.model.kinds.service import Service
from bantin.text.bold import cut
from bantin.text.breaking.syllables import split_sentences
from bantin.text.normal import plain
from bantin.text.sentences.answering import Asked, Sort, asked, hints, tells

_HEADLINES = ("title", "facebook.title", "led.title", "video.title")
_SILENT = {"publish", "sources", "image", "question"}
"""Fields that answer nothing."""

_WANTED: dict[Sort, tuple[str, str]] = {
    "place": ("Hỏi «{}» mà không câu nào nói nơi nào", "có nơi đến, như «Ở trụ sở UBND phường.»"),
    "time": ("Hỏi «{}» mà không câu nào nói ngày giờ, thời hạn", "có ngày giờ hoặc thời hạn, như «Trong 15 ngày.»"),
    "amount": ("Hỏi «{}» mà không câu nào nói con số nào", "có con số, như «10.000 đồng một bản.»"),
    "who": ("Hỏi «{}» mà không câu nào nói người nào, cơ quan nào", "nói rõ là ai, như «Chủ nhà phải đăng ký.»"),
    "verdict": (
        "Hỏi có hay không mà không câu nào đáp thẳng",
        "bắt đầu bằng lời đáp, như «Có.», «Không.», «Được.», «Chưa.» hoặc «Không cần.»",
    ),
    "deed": ("Hỏi «{}» mà không câu nào nói việc phải làm", "bắt đầu bằng việc phải làm, như «Gọi 115.»"),
}
"""What is missing where something is asked, and what the answer then has."""


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find questions of headlines, or of readers below a headline that asks nothing, that no sentence answers."""
    for entry in bulletin.entries:
        if not isinstance(entry.item, Appeal):  # it asks its readers
            yield from _unanswered(entry)


def _unanswered(entry: Entry) -> Iterator[Diagnostic]:
    """Tell each sort of question once."""
    item, texts = entry.item, {text.path: text for text in entry_texts(entry)}
    sentences = [one for text in _said(texts) for one in cut(text.text, split_sentences)]
    field = item.instructions or item.lists[0]
    told: set[Sort] = set()
    for text in _asking(item, texts):
        for asks in asked(text.text):
            if asks.sort in told or _in_a_field(item, asks):
                continue
            if any(tells(asks, one) or hints(asks, one) for one in sentences):
                continue
            told.add(asks.sort)
            missing, wanted = _WANTED[asks.sort]
            yield Diagnostic(
                RULE.code,
                Severity.WARNING if isinstance(item, Question) and asks.sort != "verdict" else Severity.NOTE,
                missing.format(asks.word),
                text.find(asks.word),
                f"Viết ở đầu «{field}» một câu {wanted}; hoặc hỏi đúng điều mà tin trả lời",
            )


def _asks(text: LocatedText) -> bool:
    return plain(text.text).rstrip(" ”\"'»)").endswith("?")


def _said(texts: Mapping[str, LocatedText]) -> Iterator[LocatedText]:
    """Walk the texts that may answer: all but those that ask."""
    for path, text in texts.items():
        if path.partition(".")[0] not in _SILENT and not (path in _HEADLINES and _asks(text)):
            yield text


def _asking(item: Item, texts: Mapping[str, LocatedText]) -> Iterator[LocatedText]:
    """Walk the headlines that ask; the reader's own words where the title does not."""
    found = [texts[path] for path in _HEADLINES if path in texts and _asks(texts[path])]
    yield from found
    if isinstance(item, Question) and not _asks(texts["title"]):
        yield texts["question"]


def _in_a_field(item: Item, asks: Asked) -> bool:
    """Return whether a field that is no text answers: the day of a deadline, a service's address, a figure."""
    match asks.sort:
        case "time":
            return item.last_day is not None
        case "place":
            return isinstance(item, Service) and item.address is not None
        case "amount":
            return isinstance(item, Figures)
        case _:
            return False


RULE = Rule(
    code=Code("unanswered-question"),
    title="Câu hỏi không có câu nào trả lời",
    why=(
        "Ảnh, bảng LED và video đưa câu trả lời lên to nhất, ngay sau câu hỏi: hỏi «ở đâu» thì người xem tìm một nơi, "
        "hỏi «phải không» thì tìm một chữ Có hoặc Không. Không thấy, họ tự đoán."
    ),
    mend="Viết ở đầu câu trả lời đúng điều được hỏi: nơi, ngày giờ, con số, là ai, hay một lời đáp: Có, Không cần.",
    good=(
        {"kind": "question", "title": "Khai sinh ở đâu?", "answer": ["Trong 60 ngày.", "Ở UBND xã nơi mẹ cư trú."]},
        {"kind": "question", "title": "Thẻ cũ có phải đổi không?", "answer": ["Không cần. Thẻ cũ còn giá trị."]},
        {"kind": "question", "title": "Có phải đi tiêm không?", "answer": ["**Đừng chờ.** Đi khám trong ngày."]},
        {"kind": "question", "title": "Khi nào cần gọi 115?", "answer": ["Đau ngực, khó thở, yếu nửa người."]},
        {"kind": "guide", "title": "Việc nhẹ, lương cao?", "steps": ["Hỏi người đã làm."]},
        {"kind": "deadline", "title": "Bao giờ hết hạn đổi thẻ?", "summary": "Mời bà con đi đổi thẻ sớm."},
        {"kind": "appeal", "title": "Ai biết chiếc xe này?"},
    ),
    bad=(
        {
            "kind": "question",
            "title": "Công tơ mới chạy nhanh hơn, có phải không?",
            "answer": ["Công tơ được kiểm định theo luật, sai số ±1%.", "Nghi ngờ thì yêu cầu kiểm định lại."],
        },
        {"kind": "question", "title": "Khai sinh ở đâu?", "answer": ["Trong 60 ngày.", "Đúng hạn thì miễn lệ phí."]},
        {
            "kind": "question",
            "title": "Cấp thẻ mất bao lâu?",
            "summary": "Nhiều bà con hỏi về việc cấp thẻ.",
            "answer": ["Nộp hồ sơ qua mạng, nhận thẻ qua bưu điện."],
        },
        {"kind": "question", "title": "Đổi bằng lái hết bao nhiêu?", "answer": ["Mang theo bằng cũ và căn cước."]},
        {"kind": "notice", "title": "Tiêm phòng dại ở đâu?", "text": ["Mang theo sổ tiêm của chó."]},
        {
            "kind": "question",
            "title": "Hỏi về tiền nước",
            "question": "Giá nước bao nhiêu?",
            "answer": ["Theo bảng giá."],
        },
    ),
    check=check,
    needs=("item.answer", "item.summary", "item.title"),
)
