"""Puts the routes together and the middleware around them."""

from __future__ import annotations

import contextlib

from starlette.applications import Starlette
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, ExceptionHandler, Receive, Scope, Send

from quickticket.sandbox.answers import refusal
from quickticket.sandbox.desk.refusals import Refused
from quickticket.sandbox.fault_injection import FaultInjector
from quickticket.sandbox.gate import Gate
from quickticket.sandbox.renumbering import Renumbering
from quickticket.sandbox.request_log import RequestRecorder
from quickticket.sandbox.routes.actions import ActionRoutes
from quickticket.sandbox.routes.agents import AgentRoutes
from quickticket.sandbox.routes.attachments import AttachmentRoutes
from quickticket.sandbox.routes.directory import DirectoryRoutes
from quickticket.sandbox.routes.inspection import InspectionRoutes
from quickticket.sandbox.routes.oauth import OAuthRoutes
from quickticket.sandbox.routes.reference import ReferenceRoutes
from quickticket.sandbox.routes.ticket_types import TicketTypeRoutes
from quickticket.sandbox.routes.tickets import TicketRoutes
from quickticket.sandbox.routes.timesheet_events import TimesheetEventRoutes
from quickticket.sandbox.routes.timesheets import TimesheetRoutes
from quickticket.sandbox.routes.web import WebRoutes
from quickticket.sandbox.state import Sandbox


def build_app(sandbox: Sandbox) -> ASGIApp:
    """The whole server as one ASGI application.

    What a client of Halo can reach is recorded, spoilt by faults and held at the gate; `/sandbox` is not. A
    foreign Host header is refused, so that no web page can reach the server through a name of its own.
    """
    resources = (
        DirectoryRoutes(sandbox),
        TicketRoutes(sandbox),
        ActionRoutes(sandbox),
        AttachmentRoutes(sandbox),
        AgentRoutes(sandbox),
        TicketTypeRoutes(sandbox),
        ReferenceRoutes(sandbox),
        TimesheetRoutes(sandbox),
        TimesheetEventRoutes(sandbox),
        OAuthRoutes(sandbox),
        WebRoutes(sandbox),
    )
    halo = Starlette(
        routes=[route for resource in resources for route in resource.routes()],
        exception_handlers={Refused: _refuser(sandbox)},
    )
    gated = Gate(halo, sandbox)
    spoilt = FaultInjector(gated, lambda: sandbox.faults, sandbox.closing)
    renumbered = Renumbering(spoilt, sandbox.shift, sandbox.without)
    recorded = RequestRecorder(renumbered, lambda: sandbox.log, sandbox.clock)
    inspection = Starlette(
        routes=InspectionRoutes(sandbox).routes(), exception_handlers={Refused: _refuser(sandbox)}
    )
    return TrustedHostMiddleware(_split(inspection, recorded), ["127.0.0.1", "localhost"])


def _split(inspection: ASGIApp, halo: ASGIApp) -> ASGIApp:
    async def split(scope: Scope, receive: Receive, send: Send) -> None:
        chosen = inspection if scope["path"].startswith("/sandbox/") else halo
        with contextlib.suppress(ClientDisconnect):  # whoever is gone needs no answer
            await chosen(scope, receive, send)

    return split


def _refuser(sandbox: Sandbox) -> ExceptionHandler:
    async def refuse(_: Request, refused: Exception) -> Response:
        assert isinstance(refused, Refused)  # noqa: S101 - it is registered for nothing else
        return refusal(refused.status, refused.text, sandbox.quirks.error_shape)

    return refuse
