"""The kinds of item that a bulletin is made of: a module each, which holds all about its kind; a table of them."""

from __future__ import annotations

from bantin.model.item import Item
from bantin.model.kinds.appeal import Appeal
from bantin.model.kinds.case import Case
from bantin.model.kinds.deadline import Deadline
from bantin.model.kinds.figures import Figures
from bantin.model.kinds.guide import Guide
from bantin.model.kinds.notice import Notice
from bantin.model.kinds.question import Question
from bantin.model.kinds.service import Service
from bantin.model.kinds.warning import Warning  # noqa: A004 - the kind

KINDS: dict[str, type[Item]] = {
    "warning": Warning,
    "case": Case,
    "guide": Guide,
    "figures": Figures,
    "service": Service,
    "deadline": Deadline,
    "question": Question,
    "appeal": Appeal,
    "notice": Notice,
}
"""Kind as written in YAML (`kind: warning`) to its class."""
