"""The right side: the template at hand with its form and preview, or the broken file at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from quickticket.ui.templates.field_box import note_field
from quickticket.ui.templates.form import Member
from quickticket.ui.templates.form_fields import FormFields
from quickticket.ui.templates.preview_pane import PreviewPane
from quickticket.ui.widgets.banner_bar import BannerBar
from quickticket.ui.widgets.key_button import KeyButton, button
from quickticket.ui.widgets.labels import ElidedLabel, label
from quickticket.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from quickticket.ui.templates.state import FormState, MistakeState, TemplatesState
    from quickticket.ui.theme.theme import Theme


class FormPane(QStackedWidget):
    """The right side.

    Signals:
        duplicated, deleted, shared_again, opened: What the words say; `opened` the broken file.
    """

    duplicated = Signal()
    deleted = Signal()
    shared_again = Signal()
    opened = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.fields = FormFields(theme)
        self._id: int | None = None
        self._title = ElidedLabel(size="title")
        self._pill = Pill(theme)
        self._saved = ElidedLabel(weight="muted")
        self._saved.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._duplicate = KeyButton()
        self._duplicate.show_offer("Duplicate", "Ctrl D")
        self._duplicate.clicked.connect(self.duplicated)
        self._delete = KeyButton()
        self._delete.show_offer("Delete")
        self._delete.clicked.connect(self.deleted)
        self._banner = BannerBar("Whose template this is")
        self._banner.chosen.connect(self.shared_again)
        self._preview = PreviewPane(theme)
        self._scroll = QScrollArea()
        self._nothing = label("Press New, or Ctrl+N, to make a template.", weight="muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._broken = _BrokenFile()
        self._broken.open.clicked.connect(self.opened)
        self._form = QWidget()
        self._build()
        for page in (self._nothing, self._form, self._broken):
            self.addWidget(page)

    def show_state(self, state: TemplatesState) -> None:
        """Shows the template or the broken file."""
        if state.form is not None:
            self.setCurrentWidget(self._form)
            self._show_form(state.form)
        elif state.mistake is not None:
            self.setCurrentWidget(self._broken)
            self._broken.show_mistake(state.mistake)
        else:
            self.setCurrentWidget(self._nothing)

    def focus_first(self) -> None:
        """Keys go to the form, or to the broken file's button."""
        if self.currentWidget() is self._form:
            self.focus_field(Member.TITLE)
        elif self.currentWidget() is self._broken:
            self._broken.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_field(self, member: Member) -> None:
        """Typing goes to a field."""
        self.fields.focus_field(member)

    def _show_form(self, shown: FormState) -> None:
        self._title.setText(shown.title)
        self._pill.show_state(shown.pill, "quiet")
        self._saved.setText(shown.saved)
        note_field(self._saved, "" if shown.safe else "warn")
        self._delete.setVisible(shown.deletable)
        self._banner.say(shown.banner, "info", (shown.banner_button,) if shown.banner_button else ())
        self.fields.show_form(shown)
        self._preview.show_preview(shown.preview)
        if self._id != shown.id:
            self._id = shown.id
            self._scroll.verticalScrollBar().setValue(0)

    def _build(self) -> None:
        heading = QHBoxLayout()
        heading.setContentsMargins(24, 12, 24, 8)
        heading.setSpacing(10)
        heading.addWidget(self._title)
        heading.addWidget(self._pill)
        heading.addWidget(self._saved, 1)
        heading.addWidget(self._duplicate)
        heading.addWidget(self._delete)
        banner = QHBoxLayout()
        banner.setContentsMargins(24, 0, 24, 4)
        banner.addWidget(self._banner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.fields)
        layout = QVBoxLayout(self._form)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(heading)
        layout.addLayout(banner)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._preview)


class _BrokenFile(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._name = label(size="title", wrap=True)
        self._where = label(weight="muted", wrap=True)
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._reason = label(wrap=True)
        room = QFrame()
        room.setProperty("tone", "bad")
        inside = QVBoxLayout(room)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(self._reason)
        self.open = button("Open file", "accent")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 24)
        layout.setSpacing(12)
        for part in (self._name, self._where, room):
            layout.addWidget(part)
        layout.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def show_mistake(self, shown: MistakeState) -> None:
        self._name.setText(f"{shown.name} cannot be used")
        self._where.setText(shown.where)
        place = f"{shown.place[:1].upper()}{shown.place[1:]}: " if shown.place else ""
        self._reason.setText(f"{place}{shown.reason}")
