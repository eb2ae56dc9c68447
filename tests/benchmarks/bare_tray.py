"""The floor: a Qt program with a tray icon and nothing else."""

from __future__ import annotations

import sys

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

app = QApplication(sys.argv)
app.setQuitOnLastWindowClosed(False)
picture = QPixmap(32, 32)
picture.fill(QColor("orange"))
icon = QSystemTrayIcon(QIcon(picture))
icon.show()
sys.exit(app.exec())
