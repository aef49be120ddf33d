"""The system's keyring, where it keeps passwords: on Windows the Credential Manager, which a login alone opens.

What it keeps of an approver is the sealed secret half of a key, under the public one.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from keyring import get_keyring
from keyring.backend import KeyringBackend

_LEAST = 1
"""Priority from which on `keyring` recommends a backend; those below keep files in plain sight, or nothing at all."""

_WORDS = {
    "keyring.backends.Windows": "Trình quản lý thông tin xác thực của Windows (Credential Manager)",
    "keyring.backends.macOS": "chùm khóa (Keychain) của máy Mac",
}


class KeyringFaultError(Exception):
    """The keyring does not keep or give a key."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """A keyring that keeps what it is given."""

    _backend: KeyringBackend

    @property
    def told(self) -> str:
        """What an officer knows it by."""
        kind = type(self._backend)
        return _WORDS.get(kind.__module__, f"kho mật khẩu của hệ thống ({self._backend.name})")

    def keep(self, public: str, secret: bytes) -> None:
        """Keep the sealed secret half of a key, and look whether it is kept.

        Raises:
            KeyringFaultError: it is not.
        """
        try:
            self._backend.set_password(_service(public), public, secret.decode("ascii"))
        except Exception as error:
            raise KeyringFaultError from error
        if self.secret(public) != secret:
            raise KeyringFaultError

    def secret(self, public: str) -> bytes | None:
        """Return the sealed secret half of a key; None where it is not kept, or nobody unlocks the keyring."""
        try:
            kept = self._backend.get_password(_service(public), public)
        except Exception:  # noqa: BLE001 - backends are other people's packages, and each has errors of its own
            return None
        return kept.encode("ascii", "replace") if kept else None


def system_keyring() -> Keyring | None:
    """Find the system's keyring; None where it has none that `keyring` recommends, as without a desktop."""
    logging.getLogger("keyring").setLevel(logging.CRITICAL)  # it would tell of each backend that is not there
    try:
        backend = get_keyring()
        if backend.priority < _LEAST:
            return None
    except Exception:  # noqa: BLE001 - whatever a backend dies of, there is a file
        return None
    if hasattr(backend, "persist"):
        backend.persist = "local machine"  # Windows would carry it to every machine of a domain
    return Keyring(backend)


def _service(public: str) -> str:
    """Name what is kept, each key apart: Windows has one place for a name."""
    return f"bantin {public}"
