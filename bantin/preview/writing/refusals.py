"""Why something was not written, said to whoever wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from bantin.files.paths import OutsideError
from bantin.files.system_errors import reason
from bantin.session.writing.changes import NoPlaceError
from bantin.session.writing.editing import CannotWriteError
from bantin.session.writing.merging import Clash
from bantin.session.writing.saving import ClashError, GoneError
from bantin.session.writing.written import BrokenFileError

JSON = dict[str, Any]
Deed = Callable[[JSON], JSON]
"""What the page can ask for; takes and gives what JSON has."""


class WritingError(Exception):
    """Something was not written; the message is a Vietnamese sentence for the page to show.

    Attributes:
        clashes: fields that somebody else changed too.
    """

    def __init__(self, message: str, clashes: Sequence[JSON] = ()) -> None:
        super().__init__(message)
        self.clashes = list(clashes)


@contextmanager
def told() -> Iterator[None]:
    """Say in Vietnamese why something was not written."""
    try:
        yield
    except ClashError as clash:
        message = "Người khác vừa sửa cùng chỗ này, nên chưa ghi gì"
        raise WritingError(message, list(map(clash_entry, clash.clashes))) from clash
    except (GoneError, NoPlaceError) as gone:
        raise WritingError("Chỗ này không còn trong tệp; hãy tải lại trang") from gone
    except BrokenFileError as broken:
        raise WritingError("Tệp này đang sai cú pháp; hãy sửa trong chữ của tệp") from broken
    except CannotWriteError as refused:
        raise WritingError(str(refused)) from refused
    except OutsideError as outside:
        raise WritingError("Chỉ sửa được tệp nội dung của thư mục làm việc") from outside
    except FileExistsError as there:
        raise WritingError("Đã có tệp cùng tên") from there
    except OSError as error:
        raise WritingError(f"Chưa ghi được: {reason(error)}") from error


def clash_entry(clash: Clash) -> JSON:
    """Describe a field that somebody else changed too."""
    return {"path": list(clash.path), "mine": clash.mine, "theirs": clash.theirs, "lacking": sorted(clash.lacking)}
