"""What was found in a month, said in the words of its forms: in lists beside forms, as at the fields themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bantin.model.bulletin import Bulletin, Document
from bantin.model.diagnostic import Diagnostic
from bantin.output.desk.schema import InFormEntry
from bantin.preview.around.english import TITLES
from bantin.preview.around.form_words import said_in_form
from bantin.preview.rebuilder import Snapshot
from bantin.session.writing.forms import MONTH, UNIT
from bantin.session.writing.labels import form_of_office
from bantin.text.sentences.joining import ended


class InForms:
    """Says things, each once for as long as the month's files are read as they are."""

    def __init__(self) -> None:
        self._bulletin: Bulletin | None = None
        self._forms: Mapping[str, tuple[str, Document[Any]]] = {}
        self._said: dict[Diagnostic, InFormEntry] = {}

    def read(self, snapshot: Snapshot) -> None:
        """Take the files that the month is read from, and which form each has."""
        bulletin = snapshot.bulletin
        if bulletin is self._bulletin:
            return
        self._bulletin, self._said = bulletin, {}
        entries = [] if bulletin is None else [*bulletin.entries, *snapshot.listed]
        self._forms = {entry.document.file: (entry.kind, entry.document) for entry in entries}
        if bulletin is not None:
            self._forms |= {bulletin.unit.file: (UNIT, bulletin.unit), bulletin.header.file: (MONTH, bulletin.header)}

    def say(self, found: Diagnostic) -> InFormEntry | None:
        """Say what was found to somebody who sees its file's form; None where it has none."""
        known = self._forms.get(found.location.file) if found.location else None
        if known is None or self._bulletin is None:
            return None
        if found not in self._said:
            name, document = known
            controls = form_of_office(name, self._bulletin.unit.value.wording)
            path = next((path for path, place in document.locations.items() if place == found.location), "")
            place = tuple(int(part) if part.isdecimal() else part for part in path.split(".")) if path else ()
            said = said_in_form(found, controls, place)
            self._said[found] = {
                "message": ended(said.message),
                "hint": ended(said.hint),
                "title_en": TITLES.get(found.code, ""),
            }
        return self._said[found]
