"""The preview as a whole: rebuilder, watcher and server, started and stopped together."""

from __future__ import annotations

import datetime as dt
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bantin.channels.memory import Memory
from bantin.content.workspace import months, private_folder, shipped_templates, store_of, templates_folders, urgents
from bantin.design.looks.renderer import LookError
from bantin.files.users import login
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Diagnostic, Location, Severity
from bantin.model.words.neutral import NEUTRAL
from bantin.model.words.words import Words
from bantin.output.desk.data import blank, diagnostic_entry
from bantin.output.desk.page import WEB, assets, page, page_folders
from bantin.output.desk.schema import Desk, DiagnosticEntry, LiveEntry
from bantin.preview.app import ActionError, Services, make_app
from bantin.preview.approvals import Approvals
from bantin.preview.around.colors import Colors
from bantin.preview.around.in_forms import InForms
from bantin.preview.around.ticks import Ticks
from bantin.preview.around.versions import Versions
from bantin.preview.files import Files
from bantin.preview.guard import Access, Guard, new_access, own_access
from bantin.preview.hub import Hub
from bantin.preview.intake.documents import Documents
from bantin.preview.intake.months import Months
from bantin.preview.intake.pictures import Pictures
from bantin.preview.page_data import desk_of
from bantin.preview.rebuilder import Rebuilder, Snapshot
from bantin.preview.server import LOCAL, Server, listen, office_address
from bantin.preview.text_editors import EDITORS, EditorError, open_file
from bantin.preview.watch import Changes, watch_folders
from bantin.preview.writing.pen import Pen
from bantin.session.last_read import LastRead
from bantin.session.month import open_month
from bantin.session.writing.saving import Writer

LIVE_WEB = Path(__file__).resolve().parent / "web"
"""Scripts and styles that only the live page loads: what listens to `bantin preview`, and what writes."""
_WITHIN = ("fields", "pictures")
"""Folders in it: those of the forms' fields, and of their pictures."""

_TURN = 0.001
"""Seconds that a thread works while others wait. A picture is asked for and sent in a dozen small steps, each of which
would wait for 5 ms, Python's own measure, as long as other pictures are being made."""


