"""What a tenant has prepared, in the spellings that tenants use."""

from __future__ import annotations

import pytest

from quickticket.domain.ids import CannedTextId, CustomFieldId
from quickticket.domain.reference import CannedText, CustomField
from quickticket.domain.templates.template import FieldValue, Named, TemplateSource
from quickticket.halo.client import HaloClient
from quickticket.halo.html_text import to_text
from tests.fakes.wire import ScriptedWire


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p><p>Two &amp; three</p>", "One.\n\nTwo & three"),
        ("Line<br>break<br/>s", "Line\nbreak\ns"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<b>bold</b> and <em>soft</em>", "**bold** and *soft*"),
        ("<style>p{}</style><script>alert(1)</script>x", "x"),
        ("no  html\n at all", "no html at all"),
        ("", ""),
        ("<div><div>deep</div></div>", "deep"),
        ("a < b &lt;tag&gt;", "a < b <tag>"),
    ],
)
def test_html_becomes_what_a_person_would_type(html: str, text: str) -> None:
    assert to_text(html) == text


async def test_templates_get_names_that_a_line_can_call(wire: ScriptedWire, halo: HaloClient) -> None:
    rows = [
        {
            "id": 1,
            "name": "Password reset!",
            "summary": "Reset  now",
            "details_html": "<p>Check <b>identity</b></p>",
            "tickettype_id": 2.0,
            "priority_id": "4",
            "category_1": "",
            "category_2": "Cause>Training",
            "team": "1st Line",
            "agent_id": 0,
            "status_id": -1,
            "customfields": [
                {"id": 301, "name": "CFSerialNumber", "value": "A1"},
                {"id": 302, "value": None},
            ],
        },
        {"id": 2, "name": "password RESET"},
        {"id": 3, "summary": "nameless"},
    ]
    wire.on("GET /api/Template", {"templates": rows})
    first, second, third = await halo.templates()
    assert [each.name for each in (first, second, third)] == [
        "password-reset",
        "password-reset-2",
        "template-3",
    ]
    assert (first.title, first.summary, first.details) == (
        "Password reset!",
        "Reset now",
        "Check **identity**",
    )
    assert (first.ticket_type, first.priority) == (Named("", 2), Named("", 4))
    assert (first.category, first.team) == (Named("Cause>Training"), Named("1st Line"))
    assert first.agent is first.status is None
    assert first.fields == (FieldValue(Named("CFSerialNumber", 301), "A1"),)
    assert first.source is TemplateSource.HALO


async def test_canned_texts_without_any_text_are_left_out(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(
        "GET /api/CannedText",
        [
            {"id": 1, "name": "Called", "text": "Called.", "html": "<p>ignored</p>"},
            {"id": 2, "name": "From HTML", "html": "<p>Restarted</p>"},
            {"id": 3, "name": "Empty", "text": " "},
        ],
    )
    assert await halo.canned_texts() == (
        CannedText(CannedTextId(1), "Called", "Called."),
        CannedText(CannedTextId(2), "From HTML", "Restarted"),
    )


async def test_custom_fields_are_those_of_tickets_with_the_options_of_selects(
    wire: ScriptedWire, halo: HaloClient
) -> None:
    wire.on(
        "GET /api/FieldInfo",
        [
            {"id": 301, "name": "CFSerialNumber", "label": "Serial number", "type": 0, "usage": 1},
            {
                "id": 302,
                "name": "CFColour",
                "type": 2,
                "values": [{"id": 1, "name": "Red"}, {"name": "no id"}],
            },
            {"id": 303, "name": "CFOfAsset", "type": 0, "usage": 5},
            {"id": 5, "name": "summary", "type": -1},
        ],
    )
    assert await halo.custom_fields() == (
        CustomField(CustomFieldId(301), "CFSerialNumber", "Serial number"),
        CustomField(CustomFieldId(302), "CFColour", "", ((1, "Red"),)),
    )
