"""Marks of Markdown and HTML, which only `**bold**` is read of, do not stand in texts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, Repeated, texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.bold import bold_spans
from bantin.text.patterns import regex

_WORD = r"[^\W_]"
_MARKS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("dấu tiêu đề của Markdown", regex(r"^#{1,6}\s+"), "Xóa «{}»"),
    (
        "liên kết của Markdown",
        regex(r"!?\[(?P<keep>[^\[\]\n]{1,200})\]\([^()\s]{1,500}\)"),
        "Viết «{keep}», địa chỉ viết riêng",
    ),
    (
        "chữ in đậm của Markdown",
        regex(rf"(?<!{_WORD})(?:\*\*\*(?!\s)(?P<keep>[^*\n]{{1,500}})(?<!\s)\*\*\*)"),
        "Viết «**{keep}**»",
    ),
    (
        "chữ in đậm của Markdown",
        regex(r"(?<!\w)__(?=\S)(?P<keep>[^_\n]{1,500})(?<=\S)__(?!\w)"),
        "Viết «**{keep}**»",
    ),
    (
        "chữ nghiêng của Markdown",
        regex(r"(?<![\w*])\*(?![\s*])(?P<keep>[^*\n]{1,500})(?<![\s*])\*(?![\w*])"),
        "Viết «{keep}», hoặc «**{keep}**» nếu cần nhấn",
    ),
    (
        "chữ nghiêng của Markdown",
        regex(r"(?<!\w)_(?![\s_])(?P<keep>[^_\n]{1,500})(?<![\s_])_(?!\w)"),
        "Viết «{keep}», hoặc «**{keep}**» nếu cần nhấn",
    ),
    ("chữ gạch ngang của Markdown", regex(r"~~(?=\S)(?P<keep>[^~\n]{1,500})(?<=\S)~~"), "Xóa «{}»"),
    ("chữ của mã máy", regex(r"`{1,3}(?P<keep>[^`\n]{1,500})`{1,3}"), "Viết «{keep}»"),
    ("dấu đầu dòng", regex(r"^[*+•▪●–-]\s+(?=[^\s\d])"), "Xóa «{}»; phần tử của danh sách không cần dấu đầu dòng"),
    ("dấu trích của Markdown", regex(r"^>\s+(?!\d)"), "Xóa «{}»"),
    ("hàng của bảng Markdown", regex(r"^\|.*\||\|\s*:?-{3,}"), "Viết mỗi ô thành một câu, bỏ dấu «|»"),
    ("đường kẻ của Markdown", regex(r"^(?:-{3,}|\*{3,}|_{3,}|={3,})$"), "Xóa «{}»"),
    (
        "tên biểu tượng",
        regex(r"(?<![\w:]):[a-z]+(?:_[a-z]+)*:(?![\w:])"),
        "Viết chính biểu tượng ấy, hoặc xóa «{}»",
    ),
    (
        "thẻ HTML",
        regex(
            r"</?(?:a|b|br|code|del|div|em|h[1-6]|hr|i|img|li|ol|p|s|span|strong|sub|sup|table|td|th|tr|u|ul)(?:\s[^<>]{0,200})?/?>",
            re.IGNORECASE,
        ),
        "Xóa «{}»",
    ),
    (
        "ký hiệu HTML",
        regex(r"&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE),
        "Viết chính ký tự ấy thay cho «{}»",
    ),
    ("ký tự có dấu «\\» của Markdown", regex(r"\\[\\`*_{}\[\]()#+.!>~|-]"), "Xóa dấu «\\» trong «{}»"),
    ("công thức TeX", regex(r"\$[^$\n]{0,80}[\\^_{}][^$\n]{0,80}\$"), "Viết bằng chữ và số thường thay cho «{}»"),
    (
        "số chú thích",
        regex(r"(?<=[\w.,;:!?”»)])\s?(?:\[\^?\d{1,3}\](?=[.,;]|\s*$)|【[^】\n]{1,40}】)"),
        "Xóa «{}», ghi nguồn ở sources",
    ),
)
"""What each mark is called, how it looks, and what to write instead: «{}» is the mark itself, «{keep}» its words."""

_CERTAIN: tuple[tuple[re.Pattern[str], str], ...] = (
    (regex(r"#{1,6}|[*+•▪●–-]|>"), ""),
    (regex(r"\*{3}([^*]+)\*{3}|__([^_]+)__"), r"**\1\2**"),
    (regex(r"`{1,3}([^`]+)`{1,3}"), r"\1"),
    (regex(r"\\([^\w\s])"), r"\1"),
)
"""Marks that can mean one thing, and what they are written as."""

_TWO_STARS = regex(r"(?<!\*)\*\*(?!\*)")
_MOST = 10
"""Marks of one text that are told."""


def _plain(mark: str) -> str | None:
    """Write a mark as plain text has it; None where that is not certain."""
    for pattern, better in _CERTAIN:
        if found := pattern.fullmatch(mark):
            return found.expand(better)
    return html.unescape(mark).replace("\u00a0", " ") if mark.startswith("&") else None


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find marks other than `**bold**`, each once in an item, and such marks without a partner."""
    same: dict[tuple[str, str, str, str], list[tuple[str, int, LocatedText]]] = {}
    for written in texts(bulletin):
        found = dict(_marks(written.text))
        for start in sorted(found)[:_MOST]:
            name, mark, hint = found[start]
            same.setdefault((written.location.file, name, mark, hint), []).append((mark, start, written))
        if not found and any(_TWO_STARS.search(words) for words, _ in bold_spans(written.text)):
            yield Diagnostic(
                RULE.code,
                Severity.WARNING,
                "Dấu «**» ở đây không có cặp, sẽ được in nguyên như thế",
                written.find("**"),
                "Đặt «**» sát ngay trước và sát ngay sau phần cần nhấn, hoặc xóa «**»",
            )
    for (_, name, mark, hint), places in same.items():
        all_of_it = Repeated.of(places, lambda one: _plain(one) or "", certain=True)
        mend, also = (None, ()) if _plain(mark) is None else (all_of_it.mend, all_of_it.also)
        message = f"«{mark}» là {name}, sẽ được in nguyên như thế{all_of_it.more}"
        yield Diagnostic(RULE.code, Severity.WARNING, message, all_of_it.place, hint, mend, also)


