"""`kind: question`: a reader's question, answered."""

from __future__ import annotations

import re

from bantin.model.base import Line, about
from bantin.model.item import Item
from bantin.model.parts.section import Section, points_of
from bantin.model.sample import Fields, SampleMonth, SampleWords
from bantin.text.breaking.syllables import split_sentences
from bantin.text.normal import plain
from bantin.text.patterns import regex

_TO_ONE = regex(
    r"(?:(?:thưa|chào|gửi|kính gửi|dạ)\s+)?(?:anh|chị|ông|bà(?!\s+con)|bác|cô|chú|em|cháu)(?!\w)", re.IGNORECASE
)
"""Words with which an answer is said to one person: «Chị báo cho…»."""


class Question(Item):
    """A reader's question, answered."""

    label = "Hỏi – đáp"
    default_icon = "message-circle-question-mark"
    also_called = ("Hỏi đáp", "Hỏi - đáp", "Hỏi và đáp")
    group = "ask"
    default_scene = "question"
    lists = ("question", "answer")
    face = ("question", "answer")
    instructions = "answer"
    pictured = False
    most = 2

    question: Line = about("Câu hỏi của bạn đọc", "The question")
    answer: tuple[Line, ...] = about("Trả lời, mỗi đoạn một dòng", "The answer, a paragraph a line", min_length=1)

    @property
    def sections(self) -> tuple[Section, ...]:
        answer = (f"Trả lời: {self.answer[0]}", *self.answer[1:])
        return Section("question", (f"Hỏi: {self.question}",)), Section(
            "answer", answer, points=points_of(self.answer) - {0}
        )

    @property
    def _asks(self) -> bool:
        """Whether the title is the question, so that its answer may follow at once."""
        return self.title.rstrip().endswith("?")

    @property
    def openings(self) -> tuple[tuple[str, ...], ...]:
        """The whole answer, so that no card has one line of it; else its first paragraph."""
        return (("answer",) * len(self.answer), ("answer",)) if self._asks else ()

    @property
    def uncarded(self) -> frozenset[str]:
        """The reader's own words below a title that asks, and the summary: cards that have answered ask no more."""
        return frozenset({"summary", "question"} if self._asks else {"summary"})

    @property
    def _is_to_one(self) -> bool:
        """Whether the answer begins by addressing whoever asked: passers-by are somebody else."""
        return bool(_TO_ONE.match(plain(self.answer[0])))

    @property
    def board_words(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The question alone, as the title asks it, or as the reader did below a title that asks nothing."""
        return (self.title, "title"), ("", "") if self._asks else (plain(self.question), "question")

    @property
    def board_figure(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The answer's first sentence, and the second one; the summary's where the answer is said to one person."""
        if self._is_to_one:
            first, *more = split_sentences(plain(self.summary))
            return (first, "summary"), (more[0] if more else "", "summary")
        first, *more = split_sentences(plain(self.answer[0]))
        return (first, "answer.0"), (more[0] if more else "", "answer.0")

    @property
    def film_text(self) -> tuple[str, str]:
        """The first paragraph of the answer, or the summary where that is said to one person."""
        if self._is_to_one:
            return self.summary, "summary"
        return self.answer[0], "answer.0"

    @classmethod
    def example(cls, month: SampleMonth) -> Fields:
        return {
            "title": "Công an có làm việc qua điện thoại không?",
            "summary": "Nhiều bà con hỏi khi nhận được cuộc gọi tự xưng là công an thì phải làm gì.",
            "question": "Tôi nhận được cuộc gọi tự xưng là công an yêu cầu chuyển tiền. Có đúng không?",
            "answer": [
                "Không đúng. Cơ quan công an không yêu cầu chuyển tiền và không lấy lời khai qua điện thoại.",
                "Hãy dừng cuộc gọi và báo cho công an nơi gần nhất.",
            ],
        }

    @classmethod
    def specimen(cls, words: SampleWords, month: SampleMonth) -> Fields:
        return {"question": words.summary, "answer": words.lines}
