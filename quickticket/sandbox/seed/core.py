"""The customers written by hand: those the demo, the stories and the tests speak of."""

from __future__ import annotations

from typing import NamedTuple


class CoreUser(NamedTuple):
    """A user of a hand-written customer; `site` counts from 0."""

    name: str
    emailaddress: str
    phonenumber: str
    site: int = 0


class CoreCustomer(NamedTuple):
    """A hand-written customer with its sites and users."""

    name: str
    sites: tuple[str, ...]
    users: tuple[CoreUser, ...]
    sla_id: int | None = None


CORE = (
    CoreCustomer(
        "Acme Ltd",
        ("London HQ", "Leeds Depot"),
        (
            CoreUser("Joe Bloggs", "joe@acme.example", "020 7946 0112"),
            CoreUser("Priya Nair", "priya@acme.example", "020 7946 0113"),
            CoreUser("Helen Marsh", "helen@acme.example", "020 7946 0114"),
            CoreUser("Gary Whitfield", "gary@acme.example", "0113 496 0021", site=1),
        ),
    ),
    CoreCustomer(
        "North Star Legal",
        ("Chancery Lane", "Bristol Office"),
        (
            CoreUser("Sam Carter", "sam.carter@northstar.example", "020 7946 0230"),
            CoreUser("Olivia Grant", "olivia.grant@northstar.example", "020 7946 0231"),
            CoreUser("Ben Huxley", "ben.huxley@northstar.example", "0117 496 0044", site=1),
        ),
    ),
    CoreCustomer(
        "Red Ridge",
        ("Warehouse 4",),
        (
            CoreUser("Sam Carter", "sam@redridge.example", "0161 496 0310"),
            CoreUser("Lena Fischer", "lena@redridge.example", "0161 496 0311"),
        ),
        sla_id=2,
    ),
    CoreCustomer(
        "Müller & Söhne",
        ("Hauptsitz Köln",),
        (
            CoreUser("Jürgen Müller", "juergen@mueller.example", "0161 496 0401"),
            CoreUser("Anaïs Lefèvre", "anais@mueller.example", "0161 496 0402"),
        ),
    ),
    CoreCustomer(
        "O'Neill Joinery",
        ("Workshop",),
        (CoreUser("Siobhán O'Neill", "siobhan@oneill.example", "028 9649 6015"),),
    ),
    CoreCustomer(
        "東京支店",
        ("本社",),
        (CoreUser("田中 美咲", "misaki.tanaka@tokyo.example", "020 7946 0500"),),
    ),
    CoreCustomer(
        "Åkerström Design",
        ("Studio",),
        (CoreUser("Bjørn Åkerström", "bjorn@akerstrom.example", "020 7946 0510"),),
    ),
    CoreCustomer(
        "Bright & <Early> Catering",
        ('Kitchen "B"',),
        (CoreUser("Dot <Dottie> Perkins", "dot@brightearly.example", "020 7946 0520"),),
    ),
    CoreCustomer(
        "#1 Plumbing",
        ("Yard",),
        (CoreUser("Kit Rowe", "kit@1plumbing.example", "020 7946 0530"),),
        sla_id=2,
    ),
)
