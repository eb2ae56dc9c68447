"""Key combinations: every way of writing one means the same, and none takes a typing key away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.errors import InvalidInput
from quickticket.domain.hotkeys import ALTERNATIVES, DEFAULT_POPUP_KEYS, KEYS, KeyCombination, Modifier

_COMMANDING = st.sampled_from([Modifier.CTRL, Modifier.ALT, Modifier.SUPER])
_COMBINATIONS = st.builds(
    lambda one, others, key: KeyCombination(frozenset({one, *others}), key),
    _COMMANDING,
    st.sets(st.sampled_from(Modifier)),
    st.sampled_from(KEYS),
)


@given(_COMBINATIONS)
def test_a_combination_reads_as_it_was_written(keys: KeyCombination) -> None:
    assert KeyCombination.parse(str(keys)) == keys
    assert KeyCombination.parse(str(keys).swapcase()) == keys


def test_order_spelling_and_blanks_do_not_matter() -> None:
    assert str(KeyCombination.parse("shift + control+ RETURN")) == "Ctrl+Shift+Enter"
    assert KeyCombination.parse("win+esc") == KeyCombination.parse("Super+Escape")


def test_the_default_is_the_documented_one() -> None:
    assert str(DEFAULT_POPUP_KEYS) == "Ctrl+Alt+Space"


def test_a_function_key_needs_no_modifier() -> None:
    assert str(KeyCombination.parse("f9")) == "F9"


@pytest.mark.parametrize(
    "text", ["", "Ctrl", "Ctrl+", "A", "Shift+A", "Space", "Ctrl+Foo", "Hyper+A", "Ctrl+A+B"]
)
def test_what_cannot_be_a_hotkey_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        KeyCombination.parse(text)
    assert refusal.value.message.endswith(".")


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        keys = KeyCombination.parse(text)
    except InvalidInput:
        return
    assert KeyCombination.parse(str(keys)) == keys


def test_alternatives_are_distinct_and_never_altgr_letters() -> None:
    assert len(set(ALTERNATIVES)) == len(ALTERNATIVES)
    assert DEFAULT_POPUP_KEYS not in ALTERNATIVES
    assert all(len(keys.key) > 1 for keys in ALTERNATIVES)
