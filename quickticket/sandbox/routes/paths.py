"""Routes whose path is compared without regard to case, as several tenants do (NOTES 1)."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

Endpoint = Callable[[Request], Awaitable[Response]]


def get(path: str, endpoint: Endpoint) -> Route:
    """A route for GET."""
    return _any_case(Route(path, endpoint, methods=["GET"]))


def post(path: str, endpoint: Endpoint) -> Route:
    """A route for POST, by which Halo does all writing."""
    return _any_case(Route(path, endpoint, methods=["POST"]))


def _any_case(route: Route) -> Route:
    route.path_regex = re.compile(route.path_regex.pattern, re.IGNORECASE)
    return route
