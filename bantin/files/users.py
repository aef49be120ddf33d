"""Who works on this machine, and whose a file is: as the system knows it, whatever the environment says."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":  # pragma: no cover - seen under Wine
    import ctypes
    from ctypes import wintypes

    _FILE, _OWNER, _USER = 1, 1, 1  # SE_FILE_OBJECT, OWNER_SECURITY_INFORMATION, SidTypeUser

    def login() -> str:
        """Return the name of the account that works here now; empty where the system does not tell."""
        with suppress(OSError):
            return os.getlogin()
        return ""

    def owner(path: Path) -> str:
        """Return the account whose a file is; empty where it is a group's, as of administrators, or nobody's."""
        security, account = ctypes.WinDLL("advapi32"), ctypes.c_void_p()
        held = ctypes.c_void_p()
        refused = security.GetNamedSecurityInfoW(
            str(path), _FILE, _OWNER, ctypes.byref(account), None, None, None, ctypes.byref(held)
        )
        if refused:
            return ""
        name, domain = ctypes.create_unicode_buffer(257), ctypes.create_unicode_buffer(257)
        sizes, kind = [wintypes.DWORD(257), wintypes.DWORD(257)], wintypes.DWORD()
        known = security.LookupAccountSidW(
            None, account, name, ctypes.byref(sizes[0]), domain, ctypes.byref(sizes[1]), ctypes.byref(kind)
        )
        local_free = ctypes.WinDLL("kernel32").LocalFree
        local_free.argtypes = [ctypes.c_void_p]
        local_free(held)
        return name.value if known and kind.value == _USER else ""

else:
    import pwd

    def login() -> str:
        """Return the name of the account that works here now; empty where the system does not tell."""
        with suppress(KeyError):
            return pwd.getpwuid(os.getuid()).pw_name
        return ""

    def owner(path: Path) -> str:
        """Return the account whose a file is; empty where the system does not tell."""
        with suppress(OSError, KeyError):
            return path.owner()
        return ""
