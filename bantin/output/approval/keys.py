"""Keys of approvers: the secret half in a file with a passphrase, as minisign has it; the public half in unit.yaml."""

from __future__ import annotations

import os
from pathlib import Path

from minisign import Error, KeyPair, PublicKey, SecretKey

from bantin.files.atomic import replacing

SUFFIX = ".key"
PUBLIC_SUFFIX = ".pub"

SHORTEST_PASSPHRASE = 8
"""Letters of a passphrase. The file alone, copied from a stick, must not be enough."""

_OPSLIMIT, _MEMLIMIT = 4_194_304, 134_217_728
"""Scrypt's cost, of 128 MiB and about half a second: four times minisign's least, and office machines have it."""


class KeyFaultError(Exception):
    """A key cannot be used; says why, in Vietnamese."""


def create(path: Path, passphrase: str) -> str:
    """Create a key pair and write the secret half, readable by its owner alone.

    Returns:
        The public half, in base64.

    Raises:
        OSError: the system refused, or there is a file already.
    """
    pair = KeyPair.generate()
    public = str(pair.public_key.to_base64().decode())
    pair.secret_key.encrypt(passphrase, opslimit=_OPSLIMIT, memlimit=_MEMLIMIT)
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(bytes(pair.secret_key) + b"\n")
        stream.flush()
        os.fsync(stream.fileno())
    return public


def write_public(path: Path, key: str) -> None:
    """Write a public key as a file that `minisign -p` takes.

    Raises:
        OSError: the system refused.
    """
    with replacing(path) as stream:
        stream.write(bytes(PublicKey.from_base64(key)) + b"\n")


def unlock(path: Path, passphrase: str, public: str) -> SecretKey:
    """Read the secret half of a key.

    Raises:
        KeyFaultError: it is none, or another key's, or the passphrase is another one.
    """
    key = _read(path)
    try:
        key.decrypt(passphrase)
    except (Error, ValueError):
        raise KeyFaultError(f"Mật khẩu không mở được khóa «{path.name}»") from None
    if key.get_public_key().to_base64().decode() != public:
        raise KeyFaultError(f"«{path.name}» là khóa khác, không khớp với khóa công khai bên cạnh")
    return key


def _read(path: Path) -> SecretKey:
    try:
        return SecretKey.from_bytes(path.read_bytes())
    except OSError:
        raise KeyFaultError(f"Không đọc được tệp khóa «{path}»") from None
    except (Error, ValueError):
        raise KeyFaultError(f"«{path.name}» không phải là tệp khóa của bantin hay minisign") from None
