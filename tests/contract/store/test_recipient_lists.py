"""Saved lists of recipients come back as they were saved, and no name leaves their folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from quickticket.domain.errors import InvalidInput, StorageError
from quickticket.store.recipient_lists import RecipientListFolder


async def test_lists_are_kept_and_forgotten(tmp_path: Path) -> None:
    lists = RecipientListFolder(tmp_path / "lists")
    assert await lists.names() == ()
    await lists.save("Northern customers", "Acme\nGlobex\n")
    await lists.save("all", "x")
    await lists.save("all", "y")
    assert await lists.names() == ("all", "Northern customers")
    assert await lists.load("Northern customers") == "Acme\nGlobex\n"
    assert await lists.load("all") == "y"
    await lists.delete("all")
    await lists.delete("all")
    assert await lists.names() == ("Northern customers",)
    with pytest.raises(InvalidInput, match="no list"):
        await lists.load("all")


@pytest.mark.parametrize("name", ["../x", "", " ", "a/b", ".hidden", "x" * 61, "dot.", "con\\x"])
async def test_a_name_that_is_no_file_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidInput):
        await RecipientListFolder(tmp_path).save(name, "x")


async def test_a_folder_in_the_way_says_so(tmp_path: Path) -> None:
    (tmp_path / "lists").write_text("x")
    with pytest.raises(StorageError):
        await RecipientListFolder(tmp_path / "lists").save("all", "x")
