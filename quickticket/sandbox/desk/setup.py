"""The service desk's set-up by id, and the questions its rules ask of it."""

from __future__ import annotations

from quickticket.sandbox.desk.payload import Payload
from quickticket.sandbox.desk.refusals import Refused
from quickticket.sandbox.seed import service_desk
from quickticket.sandbox.seed.desk_rows import Agent, Outcome, Priority, Status, TicketType
from quickticket.sandbox.seed.people import Customer, Directory, Site, User

CATEGORY_MEMBERS = {f"category_{number}": number for number in range(1, 5)}


class Setup:
    """Ticket types, statuses, priorities and the rest by id."""

    def __init__(self) -> None:
        self.types: dict[int, TicketType] = {row.id: row for row in service_desk.TICKET_TYPES}
        self.statuses: dict[int, Status] = {row.id: row for row in service_desk.STATUSES}
        self.outcomes: dict[int, Outcome] = {row.id: row for row in service_desk.OUTCOMES}
        self.agents: dict[int, Agent] = {row.id: row for row in service_desk.AGENTS}
        self.teams: dict[int, str] = {row.id: row.name for row in service_desk.TEAMS}
        self.me = self.agents[service_desk.ME]
        self._priorities = {(row.slaid, row.priorityid): row for row in service_desk.PRIORITIES}
        self._paths = {(row.type_id, row.value.casefold()): row.value for row in service_desk.CATEGORIES}
        self._rates = {
            row.id: row.name
            for row in service_desk.LOOKUPS
            if row.lookupid == service_desk.CHARGE_RATES_LOOKUP
        }

    def priority(self, sla_id: int, priority_id: int) -> Priority | None:
        """The priority of this SLA, or None when it is not one of them."""
        return self._priorities.get((sla_id, priority_id))

    def priority_for(self, kind: TicketType, sla_id: int, wanted: int | None) -> int:
        """The priority to store: the wanted one, else the SLA's own of the level the type starts with.

        Raises:
            Refused: The wanted priority is not one of the SLA (NOTES 5).
        """
        if wanted is None:
            level = self._priorities[kind.default_sla, kind.default_priority].name
            return next(
                row.priorityid
                for row in self._priorities.values()
                if (row.slaid, row.name) == (sla_id, level)
            )
        if self.priority(sla_id, wanted) is None:
            raise Refused(f"Priority {wanted} is not a priority of the SLA {service_desk.SLAS[sla_id]}.")
        return wanted

    def category(self, member: str, path: str) -> str:
        """The path as it is set up.

        Raises:
            Refused: There is no such category.
        """
        known = self._paths.get((CATEGORY_MEMBERS[member], path.casefold()))
        if known is None:
            raise Refused(f"There is no {member} with the value {path!r}.")
        return known

    def check_fields(self, values: list[Payload]) -> None:
        """Looks whether custom fields can hold what is sent; a select takes the id of an option (NOTES 5).

        Raises:
            Refused: There is no such field, or no such option.
        """
        fields = {row.id: row for row in service_desk.CUSTOM_FIELDS}
        for each in values:
            field = fields.get(each.integer("id") or 0)
            if field is None:
                raise Refused(f"There is no field {each.integer('id')}.")
            value = each.members.get("value")
            if field.values and str(value) not in {str(key) for key, _ in field.values}:
                raise Refused(f"{value} is not an option of {field.label}.")

    def rate(self, wanted: int | None, outcome: Outcome) -> int:
        """The charge rate to store: the wanted one, else the outcome's.

        Raises:
            Refused: There is no such charge rate.
        """
        return self.known_rate(outcome.chargerate if wanted is None else wanted)

    def known_rate(self, rate: int) -> int:
        """The charge rate itself.

        Raises:
            Refused: There is no such charge rate.
        """
        if rate not in self._rates:
            raise Refused(f"There is no charge rate {rate}.")
        return rate

    def rate_name(self, rate: int) -> str:
        """The name of a charge rate that was stored."""
        return self._rates[rate]

    def team(self, payload: Payload) -> str | None:
        """The team that `team_id` or `team` (a name, NOTES 5) asks for, None when neither is there.

        Raises:
            Refused: There is no such team.
        """
        key, name = payload.integer("team_id"), payload.text("team")
        if key is None and name is None:
            return None
        found = self.teams.get(key) if key is not None else name if name in self.teams.values() else None
        if found is None:
            raise Refused(f"There is no team {name or key}.")
        return found


def end_user(
    directory: Directory, client_id: int | None, site_id: int | None, user_id: int | None
) -> tuple[Customer, Site, User | None]:
    """The customer, site and user of a ticket, which have to fit together (NOTES 5).

    Raises:
        Refused: One is missing, unknown, or belongs to another.
    """
    user = directory.users.get(user_id)
    if user_id is not None and user is None:
        raise Refused(f"There is no user {user_id}.")
    if user is not None and site_id is None:
        raise Refused("A Site is needed when a User is given.")
    site = directory.sites.get(site_id)
    if site_id is not None and site is None:
        raise Refused(f"There is no site {site_id}.")
    customer = directory.customers.get(site.client_id if site and client_id is None else client_id)
    if customer is None:
        raise Refused("Please select a Customer.")
    if site is None:
        site = directory.sites[customer.main_site_id]
    if site.client_id != customer.id:
        raise Refused(f"The Site {site.name} does not belong to {customer.name}.")
    if user is not None and user.site_id != site.id:
        raise Refused(f"The User {user.name} does not belong to the Site {site.name}.")
    return customer, site, user
