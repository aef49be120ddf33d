"""Templates compiled once for all `Looks` of a process: a month opened anew compiles what changed, and no more.

What came with bantin is compiled once for all processes: its code lies beside Python's own (`__pycache__`), where that
may be written, and is as much to be relied on. A workspace's looks are compiled by each process: whoever may write into
a workspace must not bring code that runs outside the sandbox.
"""

from __future__ import annotations

import importlib.metadata
import os
import sys
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket

import bantin

_PACKAGE = Path(bantin.__file__).parent


class _Shipped(Bucket):
    """The code of a template that came with bantin."""


class CompiledTemplates(jinja2.BytecodeCache):
    """Keeps of each template's file the code of the source that was read last.

    Jinja reads the source each time, and takes the code only if its checksum is that of this source.
    """

    def __init__(self, package: Path = _PACKAGE) -> None:
        """Take the folder of the package with which templates came: inside an installed wheel, beside it in a clone."""
        self._kept: dict[str, tuple[str, CodeType]] = {}
        self._shipped = tuple(str(folder / "templates") + os.sep for folder in (package, package.parent))

    def get_bucket(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return a bucket with the code, if it is known."""
        kind = _Shipped if filename and filename.startswith(self._shipped) else Bucket
        bucket = kind(environment, self.get_cache_key(name, filename), self.get_source_checksum(source))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Return the code of a source that was compiled before."""
        checksum, code = self._kept.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code
        elif isinstance(bucket, _Shipped) and self._folder:
            with suppress(OSError):
                bucket.bytecode_from_string((self._folder / bucket.key).read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code is None:
            return
        self._kept[bucket.key] = (bucket.checksum, bucket.code)
        if isinstance(bucket, _Shipped) and self._folder and not sys.dont_write_bytecode:
            written = self._folder / f"{bucket.key}.{os.getpid()}"
            with suppress(OSError):  # as Python does without where it may not write
                self._folder.mkdir(parents=True, exist_ok=True)
                written.write_bytes(bucket.bytecode_to_string())
                written.replace(self._folder / bucket.key)

    @cached_property
    def _folder(self) -> Path | None:
        """Where the code of what came with bantin lies: a folder for each Jinja and each way of compiling."""
        try:
            own = Path(cache_from_source(__file__))
        except NotImplementedError:  # a Python that caches nothing
            return None
        compiles = [Path(__file__).with_name(name).read_bytes() for name in ("environment.py", "renderer.py")]
        told = repr((importlib.metadata.version("jinja2"), compiles))
        return own.with_name(f"looks-{own.name.split('.')[-2]}-{sha256(told.encode()).hexdigest()[:16]}")


COMPILED_TEMPLATES = CompiledTemplates()
"""Of this process."""
