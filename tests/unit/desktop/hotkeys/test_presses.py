"""One press triggers once: repeats and the release are recognised and kept from the popup."""

from __future__ import annotations

from quickticket.desktop.hotkeys.presses import Key, PressFilter, Verdict

_SPACE, _A = 65, 38
_CTRL_ALT = 0b1100


def _filter() -> PressFilter:
    return PressFilter(lambda keycode, state: (keycode, state) == (_SPACE, _CTRL_ALT))


def _judge(presses: PressFilter, *keys: Key) -> list[Verdict]:
    return [presses.judge(key) for key in keys]


def test_press_and_release_trigger_once_each_time() -> None:
    down, up = Key(True, _SPACE, _CTRL_ALT, 10), Key(False, _SPACE, _CTRL_ALT, 40)
    again = Key(True, _SPACE, _CTRL_ALT, 90)
    assert _judge(_filter(), down, up, again) == [Verdict.PRESSED, Verdict.PART_OF_PRESS, Verdict.PRESSED]


def test_a_held_key_triggers_once_and_types_nothing_when_its_modifiers_are_let_go() -> None:
    repeats = [Key(down, _SPACE, 0, time) for time in (500, 530, 560) for down in (False, True)]
    verdicts = _judge(_filter(), Key(True, _SPACE, _CTRL_ALT, 10), *repeats, Key(False, _SPACE, 0, 600))
    assert verdicts == [Verdict.PRESSED] + [Verdict.PART_OF_PRESS] * 7


def test_the_same_key_typed_after_the_release_belongs_to_the_popup() -> None:
    presses = _filter()
    _judge(presses, Key(True, _SPACE, _CTRL_ALT, 10), Key(False, _SPACE, _CTRL_ALT, 40))
    assert _judge(presses, Key(True, _SPACE, 0, 60), Key(False, _SPACE, 0, 80)) == [Verdict.NOT_OURS] * 2


def test_other_keys_pass_while_the_hotkey_is_down() -> None:
    presses = _filter()
    presses.judge(Key(True, _SPACE, _CTRL_ALT, 10))
    assert _judge(presses, Key(True, _A, 0, 20), Key(False, _A, 0, 30)) == [Verdict.NOT_OURS] * 2
    assert presses.judge(Key(False, _SPACE, 0, 40)) is Verdict.PART_OF_PRESS


def test_a_lost_release_does_not_deafen_the_hotkey() -> None:
    down = Key(True, _SPACE, _CTRL_ALT, 10)
    assert _judge(_filter(), down, Key(True, _SPACE, _CTRL_ALT, 5000)) == [Verdict.PRESSED] * 2
