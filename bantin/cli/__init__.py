"""The command line: one command a file, listed in `app`. The only room that prints, asks or exits."""

from __future__ import annotations


def main() -> None:
    """Run the command line; the process ends here, with one of the documented exit codes."""
    # A worker of a build imports the script that started it, and with that this module: it must cost nothing.
    import os
    import sys

    # A library in Rust that has no memory left may wait for itself for ever while it tells where that was.
    os.environ["RUST_BACKTRACE"] = "0"
    # NumPy's matrix products are small here: threads that wait for each other cost thrice what they share.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # To look for plugins of pydantic in all that is installed takes 10 ms, and none has a say in what a month holds.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    try:
        from bantin.cli.interrupts import end_on_interrupt, leave
        from bantin.files.memory import seldom_collect

        end_on_interrupt()
        seldom_collect()
        from bantin.cli.run import run

        leave(run(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
