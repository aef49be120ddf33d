"""Where tokens are kept: in the system's keyring and nowhere else."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from bantin.output.approval.keyrings import Keyring, KeyringFaultError
from bantin.output.posting.troubles import Kind, PostingError, Trouble
from bantin.output.posting.wire import Secret


@dataclass(frozen=True, slots=True)
class Vault:
    """Tokens by name, such as `facebook 1234`."""

    keyring: Keyring

    @property
    def told(self) -> str:
        """What an officer knows it by."""
        return self.keyring.told

    def secret(self, name: str) -> Secret | None:
        """Return a token; None where it is not kept."""
        with suppress(ValueError):
            return Secret(self.text(name))
        return None

    def text(self, name: str) -> str:
        """Return what is kept by a name; empty where there is nothing."""
        kept = self.keyring.secret(name)
        return kept.decode("ascii", "replace") if kept else ""

    def keep(self, name: str, value: str) -> None:
        """Keep a token, and look whether it is kept.

        Raises:
            PostingError: it is not.
        """
        try:
            self.keyring.keep(name, value.encode("ascii"))
        except (KeyringFaultError, UnicodeEncodeError):
            raise PostingError(Trouble(Kind.TOKEN, "kho mật khẩu của máy không cất được mã")) from None