class Live:
    """A live page of a workspace.

    Attributes:
        address: its URL for the user of this machine.
        shared: its URL for the office network; None if it is not shared.
    """

    def __init__(
        self,
        root: Path,
        month: str,
        *,
        port: int,
        editor: str = "none",
        share: bool = False,
        today: Callable[[], dt.date] | None = None,
    ) -> None:
        """Take a workspace and open the sockets.

        Args:
            root: the workspace.
            month: shown first.
            port: the first to try.
            editor: name in `text_editors.EDITORS`.
            share: whether the office network gets access, for reading only.
            today: gives the editor's own day, at each reading; days to come are not told where it is None.

        Raises:
            PortError: no port is free.
        """
        self._root = root
        self._editor = editor
        self._store = store_of(root)
        self._files = Files(self._store)
        self._in_forms = InForms()
        self._hub = Hub()
        self._changes = Changes()
        self._found: dict[str, Diagnostic] = {}
        self._fault: Diagnostic | None = None
        self._warnings: list[Diagnostic] = []
        self._overlay: list[DiagnosticEntry] | None = None
        self._telling = threading.Lock()
        self._desk = blank(month, (), ())
        self._approvals, self._today = Approvals(root), today
        self._bulletin: Bulletin | None = None
        memory, last = Memory(), LastRead()
        self._rebuilder = Rebuilder(
            root,
            month,
            store=self._store,
            changes=self._changes,
            tell=self._tell,
            open_=lambda root, month, *, each: open_month(
                root, month, aloud=True, today=today() if today else None, memory=memory, last=last, each=each
            ),
        )
        self._sockets = [listen(LOCAL, port)]
        number = self._sockets[0].getsockname()[1]
        own = own_access([f"{LOCAL}:{number}", f"localhost:{number}"], private_folder(root) / "preview")
        self.address = own.address(f"{LOCAL}:{number}")
        self.shared: str | None = None
        accesses = [own]
        office = office_address() if share else None
        if office is not None:
            self._sockets.append(listen(office, number))
            host = f"{office}:{self._sockets[1].getsockname()[1]}"
            accesses.append(new_access([host], read_only=True))
            self.shared = accesses[1].address(host)
        shown, wrote = lambda: self._desk["month"], self._changes.wrote
        self._ticks = Ticks(root, login(), shown, self._republish)
        actions = {"open": self._open_editor, "month": self._show_month, "tick": self._ticks.act}
        pictures, documents = Pictures(root, shown, wrote), Documents(root, shown, wrote)
        writer = Writer(root, now=lambda: dt.datetime.now().astimezone(), by=login())
        further = {
            **documents.deeds,
            **pictures.deeds,
            **Months(root, wrote).deeds,
            **Colors(root, writer, wrote).deeds,
            **Versions(root, writer, wrote, self._words).deeds,
        }
        pen = Pen(root, writer, month=shown, found=self._all_found, tell=wrote, further=further, words=self._words)
        services = Services(self._files, self._hub, self._page, self._assets, actions, pen, pictures, documents)
        self._server = Server(Guard(make_app(services), accesses), self._hub.close)

    def run(self) -> None:
        """Serve until interrupted or stopped."""
        sys.setswitchinterval(_TURN)
        stop = threading.Event()
        threads = [
            threading.Thread(target=self._rebuilder.run),
            threading.Thread(target=watch_folders, args=(self._watched(), self._changes, stop, self._warn)),
        ]
        try:
            for thread in threads:
                thread.start()
            self._server.serve_until_stopped(self._sockets)
        finally:
            stop.set()
            self._changes.close()
            for thread in threads:
                if thread.ident is not None:
                    thread.join()

    def stop(self) -> None:
        """Make `run` return; may be called from any thread."""
        self._server.stop()

    def _watched(self) -> Sequence[Path]:
        return [self._root / "content", *templates_folders(self._root), WEB, LIVE_WEB]

    def _tell(self, snapshot: Snapshot) -> None:
        with self._telling:
            self._found = {
                diagnostic_entry(found)["id"]: found for found in [*snapshot.diagnostics, *snapshot.blocking]
            }
            self._desk, self._overlay = desk_of(snapshot, self._root, self._files, self._in_forms)
            self._bulletin = snapshot.bulletin
            self._look_who_approved()
            if self._fault is not None:  # this may be the save that mends it
                self._render(self._desk)
            self._publish()

    def _words(self) -> Words:
        return self._bulletin.unit.value.wording if self._bulletin else NEUTRAL

    def _look_who_approved(self) -> None:
        """Bring up to date how the month stands: at each opening of the page too, for approving changes no content."""
        if self._bulletin is not None and self._today is not None:
            self._desk = {**self._desk, "approval": self._approvals.of(self._bulletin, self._today())}

    def _all_found(self) -> list[Diagnostic]:
        with self._telling:
            return list(self._found.values())

    def _page(self, access: Access) -> str:
        can_act = not access.read_only
        live: LiveEntry = {
            "events": "events",
            "act": "do/" if can_act else None,
            "write": "write/" if can_act else None,
            "editor": can_act and EDITORS[self._editor] is not None,
        }
        with self._telling:
            self._look_who_approved()
            own = self._render({**self._with(self._warnings), "live": live})
            if own is not None:
                return own
            told = self._told()
            self._hub.publish("desk", told)
        return page({**told, "live": live}, [WEB])

    def _render(self, desk: Desk) -> str | None:
        """Render the page; None if the workspace's own is broken: the shipped one tells of it until it is mended."""
        try:
            drawn = page(desk, page_folders(self._root))
        except LookError as error:
            self._fault = error.diagnostic
            return None
        self._fault = None
        return drawn

    def _told(self) -> Desk:
        """Return the page's data; its first diagnostics are what is wrong with the page itself and with watching."""
        return self._with([*([self._fault] if self._fault else []), *self._warnings])

    def _with(self, own: Sequence[Diagnostic]) -> Desk:
        entries = [diagnostic_entry(found) for found in own]
        self._found.update(zip([entry["id"] for entry in entries], own, strict=True))
        ticks = self._ticks.of(self._desk["month"])
        return {**self._desk, "diagnostics": [*entries, *self._desk["diagnostics"]], "ticks": ticks}

    def _warn(self, found: Diagnostic) -> None:
        """Show something that lasts as long as the preview."""
        with self._telling:
            self._warnings.append(found)
            self._publish()

    def _republish(self) -> None:
        """Tell all pages what has changed beside the month."""
        with self._telling:
            self._hub.publish("desk", self._told())

    def _publish(self) -> None:
        grave = [diagnostic_entry(found) for found in self._warnings if found.severity is Severity.ERROR]
        self._hub.publish("overlay", [*grave, *(self._overlay or [])] or None)
        self._hub.publish("desk", self._told())

    def _assets(self) -> Mapping[str, Path]:
        return assets([*page_folders(self._root), LIVE_WEB, *(LIVE_WEB / name for name in _WITHIN)])

    def _open_editor(self, identifier: str) -> None:
        """Open the file of a diagnostic."""
        found = self._found.get(identifier)
        if found is None or found.location is None:
            raise ActionError("Chỗ này đã thay đổi; hãy chờ trang cập nhật rồi bấm lại")
        file = self._file(found.location)
        if file is None:
            raise ActionError(f"Không còn tệp «{found.location.file}»")
        try:
            open_file(self._editor, file, found.location.line, found.location.column)
        except EditorError as error:
            raise ActionError(str(error)) from error

    def _file(self, place: Location) -> Path | None:
        """Find the file of a location, which is the workspace's or came with bantin."""
        shipped = [folder / place.look for folder in (shipped_templates(), WEB)]
        candidates = shipped if place.shipped else [self._root / place.file]
        return next((path for path in candidates if path.is_file()), None)

    def _show_month(self, month: str) -> None:
        if month not in [*months(self._root), *urgents(self._root)]:
            raise ActionError("Không có tháng này")
        self._rebuilder.show(month)
