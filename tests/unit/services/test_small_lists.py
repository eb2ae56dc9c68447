"""Halo's templates get the names of what they point at, by which another tenant finds it."""

from __future__ import annotations

from quickticket.domain.templates.template import FieldValue, Named, Template
from quickticket.services.small_lists import CHEAP_READS, READS, read_list, with_names
from tests.fakes import tenant
from tests.fakes.halo import FakeHalo
from tests.fakes.halo_seed import CATALOGUE


def test_names_are_filled_in_and_what_is_unknown_is_left_out() -> None:
    named = with_names(
        Template(
            "x",
            ticket_type=Named("", 2),
            priority=Named("", 2),
            status=Named("", 99),
            category=Named("Hardware"),
            fields=(FieldValue(Named("", 301), "A"), FieldValue(Named("", 9), "B")),
        ),
        tenant.CATALOGUE,
    )
    assert named.ticket_type == Named("Service Request", 2)
    assert named.priority == Named("High", 2)
    assert named.status is None
    assert named.category == Named("Hardware")
    assert [each.field for each in named.fields] == [Named("CFSerialNumber", 301), Named("", 9)]


async def test_every_list_can_be_read_and_the_idle_rounds_read_the_cheap_ones() -> None:
    catalogue = CATALOGUE
    for name in READS:
        catalogue = await read_list(FakeHalo(), catalogue, name)
    assert catalogue.templates == CATALOGUE.templates
    assert not {"templates", "canned_texts", "custom_fields", "ticket_types"} & {*CHEAP_READS}
