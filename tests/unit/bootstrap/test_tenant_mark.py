"""What one tenant's ids mean, another tenant must never be asked to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from quickticket.bootstrap.tenant_mark import claim_folder
from quickticket.domain.connection import Connection
from quickticket.domain.errors import InvalidInput, StorageError

ACME = Connection("https://acme.halopsa.example", "id")


def test_databases_of_one_tenant_are_not_used_for_another(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    claim_folder(folder, ACME, empty=False)
    claim_folder(folder, Connection("ACME.halopsa.example/api", "other id"), empty=False)
    with pytest.raises(InvalidInput, match=r"'work' belongs to acme\.halopsa\.example") as refusal:
        claim_folder(folder, Connection("https://north.halopsa.example", "id"), empty=False)
    assert str(folder / "tenant") in refusal.value.next_step


def test_a_mistyped_address_can_be_mended_before_anything_is_stored(tmp_path: Path) -> None:
    claim_folder(tmp_path, Connection("https://amce.halopsa.example", "id"), empty=True)
    claim_folder(tmp_path, ACME, empty=True)
    claim_folder(tmp_path, ACME, empty=False)


def test_a_server_on_this_computer_may_change_its_port(tmp_path: Path) -> None:
    claim_folder(tmp_path, Connection("http://127.0.0.1:8000", "id"), empty=False)
    claim_folder(tmp_path, Connection("http://localhost:9000", "id"), empty=False)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(StorageError):
        claim_folder(tmp_path / "file" / "work", ACME, empty=True)
