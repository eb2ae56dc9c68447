"""Out of what several programs say about the lock comes one answer."""

from __future__ import annotations

from quickticket.desktop.idle.lock_state import LockState


def test_it_is_open_until_somebody_says_otherwise() -> None:
    lock = LockState()
    assert not lock.locked
    assert not lock.said(locked=False)
    assert lock.said(locked=True)
    assert lock.locked


def test_what_is_said_twice_changes_nothing() -> None:
    lock = LockState()
    assert [lock.said(each) for each in (True, True, False, False, True)] == [True, False, True, False, True]


def test_the_last_word_opens_whoever_locked() -> None:
    lock = LockState()
    lock.asked(10)
    lock.said(locked=True)
    assert lock.said(locked=False)
    assert not lock.locked


def test_a_request_that_nobody_confirms_ends_with_the_next_input() -> None:
    lock = LockState()
    assert lock.asked(100)
    assert lock.locked
    assert not lock.touched(99)
    assert not lock.touched(101), "that is still the key that locked it"
    assert lock.touched(600)
    assert not lock.locked


def test_a_confirmed_lock_is_not_opened_by_input() -> None:
    lock = LockState()
    lock.asked(100)
    assert not lock.said(locked=True)
    assert not lock.touched(600)
    assert lock.locked


def test_a_request_for_a_lock_that_holds_changes_nothing() -> None:
    lock = LockState()
    lock.said(locked=True)
    assert not lock.asked(100)
    assert not lock.touched(600)
