"""Start the preview, ask for its page and stop it by Ctrl+C, as a user at a console does.

`ask_preview.py COMMAND…` runs the command at a terminal of its own, and fails unless the page comes, and the command
ends by itself when it is told to.
"""  # noqa: INP001 - a script, part of no package

from __future__ import annotations

import fcntl
import os
import pty
import re
import signal
import struct
import sys
import termios
import urllib.request

PATIENCE = 120
"""Seconds that an answer may take."""

ADDRESS = re.compile(rb"http://127\.0\.0\.1:\d+/[\w-]+/")
CONTROL = re.compile(r"\x1b\[[\d;?]*[A-Za-z]|\r")
"""What moves the cursor about."""

ENDED = {0, 130, -signal.SIGKILL}
"""Exit codes of a command that was told to end.

A program that has ended, but whose memory is not given back within a second, as on a busy machine, is killed by Wine's
server (`process_sigkill` in its `server/process.c`). One that does not end is not: the alarm ends this script instead.
"""

WIDE = struct.pack("HHHH", 50, 200, 0, 0)
"""A terminal in which no line is broken: rows, columns, and two numbers that nobody reads."""

INTERRUPT = b"\x03"


def main() -> None:
    """Do it."""
    process, terminal = pty.fork()
    if not process:
        os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 - the command is the caller's
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, WIDE)
    told, asked = b"", False
    while data := read(terminal):
        told += data
        found = ADDRESS.search(told)
        if found and not asked:
            asked = True
            with urllib.request.urlopen(found[0].decode(), timeout=PATIENCE) as answer:  # noqa: S310 - as matched
                page = answer.read().decode("utf-8")
            os.write(terminal, INTERRUPT)
            signal.alarm(PATIENCE)  # if it does not end, this does, as failed
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    print(CONTROL.sub("", told.decode("utf-8", "replace")))  # noqa: T201 - CI shows it
    if not asked:
        sys.exit("the preview told no address")
    if "<title>" not in page or code not in ENDED:
        sys.exit(f"the page was no page, or the preview did not stop as it should (code {code})")
    print("preview: started, answered, stopped; code", code)  # noqa: T201 - the same


def read(terminal: int) -> bytes:
    """Read what the command writes; nothing more once it has ended, which Linux calls an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


if __name__ == "__main__":
    main()
