"""Hotkeys and focus on a real X server with a window manager, terminals and real key presses."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.contract.desktop.desktop_tools import popup_program, terminal, wait_until_active, xdotool
from tests.e2e.waiting import until

pytestmark = pytest.mark.skipif(
    "DISPLAY" not in os.environ, reason="no X display: run the tests with dev.py test"
)


def test_a_hundred_times_every_key_arrives_and_the_terminal_has_the_focus_again(tmp_path: Path) -> None:
    typed = tmp_path / "typed"
    with terminal("former", typed) as former, popup_program("Ctrl+Alt+Space") as popup:
        assert popup.status["state"] == "bound"
        for number in range(100):
            line = f"line {number}"
            with subprocess.Popen(["xdotool", "key", "ctrl+alt+space", "type", "--delay", "0", line]):
                popup.next("pressed")
                shown = popup.next("shown")
                assert shown["former"] == "former"
                popup.next_text(line)
            xdotool("key", "Escape")
            popup.next("hidden")
            wait_until_active(former)
        assert typed.read_text() == ""


def test_keys_typed_before_the_popup_is_there_wait_for_it(tmp_path: Path) -> None:
    typed = tmp_path / "typed"
    with terminal("former", typed), popup_program("Ctrl+Alt+Space", "late") as popup:
        with subprocess.Popen(["xdotool", "key", "ctrl+alt+space", "type", "--delay", "0", "joe"]):
            popup.next("pressed")
            popup.next("shown")
            popup.next_text("joe")
        assert typed.read_text() == ""


def test_text_typed_while_the_hotkey_is_still_down_reaches_the_popup(tmp_path: Path) -> None:
    with terminal("former", tmp_path / "typed"), popup_program("Ctrl+Alt+Space") as popup:
        xdotool("keydown", "ctrl", "keydown", "alt", "keydown", "space", "keyup", "alt", "keyup", "ctrl")
        try:
            xdotool("type", "--delay", "0", "joe")
            popup.next("pressed")
            popup.next("shown")
            popup.next_text("joe")
        finally:
            xdotool("keyup", "space")


def test_a_held_hotkey_shows_the_popup_once_and_types_nothing_into_it() -> None:
    with popup_program("Ctrl+Alt+Space") as popup:
        # The server repeats a held key after 660 ms, 25 times a second; these presses are such repeats.
        xdotool("keydown", "ctrl", "keydown", "alt", "keydown", "space", "keyup", "alt", "keyup", "ctrl")
        popup.next("pressed")
        popup.next("shown")
        xdotool("sleep", "1", "keyup", "space", "type", "x")
        popup.next_text("x")


@pytest.mark.parametrize("lock", ["Caps_Lock", "Num_Lock"])
def test_lock_keys_do_not_matter(lock: str) -> None:
    with popup_program("Ctrl+Alt+Space") as popup:
        xdotool("key", lock)
        try:
            xdotool("key", "ctrl+alt+space")
            popup.next("pressed")
        finally:
            xdotool("key", lock)


def test_a_combination_that_another_program_holds_is_a_conflict_with_three_free_ones() -> None:
    with popup_program("Ctrl+Alt+Space"), popup_program("Ctrl+Shift+Space") as other:
        assert other.status["state"] == "bound"
        with popup_program("Ctrl+Alt+Space") as refused:
            assert refused.status["state"] == "conflict"
            assert refused.status["reason"] == "Another program already uses Ctrl+Alt+Space."
            suggestions = refused.status["suggestions"]
            assert len(set(suggestions)) == 3
            assert not {"Ctrl+Alt+Space", "Ctrl+Shift+Space"} & set(suggestions)
            for keys in suggestions:
                with popup_program(keys) as taker:
                    assert taker.status["state"] == "bound"


def test_the_hotkey_follows_a_change_of_the_keyboard_layout() -> None:
    # German keyboards swap Y and Z, so that the key code which was Ctrl+Alt+Y now is Ctrl+Alt+Z.
    with popup_program("Ctrl+Alt+Y") as popup:
        try:
            subprocess.run(["setxkbmap", "de"], check=True)
            popup.press_until_pressed("ctrl+alt+y")
        finally:
            subprocess.run(["setxkbmap", "us"], check=True)


def test_a_user_who_has_turned_to_another_window_stays_there(tmp_path: Path) -> None:
    with terminal("former", tmp_path / "one"), popup_program("Ctrl+Alt+Space") as popup:
        xdotool("key", "ctrl+alt+space")
        popup.next("pressed")
        shown = popup.next("shown")
        wait_until_active(shown["window"])
        typed = tmp_path / "two"
        with terminal("elsewhere", typed):
            popup.send("give_back")
            popup.next("gave_back")
            xdotool("type", "here\n")
            until(lambda: typed.read_text() == "here\n", "the text typed elsewhere")
        assert (tmp_path / "one").read_text() == ""


def test_the_former_window_gets_the_focus_while_the_popup_still_stands(tmp_path: Path) -> None:
    # A window manager may focus any window when one hides, so that only this shows who asked for it.
    with terminal("former", tmp_path / "typed") as former, popup_program("Ctrl+Alt+Space") as popup:
        xdotool("key", "ctrl+alt+space")
        popup.next("pressed")
        wait_until_active(popup.next("shown")["window"])
        popup.send("give_back")
        wait_until_active(former)


def test_the_hotkey_brings_back_a_popup_that_stands_without_the_focus(tmp_path: Path) -> None:
    with terminal("former", tmp_path / "typed") as former, popup_program("Ctrl+Alt+Space") as popup:
        for _ in range(2):
            xdotool("key", "ctrl+alt+space")
            popup.next("pressed")
            wait_until_active(popup.next("shown")["window"])
            popup.send("give_back")
            popup.next("gave_back")
            wait_until_active(former)