def _marks(text: str) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Find the marks of a text: where each begins, what it is called, the mark itself, and what to do about it.

    Of two at one place the one that stands first in the table comes last.
    """
    for name, pattern, hint in reversed(_MARKS):
        for mark in pattern.finditer(text):
            kept = mark.groupdict().get("keep") or ""
            yield mark.start(), (name, mark[0].strip(), hint.format(mark[0].strip(), keep=kept))


RULE = Rule(
    code=Code("pasted-markdown"),
    title="Dấu của Markdown, HTML đi theo chữ chép từ nơi khác",
    why="Trên ảnh và bài đăng, các dấu ấy hiện nguyên hình: người đọc thấy ###, [..](..), __ giữa câu.",
    mend="Xóa dấu ấy, hoặc viết như gợi ý. Cần nhấn mạnh thì đặt chữ giữa hai cặp «**».",
    good=(
        {"kind": "notice", "text": ["Tuyệt đối **không chuyển tiền**, #PA05, giảm > 50%, A & B, (1) và (2)."]},
        {"kind": "notice", "text": ["Tệp IMG_2026_11.jpg, số 2*3, từ 8:00 đến 17:00: nghỉ; giá 5$, 10$; (*) Ghi chú."]},
        {"kind": "notice", "text": ["Giảm −5%, – 3 người; mục [1] của phụ lục; a_b@thu.gov.vn"]},
    ),
    bad=(
        {"kind": "notice", "title": "### Thông báo"},
        {"kind": "notice", "text": ["Xem [Cổng dịch vụ](https://dichvucong.gov.vn)."]},
        {"kind": "notice", "text": ["Đây là *nghiêng*, __đậm__, _nghiêng_, ~~bỏ~~, `mã`, ***cả hai***."]},
        {"kind": "notice", "text": ["Hãy **cảnh giác."]},
        {"kind": "notice", "text": ["Hãy ** cảnh giác ** nhé."]},
        {"kind": "notice", "text": ["- Gạch đầu dòng", "> Trích", "| A | B |", "---"]},
        {"kind": "notice", "text": ["Khẩn :warning: <br> &nbsp; \\* $x^2$ như báo đã nêu [1]."]},
    ),
    check=check,
)
