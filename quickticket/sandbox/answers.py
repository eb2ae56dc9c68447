"""Bodies as Halo sends them: null members left out, and refusals in any of the shapes of NOTES 3."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from starlette.responses import Response

from quickticket.sandbox.quirks import ErrorShape, WriteShape

_JSON = "application/json; charset=utf-8"
CREATED = 201


def encode(body: Any) -> bytes:
    """Compact JSON in UTF-8."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def answer(body: Any, status: int = 200) -> Response:
    """A JSON answer."""
    return Response(encode(body), status, media_type=_JSON)


def without_null(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row as Halo sends it (NOTES 1)."""
    return {name: value for name, value in row.items() if value is not None}


def written(rows: Sequence[dict[str, Any]], wrapper: str, shape: WriteShape, status: int) -> Response:
    """The answer to a write: the last row, in one of the three shapes of NOTES 13."""
    last = rows[-1]
    match shape:
        case "object":
            return answer(last, status)
        case "array":
            return answer([last], status)
        case "wrapper":
            return answer({"record_count": 1, wrapper: [last]}, status)


def refusal(status: int, text: str, shape: ErrorShape) -> Response:
    """A refusal with this text, in one of the shapes met in the wild (NOTES 3)."""
    page = f"<!DOCTYPE html><html><body><h1>Error</h1><p>{escape(text)}</p></body></html>"
    bodies: dict[ErrorShape, tuple[bytes, str | None]] = {
        "text": (text.encode(), "text/plain"),
        "json_string": (encode(text), _JSON),
        "message": (encode({"Message": text}), _JSON),
        "exception": (encode({"ClassName": "System.Exception", "Message": text}), _JSON),
        "errors": (encode({"errors": [text]}), _JSON),
        "html": (page.encode(), "text/html"),
        "empty": (b"", None),
    }
    body, media_type = bodies[shape]
    return Response(body, status, media_type=media_type)
