"""The bar where Qt knows best: Windows, macOS."""

from __future__ import annotations

from PySide6.QtWidgets import QSystemTrayIcon


class QtTrayHost:
    """`TrayHost` as Qt sees it."""

    def present(self) -> bool:
        """See the port."""
        return QSystemTrayIcon.isSystemTrayAvailable()
