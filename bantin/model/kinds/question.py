"""`kind: question`: a reader's question, answered."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bantin.model.base import Line, about
from bantin.model.item import Item, Retold
from bantin.model.parts.section import Section, points_of
from bantin.model.sample import Fields, SampleMonth, SampleWords
from bantin.text.bold import cut
from bantin.text.breaking.syllables import split_sentences
from bantin.text.normal import plain
from bantin.text.patterns import regex
from bantin.text.sentences.answering import deciding, divided, judges, measuring, stands_alone

_TO_ONE = regex(
    r"(?:(?:thưa|chào|gửi|kính gửi|dạ)\s+)?(?:anh|chị|ông|bà(?!\s+con)|bác|cô|chú|em|cháu)(?!\w)", re.IGNORECASE
)
"""Words with which an answer is said to one person: «Chị báo cho…»."""


_MOST_ANSWERED = 60
"""Words of a question with its answer that one card has."""


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
    def _asked(self) -> str:
        """The question that its answer is measured by: the one that readers of cards, boards and films see."""
        return self.title if self._asks else self.question

    @property
    def _answered_by_summary(self) -> bool:
        """Whether the summary answers the question, and no paragraph of the answer does."""
        return deciding(self._asked, self.answer) is None and deciding(self._asked, (self.summary,)) is not None

    @property
    def retold(self) -> Mapping[str, tuple[Retold, ...]]:
        """What answers the question stands first: the place, the sum, the verdict; alone, if its paragraph is long."""
        sentences = [(at, one) for at, text in enumerate(self.answer) for one in cut(text, split_sentences)]
        found = deciding(self._asked, [one for _, one in sentences])
        if found is None:
            return {}
        place, sentence = sentences[found]
        others = [one for at, (of, one) in enumerate(sentences) if of == place and at != found]
        said, rest = self.answer[place], ""
        if self._is_long(said) and not judges(self._asked):
            said, rest = sentence, " ".join(others)
        if self._is_long(said) and (parts := divided(self._asked, said)):
            said, rest = parts[0], " ".join((parts[1], *others))
        if not stands_alone(said) or (place == 0 and said == self.answer[0]):
            return {}  # what leads already stays where its editor put it, with all that follows
        first = (Retold(said, place), *([Retold(rest, place)] if rest else []))
        too = [at for at in measuring(self._asked, self.answer) if at != place and stands_alone(self.answer[at])]
        kept = [*too, *(at for at in range(len(self.answer)) if at != place and at not in too)]
        return {"answer": (*first, *(Retold(self.answer[at], at) for at in kept))}

    def _is_long(self, answer: str) -> bool:
        """Whether a card has no room for its title with an answer."""
        return len(plain(f"{self.title} {answer}").split()) > self.lead_words

    @property
    def passing_words(self) -> float:
        """As many as question and answer need, if few more: a question alone is a picture of nothing."""
        needed = len(plain(f"{self.title} {self.answer[0]}").split()) if self.answer else 0
        return needed if self.lead_words < needed <= _MOST_ANSWERED else self.lead_words

    @property
    def openings(self) -> tuple[tuple[str, ...], ...]:
        """The whole answer, so that no card has one line of it; else what of it answers, or its first paragraph.

        Where the summary answers, that stands before it, or alone.
        """
        if not self._asks:
            return ()
        whole = ("answer",) * len(self.answer)
        if self._answered_by_summary:
            return ("summary", *whole), ("summary",)
        led = measuring(self._asked, self.answer)
        answering = tuple("answer" for at, place in enumerate(led) if at == place)
        return tuple(filter(None, dict.fromkeys((whole, answering, ("answer",)))))

    @property
    def uncarded(self) -> frozenset[str]:
        """The reader's own words below a title that asks, and the summary: cards that have answered ask no more."""
        summary = set() if self._answered_by_summary else {"summary"}
        return frozenset({"question", *summary} if self._asks else summary)

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
        """The sentence that answers the question, else the answer's first; and the one after it.

        They are the summary's where that answers, or where the answer is said to one person.
        """
        text, path = self.film_text
        sentences = cut(text, split_sentences)
        at = deciding(self._asked, sentences) or 0
        at = at if stands_alone(sentences[at]) else 0
        more = next(iter(sentences[at + 1 :]), "")
        first, more = divided(self._asked, sentences[at]) or (sentences[at], more)
        return (plain(first), path), (plain(more), path)

    @property
    def film_text(self) -> tuple[str, str]:
        """What answers the question, else the first paragraph of the answer.

        It is the summary where that answers, or where the answer is said to one person.
        """
        if self._is_to_one or self._answered_by_summary:
            return self.summary, "summary"
        first = next(iter(self.retold.get("answer", ())), Retold(self.answer[0], 0))
        return first.text, f"answer.{first.place}"

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
