"""What each command asks the app, what it prints, and the exit code that scripts rely on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.unit.cli.conftest import App, Cli

STEP = {"kind": "create_ticket", "state": "held", "reference": "qt-1", "reason": "Halo refused: no."}
HELD: Mapping[str, Any] = {
    "capture": "01m", "state": "held", "ticket_id": None, "action_id": None, "url": "", "steps": [STEP],
    "customer": "Acme Ltd", "title": "vpn drops",
}  # fmt: skip
SENT: Mapping[str, Any] = {
    **HELD,
    "state": "sent",
    "ticket_id": 7,
    "url": "https://h/ticket?id=7",
    "steps": [],
}
ERROR = {
    "error": {
        "message": "Two are called Sam.",
        "next_step": "Choose one.",
        "candidates": [{"token": "@sam{1}", "label": "Sam Carter", "note": "Acme"}],
    }
}


def test_new_prints_the_number_and_where_to_see_it(cli: Cli, app: App) -> None:
    app.replies["new"] = SENT
    assert cli("new", "--line", "@joe vpn", "--wait", "3") == (
        0,
        "#7 sent (01m)\nhttps://h/ticket?id=7\n",
        "",
    )
    assert app.requests == [{"command": "new", "line": "@joe vpn", "wait": 3.0, "dry_run": False}]


def test_new_fails_when_it_waited_and_it_ended_held_and_only_then(cli: Cli, app: App) -> None:
    app.replies["new"] = HELD
    code, out, _ = cli("new", "--line", "@joe vpn", "--wait", "3", "--json")
    assert (code, json.loads(out)) == (1, HELD)
    code, out, _ = cli("new", "--line", "@joe vpn")
    assert (code, "Halo refused: no." in out) == (0, True)


def test_a_dry_run_says_what_would_be_done(cli: Cli, app: App) -> None:
    app.replies["new"] = {**SENT, "steps": [STEP]}
    assert cli("new", "--line", "x", "--dry-run")[:2] == (0, "Ready to send: create ticket\n")
    for state, words in (("timer", "Ready: a timer starts\n"), ("kept", "Ready: the time is kept\n")):
        app.replies["new"] = {**SENT, "state": state, "steps": []}
        assert cli("new", "--line", "x", "--dry-run")[1] == words


def test_rows_that_are_not_there_are_named(cli: Cli, app: App, tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("\n")
    code, _, err = cli("bulk", "--line", "/outage", "--rows", str(rows))
    assert (code, app.requests) == (1, [])
    assert f"There are no rows in {rows}." in err


@pytest.mark.parametrize("command", ["new", "log", "parse", "search", "outbox show", "outbox retry", "sync"])
def test_a_refusal_is_1_says_what_to_do_and_stays_json_when_asked_for(
    cli: Cli, app: App, command: str
) -> None:
    words = command.split()
    app.replies[".".join(words)] = ERROR
    rest = {"new": ["--line", "@sam"], "log": ["--line", "@sam"], "sync": []}.get(command, ["sam"])
    code, out, err = cli(*words, *rest)
    assert (code, out) == (1, "")
    assert "Two are called Sam. Choose one." in err
    assert "@sam{1}  Sam Carter  Acme" in err
    code, out, _ = cli(*words, *rest, "--json")
    assert (code, json.loads(out)) == (1, ERROR)


@pytest.mark.parametrize(
    "words",
    [
        ("new", "--line", "x", "--wait", "nan"),
        ("new", "--line", "x", "--wait", "-1"),
        ("new",),
        ("bulk",),
        ("bulk", "--line", "/outage"),
        ("outbox",),
        ("outbox", "list", "--limit", "0"),
        ("search", "joe", "--limit", "many"),
        ("sandbox", "--port", "99999"),
        ("backup",),
        ("nonsense",),
    ],
)
def test_wrong_usage_is_2_and_nothing_is_asked(cli: Cli, app: App, words: tuple[str, ...]) -> None:
    assert cli(*words)[0] == 2
    assert app.requests == []


def test_an_app_that_ends_before_it_answers_does_not_make_anyone_repeat_the_command(
    cli: Cli, app: App
) -> None:
    app.replies["new"] = None
    code, _, err = cli("new", "--line", "@joe vpn")
    assert code == 1
    assert "outbox list" in err


def test_the_popup_opens_with_and_without_a_line(cli: Cli, app: App) -> None:
    assert cli("popup") == (0, "", "")
    assert cli("popup", "--line", "@joe") == (0, "", "")
    assert cli("run") == (0, "", "")
    assert cli("popup", "--template", "/pw") == (0, "", "")
    assert app.requests == [
        {"command": "popup"},
        {"command": "popup", "line": "@joe", "template": None},
        {"command": "popup"},
        {"command": "popup", "line": None, "template": "pw"},
    ]


def test_an_app_that_breaks_off_is_said_even_on_the_short_way(cli: Cli, app: App) -> None:
    app.replies["popup"] = None
    code, _, err = cli("popup")
    assert (code, err.startswith("quickticket: QuickTicket runs but gave no answer.")) == (1, True)


def test_status_and_quit_without_an_app(cli: Cli) -> None:
    code, out, err = cli("status", "--json")
    assert (code, json.loads(out)) == (1, {"running": False})
    assert "quickticket run" in err
    assert cli("quit") == (0, "QuickTicket is not running.\n", "")


def test_status_of_a_running_app(cli: Cli, app: App) -> None:
    hotkey = {"action": "popup", "keys": "Ctrl+Alt+Space", "state": "conflict", "reason": "Taken."}
    app.replies["status"] = {
        "version": "1", "pid": 3, "profile": "acme", "agent": {"id": 5, "name": "Tess"}, "online": False,
        "hotkeys": [hotkey], "outbox": {"waiting": 2}, "reference": {"customers": 1, "sites": 2, "users": 3},
        "timer": {"minutes": 25, "ticket_id": 8841, "title": "Spooler"}, "debt_minutes": 10,
    }  # fmt: skip
    code, out, _ = cli("status")
    assert code == 0
    for shown in (
        "Tess",
        "Offline",
        "conflict: Taken.",
        "2 waiting",
        "3 users",
        "25 min on #8841 Spooler",
        "10 min",
    ):
        assert shown in out


def test_the_outbox_is_listed_and_shown_with_its_timeline(cli: Cli, app: App) -> None:
    app.replies["outbox.list"] = {"captures": [HELD, SENT]}
    code, out, _ = cli("outbox", "list", "--limit", "2")
    assert code == 0
    assert [line.split()[1:3] for line in out.splitlines() if line.startswith("01m")] == [
        ["held", "-"],
        ["sent", "#7"],
    ]
    app.replies["outbox.show"] = {**HELD, "timeline": [{"at": "2026-03-04T12:00:00Z", "text": "Accepted."}]}
    assert "2026-03-04T12:00:00Z  Accepted." in cli("outbox", "show", "01m")[1]
    assert app.requests == [{"command": "outbox.list", "limit": 2}, {"command": "outbox.show", "id": "01m"}]


def test_a_broken_settings_file_is_named_and_left_alone(cli: Cli, home: Path) -> None:
    settings = home / "settings.toml"
    settings.write_text("garbage", encoding="utf-8")
    code, _, err = cli("new", "--line", "@joe vpn")
    assert (code, str(settings) in err) == (1, True)
    assert settings.read_text(encoding="utf-8") == "garbage"


@pytest.mark.expect_log
def test_a_mistake_in_the_program_is_a_sentence_and_not_a_traceback(cli: Cli, app: App) -> None:
    app.replies["parse"] = {"no draft": True}
    code, out, err = cli("parse", "@joe")
    assert (code, out, err) == (
        1,
        "",
        "quickticket: Something unexpected happened (KeyError). The log says more.\n",
    )


def test_a_file_of_faults_that_cannot_be_used_is_named(cli: Cli, home: Path) -> None:
    code, _, err = cli("sandbox", "--faults", str(home / "missing.json"))
    assert (code, "missing.json" in err, "Traceback" in err) == (1, True, False)


def test_profiles_are_listed_used_and_told_apart(cli: Cli, home: Path) -> None:
    assert "profile add" in cli("sync")[2]
    tables = [f'[profiles.{name}]\nurl = "https://{name}.example"\nclient_id = "x"\n' for name in ("a", "b")]
    (home / "settings.toml").write_text("".join(tables), encoding="utf-8")
    assert cli("profile", "use", "b")[0] == 0
    rows = json.loads(cli("profile", "list", "--json")[1])["profiles"]
    assert [(row["name"], row["current"]) for row in rows] == [("a", False), ("b", True)]
    assert cli("profile", "use", "c")[0] == 1


@pytest.mark.parametrize("words", [("bulk", "--json", "list"), ("bulk", "list", "--json")])
def test_json_may_stand_before_the_action_and_behind_it(cli: Cli, app: App, words: tuple[str, ...]) -> None:
    app.replies["bulk.list"] = {"batches": []}
    code, out, _ = cli(*words)
    assert (code, json.loads(out)) == (0, {"batches": []})


DAY: dict[str, Any] = {
    "date": "2026-11-20",
    "logged_minutes": 65,
    "due_minutes": 450,
    "missing_minutes": 385,
    "problem": "",
    "entries": [
        {
            "start": "2026-11-20T09:40:00+01:00",
            "end": "2026-11-20T10:45:00+01:00",
            "minutes": 65,
            "state": "halo",
            "ticket_id": 8841,
            "title": "Spooler hangs",
            "customer": "Acme",
        }
    ],
    "gaps": [{"start": "2026-11-20T08:30:00+01:00", "end": "2026-11-20T09:40:00+01:00", "minutes": 70}],
}


def test_a_day_is_told_in_order_with_its_gaps(cli: Cli, app: App) -> None:
    app.replies["day"] = DAY
    code, out, _ = cli("day", "--date", "2026-11-20")
    assert (code, out.splitlines()) == (
        0,
        [
            "08:30-09:40    70 min  free",
            "09:40-10:45    65 min  in Halo       #8841     Spooler hangs  Acme",
            "2026-11-20: 1 h 05 of 7 h 30, 6 h 25 not logged",
        ],
    )
    assert app.requests == [{"command": "day", "date": "2026-11-20", "csv": False, "week": False}]


def test_the_hour_that_comes_twice_is_told_in_its_order(cli: Cli, app: App) -> None:
    [entry] = DAY["entries"]
    hours = [
        {"start": f"2026-10-25T{start}:00", "end": f"2026-10-25T{end}:00"}
        for start, end in (("02:30:00+02", "02:10:00+01"), ("02:10:00+01", "02:40:00+01"))
    ]
    app.replies["day"] = {**DAY, "entries": [{**entry, **each} for each in reversed(hours)], "gaps": []}
    _, out, _ = cli("day")
    assert [line[:11] for line in out.splitlines()[:2]] == ["02:30-02:10", "02:10-02:40"]


def test_a_week_is_told_by_its_days(cli: Cli, app: App) -> None:
    days = [("2026-11-19", 450, 465), ("2026-11-20", 450, 65), ("2026-11-21", 0, 0)]
    week = [{"date": day, "due_minutes": due, "logged_minutes": logged} for day, due, logged in days]
    app.replies["day"] = {**DAY, "week": week}
    _, out, _ = cli("day", "--week")
    assert out.splitlines()[-4:-1] == [
        "2026-11-19: 7 h 45 of 7 h 30",
        "2026-11-20: 1 h 05 of 7 h 30",
        "2026-11-21: 0 h 00",
    ]


def test_a_day_is_written_as_csv(cli: Cli, app: App, tmp_path: Path) -> None:
    app.replies["day"] = {**DAY, "csv": "date\r\n2026-11-20\r\n", "problem": "Halo cannot be reached."}
    target = tmp_path / "day.csv"
    code, out, err = cli("day", "--csv", str(target), "--week", "--json")
    assert (code, json.loads(out), err) == (0, {**DAY, "problem": "Halo cannot be reached."}, "")
    assert target.read_bytes() == b"date\r\n2026-11-20\r\n"
    assert app.requests[0] == {"command": "day", "date": "today", "csv": True, "week": True}
    code, out, err = cli("day", "--csv", "-")
    assert (code, out) == (0, "date\n2026-11-20\n")
    assert "could not be read: Halo cannot be reached." in err
    code, out, _ = cli("day", "--csv", "-", "--json")
    assert (code, json.loads(out)["csv"]) == (0, "date\r\n2026-11-20\r\n")
    code, _, err = cli("day", "--csv", str(tmp_path / "no" / "day.csv"))
    assert (code, "cannot be written" in err) == (1, True)
