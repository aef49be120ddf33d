"""Passphrases: asked for on a terminal without showing them, else read from the input, for programs."""

from __future__ import annotations

import sys

import typer

from bantin.cli.changes import can_ask
from bantin.cli.options import refuse


def passphrase(question: str, *, twice: bool = False) -> str:
    """Ask for a passphrase; where nobody can be asked, take the first line of the input.

    Raises:
        UsageError: there is none.
    """
    if not can_ask():
        line = sys.stdin.readline().rstrip("\r\n")
        return line or refuse("Chưa có mật khẩu của khóa. Chạy trong cửa sổ lệnh để gõ, hoặc đưa vào bằng ống lệnh")
    try:
        told = str(typer.prompt(question, hide_input=True, default="", show_default=False))
        again = str(typer.prompt("Gõ lại mật khẩu", hide_input=True, default="", show_default=False)) if twice else told
    except typer.Abort:
        raise KeyboardInterrupt from None
    if told != again:
        refuse("Hai lần gõ mật khẩu không giống nhau; chạy lại lệnh")
    return told or refuse("Mật khẩu để trống; chạy lại lệnh")
