"""Keys of approvers: the secret half sealed with a passphrase, as minisign has it; the public half in unit.yaml.

The secret half lies in the system's keyring, or in a file. It is sealed in either: in offices several people sit at one
account, and whoever is logged in there may open its keyring.
"""

from __future__ import annotations

import os
from pathlib import Path

from minisign import Error, KeyPair, PublicKey, SecretKey

from bantin.files.atomic import replacing

SUFFIX = ".key"
PUBLIC_SUFFIX = ".pub"

SHORTEST_PASSPHRASE = 8
"""Letters of a passphrase. What is copied from a stick must not be enough."""

_OPSLIMIT, _MEMLIMIT = 4_194_304, 134_217_728
"""Scrypt's cost, of 128 MiB and about half a second: four times minisign's least, and office machines have it."""


class KeyFaultError(Exception):
    """A key cannot be used; says why, in Vietnamese."""


def new_pair(passphrase: str) -> tuple[str, bytes]:
    """Make a key pair.

    Returns:
        The public half in base64, and the sealed secret half as minisign's files have it.
    """
    pair = KeyPair.generate()
    public = str(pair.public_key.to_base64().decode())
    pair.secret_key.encrypt(passphrase, opslimit=_OPSLIMIT, memlimit=_MEMLIMIT)
    return public, bytes(pair.secret_key) + b"\n"


def write_secret(path: Path, secret: bytes) -> None:
    """Write a sealed secret half, readable by its owner alone.

    Raises:
        OSError: the system refused, or there is a file already.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(secret)
        stream.flush()
        os.fsync(stream.fileno())


def write_public(path: Path, key: str) -> None:
    """Write a public key as a file that `minisign -p` takes.

    Raises:
        OSError: the system refused.
    """
    with replacing(path) as stream:
        stream.write(bytes(PublicKey.from_base64(key)) + b"\n")


def read_secret(path: Path) -> bytes:
    """Read a sealed secret half.

    Raises:
        KeyFaultError: the system refused.
    """
    try:
        return path.read_bytes()
    except OSError:
        raise KeyFaultError(f"Không đọc được tệp khóa «{path}»") from None


def unlock(secret: bytes, passphrase: str, public: str, *, called: str) -> SecretKey:
    """Open a sealed secret half.

    Args:
        secret: as `new_pair` gives it.
        passphrase: that it was sealed with.
        public: the half that it must belong to.
        called: what an officer knows it by, such as the name of its file.

    Raises:
        KeyFaultError: it is none, or another key's, or the passphrase is another one.
    """
    try:
        key = SecretKey.from_bytes(secret)
    except (Error, ValueError):
        raise KeyFaultError(f"«{called}» không phải là khóa của bantin hay minisign") from None
    try:
        key.decrypt(passphrase)
    except (Error, ValueError):
        raise KeyFaultError(f"Mật khẩu không mở được khóa «{called}»") from None
    if key.get_public_key().to_base64().decode() != public:
        raise KeyFaultError(f"«{called}» là khóa khác, không khớp với khóa công khai bên cạnh")
    return key
