"""Reads what was posted."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request

from quickticket.sandbox.desk.payload import Payload
from quickticket.sandbox.desk.refusals import Refused


async def read_json(request: Request) -> Any:
    """The JSON of the body.

    Raises:
        Refused: It is not JSON.
    """
    try:
        return json.loads(await request.body())
    except ValueError as error:
        raise Refused(f"The body is not JSON: {error}") from error


async def read_payloads(request: Request) -> list[Payload]:
    """The objects of the array that every write sends (NOTES 1).

    Raises:
        Refused: It is not an array of objects, or empty.
    """
    body = await read_json(request)
    if not isinstance(body, list) or not body or not all(isinstance(item, dict) for item in body):
        raise Refused("Cannot deserialize the current JSON into an array. Path ''.")
    return [Payload(item) for item in body]
