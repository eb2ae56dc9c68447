"""Stores files; a file that is no data URI is answered with success and a warning, and lost (NOTES 13)."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from quickticket.sandbox.desk.payload import Payload
from quickticket.sandbox.desk.records import Attachment, Records

LARGEST_FILE = 20 * 1024 * 1024
UNSAVED = "Unable to save attachment"
_DATA_URI = re.compile(
    r"data:(?P<type>[\w.+-]+/[\w.+-]+)(?:;[\w=.-]+)*;base64,(?P<payload>[A-Za-z0-9+/=\s]*)"
)


@dataclass(slots=True)
class Saved:
    """The wire rows of the files of one request, id 0 for one that was not stored."""

    rows: list[dict[str, Any]] = field(default_factory=list)

    @property
    def warning(self) -> str | None:
        """What the written record says in `_warning`."""
        return next((row["_warning"] for row in self.rows if "_warning" in row), None)


def save_all(
    records: Records, files: list[Payload], ticket_id: int, action_id: int | None, now: datetime
) -> Saved:
    """Store the files on a ticket, or on one of its actions."""
    saved = Saved()
    for file in files:
        saved.rows.append(save(records, file, ticket_id, action_id, now))
    return saved


def save(
    records: Records, file: Payload, ticket_id: int, action_id: int | None, now: datetime
) -> dict[str, Any]:
    """Store one file and give its wire row; one that cannot be stored has id 0 and says why in `_warning`."""
    filename = file.text("filename") or "file"
    lost: dict[str, Any] = {"id": 0, "filename": filename, "ticket_id": ticket_id, "_warning": UNSAVED}
    match = _DATA_URI.fullmatch(file.text("data_base64") or "")
    if match is None:
        return lost
    try:
        content = base64.b64decode("".join(match["payload"].split()), validate=True)
    except binascii.Error:
        return lost
    if len(content) > LARGEST_FILE:
        return lost | {"_warning": f"{UNSAVED}: larger than {LARGEST_FILE // 1024 // 1024} MB"}
    key = max(records.attachments, default=500) + 1
    stored = Attachment(key, ticket_id, action_id, filename, match["type"], content, now)
    records.attachments[key] = stored
    return row(stored)


def row(attachment: Attachment) -> dict[str, Any]:
    """The attachment as listed."""
    return {
        "id": attachment.id,
        "filename": attachment.filename,
        "ticket_id": attachment.ticket_id,
        "filesize": len(attachment.content),
        "content_type": attachment.content_type,
        "isimage": attachment.content_type.startswith("image/"),
        **({} if attachment.action_id is None else {"action_id": attachment.action_id}),
    }
