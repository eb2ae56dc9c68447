"""The one stylesheet, built from the palette on a grid of 8 px (4 px inside controls)."""

from __future__ import annotations

from quickticket.ui.theme.palette import Palette, mix

_SHEET = """
* {{ outline: none; }}
QWidget {{ color: {text}; }}
QLabel {{ background: transparent; }}
QLabel[weight="muted"] {{ color: {muted}; }}
QLabel[weight="secondary"] {{ color: {secondary}; }}
QLabel[weight="source"] {{ color: {info_text}; }}
QLabel[weight="strong"] {{ font-weight: 600; }}
QLabel[step="small"] {{ font-size: {small}px; }}
QLabel[step="large"] {{ font-size: {large}px; font-weight: 600; }}
QLabel[step="display"] {{ font-size: {display}px; font-weight: 600; }}
QLabel[step="title"] {{ font-size: {title}px; font-weight: 600; }}
QLabel[keycap="true"] {{
    background: {window}; color: {secondary}; border: 1px solid {line}; border-bottom: 2px solid {line};
    border-radius: 4px; padding: 0 5px; font-size: {tiny}px;
}}
QFrame#rule {{ background: {line}; border: none; }}
QFrame#footer {{
    background: {panel}; border-top: 1px solid {line};
    border-bottom-left-radius: 9px; border-bottom-right-radius: 9px;
}}
QFrame#side {{ background: {panel}; border-left: 1px solid {line}; }}
QFrame#list {{ background: {panel}; border-right: 1px solid {line}; }}
QFrame#below {{ background: {panel}; border-top: 1px solid {line}; }}
QFrame#side QScrollArea, QFrame#side QScrollArea > QWidget > QWidget {{ background: transparent; }}
QFrame[tone="panel"] {{ background: {panel}; border-radius: 8px; }}
QFrame[tone="window"] {{ background: {window}; border-radius: 8px; }}
QFrame[tone="info"] {{ background: {info}; border-radius: 8px; }}
QFrame[tone="warn"] {{ background: {warn}; border-radius: 8px; }}
QFrame[tone="bad"] {{ background: {bad}; border-radius: 8px; }}
QFrame[tone="info"] QLabel {{ color: {info_text}; }}
QFrame[tone="warn"] QLabel {{ color: {warn_text}; }}
QFrame[tone="bad"] QLabel {{ color: {bad_text}; }}
QPlainTextEdit, QLineEdit {{ placeholder-text-color: {muted}; }}
QTextEdit#smartLine {{ background: transparent; border: none; padding: 0; }}
QPlainTextEdit#details {{
    background: {window}; border: 1px solid {line}; border-radius: 8px; padding: 5px 8px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QPlainTextEdit#details:focus {{ border: 1px solid {accent}; }}
QLineEdit {{
    background: {window}; border: 1px solid {line}; border-radius: 6px; padding: 4px 8px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit[needed="true"] {{ border: 1px solid {warn_text}; }}
QComboBox {{
    background: {window}; border: 1px solid {line}; border-radius: 6px; padding: 4px 10px;
}}
QComboBox:focus {{ border: 1px solid {accent}; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{
    background: {window}; border: 1px solid {line}; padding: 4px;
    selection-background-color: {info}; selection-color: {text};
}}
QLabel[fact="true"] {{
    background: {window}; border: 1px solid {line}; border-radius: 6px; padding: 2px 8px;
}}
QLineEdit[noted="warn"], QPlainTextEdit#details[noted="warn"] {{ border: 1px solid {warn_text}; }}
QLineEdit[noted="bad"], QPlainTextEdit#details[noted="bad"] {{ border: 1px solid {bad_text}; }}
QLineEdit:focus {{ border: 1px solid {accent}; }}
QLabel[noted="warn"] {{ color: {warn_text}; }}
QLabel[noted="bad"] {{ color: {bad_text}; }}
QPushButton {{
    background: {control}; border: 1px solid transparent; border-radius: 6px; padding: 5px 12px;
}}
QPushButton:hover {{ background: {control_hover}; }}
QPushButton:focus {{ border: 1px solid {accent}; }}
QPushButton:disabled {{ color: {muted}; }}
QPushButton[kind="primary"] {{
    background: {accent}; color: {on_accent}; font-weight: 600; border-radius: 8px; padding: 8px 16px;
}}
QPushButton[kind="primary"]:hover {{ background: {accent_hover}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {text}; padding: 7px 15px; }}
QPushButton[kind="primary"][waiting="true"] {{ background: {control}; color: {muted}; }}
QPushButton[kind="accent"] {{ background: {accent}; color: {on_accent}; font-weight: 600; }}
QPushButton[kind="accent"]:hover {{ background: {accent_hover}; }}
QPushButton[kind="accent"]:focus {{ border: 1px solid {text}; }}
QPushButton[kind="accent"]:disabled {{ background: {control}; color: {muted}; }}
QPushButton[kind="small"] {{
    padding: 2px 8px; border-radius: 5px; background: {window}; border: 1px solid {line};
}}
QPushButton[kind="small"]:hover {{ background: {control}; }}
QPushButton[kind="small"]:focus {{ border: 1px solid {accent}; }}
QPushButton[kind="link"] {{
    background: transparent; color: {info_text}; padding: 2px 0; border: none;
}}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="close"] {{ background: transparent; color: {muted}; padding: 2px 5px; border: none; }}
QPushButton[kind="close"]:hover {{ background: {control}; color: {text}; }}
QPushButton[kind="danger"] {{ background: {bad}; color: {bad_text}; }}
QPushButton[kind="row"] {{
    background: transparent; border: 1px solid transparent; padding: 0; border-radius: 8px;
}}
QPushButton[kind="row"]:hover {{ background: {panel}; }}
QPushButton[kind="row"]:focus {{ border: 1px solid {accent}; }}
QPushButton[kind="written"] {{
    background: {window}; border: 1px solid {line}; padding: 0; border-radius: 8px;
}}
QPushButton[kind="written"]:hover {{ background: {panel}; }}
QPushButton[kind="written"]:focus {{ border: 1px solid {accent}; }}
QListView {{ background: transparent; border: none; }}
QListView#groups::item {{ padding: 6px 8px; border-radius: 6px; }}
QListView#groups::item:hover {{ background: {control}; }}
QListView#groups::item:selected {{ background: {info}; color: {info_text}; }}
QListView#choices {{ background: {window}; border: 1px solid {line}; padding: 0; }}
QListView#choices::item {{ padding: 4px 6px; border-radius: 4px; }}
QListView#choices::item:selected, QListView#choices::item:hover {{ background: {info}; color: {text}; }}
QTableView {{
    background: {window}; border: none; gridline-color: transparent;
    selection-background-color: {info}; selection-color: {text};
}}
QHeaderView {{ background: {window}; border: none; }}
QHeaderView::section {{
    background: {window}; color: {muted}; border: none; border-bottom: 1px solid {line};
    padding: 8px 12px; font-weight: 400; text-align: left;
}}
QScrollArea {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 8px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {control_hover}; border-radius: 4px; min-height: 24px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: transparent; height: 0; width: 0;
}}
QProgressBar {{ background: {control}; border: none; border-radius: 3px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QToolTip {{ background: {panel}; color: {text}; border: 1px solid {line}; padding: 4px 8px; }}
QMenu {{ background: {window}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {info}; color: {text}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
"""


def stylesheet(palette: Palette, base: int) -> str:
    """Builds the sheet.

    Args:
        palette: The colours.
        base: The system's text size in pixels.
    """
    return _SHEET.format(
        **{
            name: getattr(palette, name)
            for name in (
                *("window", "panel", "control", "control_hover", "line"),
                *("text", "secondary", "muted", "accent", "on_accent"),
            )
        },
        accent_hover=mix(palette.accent, palette.text, 0.14),
        info=palette.info.soft,
        info_text=palette.info.text,
        warn=palette.warn.soft,
        warn_text=palette.warn.text,
        bad=palette.bad.soft,
        bad_text=palette.bad.text,
        tiny=round(base * 0.86),
        small=round(base * 0.93),
        large=round(base * 1.14),
        title=round(base * 1.2),
        display=round(base * 1.45),
    )
