"""Made-up templates, and what the template window shows of them: for its pictures and its tests."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from quickticket.domain.hotkeys import KeyCombination
from quickticket.domain.templates.shelf import Mistake
from quickticket.domain.templates.template import FieldValue, Named, Template, TemplateSource
from quickticket.services.tasks import Tasks
from quickticket.services.templates.library import TemplateLibrary
from quickticket.ui.templates.editor import TemplateEditor
from quickticket.ui.templates.snapshot import Looking, Snapshots
from quickticket.ui.templates.state import Notice, TemplatesState
from tests.fakes.clock import FakeClock
from tests.fakes.template_hotkeys import FakeTemplateHotkeys
from tests.fakes.template_places import FakeArchive, FakeOwnTemplates, FakeTemplatePlace
from tests.fakes.tenant import CATALOGUE, SERIAL, TENANT

PASSWORD = Template(
    "pw",
    "Password reset",
    summary="Password reset for {user}",
    details="Called at {time}. Identity checked by {choose:Checked by|call back|manager}.\n\n"
    "New password given by phone.",
    ticket_type=Named("Service Request", 2),
    priority=Named("Medium", 3),
    category=Named("Email>Mailbox", 5),
    team=Named("1st Line", 1),
    minutes=5,
    outcome=Named("Phone Call", 20),
    charge_rate=Named("Remote Support", 1),
    private=True,
    status=Named("In Progress", 2),
    tags=("password",),
    tenant=TENANT,
    origin="/home/sam/.config/QuickTicket/templates/pw.toml",
)
LAPTOP = Template(
    "laptop",
    "New laptop for a starter",
    summary="Laptop for {user}",
    details="Serial number {ask:Serial number}, wanted by {ask:Needed by}.",
    ticket_type=Named("Service Request", 2),
    charge_rate=Named("On-site"),
    minutes=90,
    fields=(
        FieldValue(Named(SERIAL.name, SERIAL.id), "{ask:Serial number}"),
        FieldValue(Named("CFAsset"), "{site}"),
    ),
    source=TemplateSource.TEAM,
    origin="/team/templates/laptop.toml",
    tenant=TENANT,
)
OTHERS = (
    Template("vpn", "VPN drops", summary="VPN drops", source=TemplateSource.TEAM),
    Template("mfa", "New phone, new authenticator", source=TemplateSource.STARTER),
    Template("onsite", "Site visit", source=TemplateSource.STARTER),
    Template("backup", "Backup failed over night", ticket_type=Named("Alert"), team=Named("Servers")),
    Template("toner", "Toner"),
    Template("leaver", "Leaver: everything that has to be closed", source=TemplateSource.HALO),
    Template("starter", "Starter", source=TemplateSource.HALO),
)
MISTAKES = (
    Mistake("/team/templates/outage.toml", "There is no placeholder {usr}; did you mean {user}?", 7),
    Mistake("/team/templates/old.toml", "This is not TOML: expected a value.", 3),
)


async def _never_used() -> Counter[str]:
    return Counter()


class Pictured:
    """A library with everything that the window can show, and its snapshots."""

    def __init__(self) -> None:
        shared = replace(PASSWORD, source=TemplateSource.TEAM)
        everything = (PASSWORD, shared, LAPTOP, *OTHERS)
        own = FakeOwnTemplates(*(each for each in everything if each.source is TemplateSource.OWN))
        own.names = ("pw", "laptop", "vpn", "mfa", "onsite")
        others = (each for each in everything if each.source is not TemplateSource.OWN)
        place = FakeTemplatePlace(*others, mistakes=MISTAKES)
        self.clock = FakeClock()
        self.library = TemplateLibrary(
            own=own, places=lambda: (place,), archive=FakeArchive(), uses=_never_used, clock=self.clock
        )
        with asyncio.Runner() as runner:
            runner.run(self.library.refresh())
        self.hotkeys = FakeTemplateHotkeys()
        self.hotkeys.set("pw", KeyCombination.parse("Ctrl+Alt+F9"))
        self.editor = TemplateEditor(
            library=self.library,
            clock=self.clock,
            tasks=Tasks(),
            tenant=TENANT,
            changed=lambda: None,
            renamed=lambda _before, _now: None,
        )
        self.editor.catalogue = CATALOGUE
        self.snapshots = Snapshots(self.library, self.editor, self.hotkeys, TENANT)

    def look(self, name: str, **looking: object) -> TemplatesState:
        """The window with a template at hand."""
        template = next(each for each in self.library.current.templates if each.name == name)
        edit = self.editor.look_at(template)
        return self.take(Looking(edit_id=edit.id, **looking))  # type: ignore[arg-type]

    def take(self, looking: Looking) -> TemplatesState:
        """The window as it is looked at."""
        return self.snapshots.take(looking, self.clock.now())


def template_windows() -> Iterator[tuple[str, TemplatesState]]:
    """Name and snapshot of every picture of the template window."""
    yield "templates", Pictured().look("pw")
    yield "templates-shared", Pictured().look("laptop", notice=Notice("Deleted /toner.", button="Undo"))
    unknown = Pictured()
    edit = unknown.editor.look_at(next(each for each in OTHERS if each.name == "backup"))
    form = replace(edit.form, time="soon", summary="Backup of {usr} failed", title="Backup failed")
    unknown.editor.keep(replace(edit, form=form))
    yield "templates-mistakes", unknown.take(Looking(edit_id=edit.id))
    yield "templates-broken", Pictured().take(Looking(broken=MISTAKES[0]))
    yield "templates-none", Pictured().take(Looking(query="zzz"))
