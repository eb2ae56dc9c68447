"""quickticket doctor: checks everything that can go wrong; a report without secrets."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from quickticket.cli.output import print_json


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: Namespace) -> int:
    """Runs the command; exits 1 when something keeps captures from being sent."""
    from quickticket.bootstrap.doctor import Verdict, examine

    findings = examine()
    if args.json:
        print_json({"findings": [asdict(finding) for finding in findings]})
    else:
        marks = {Verdict.GOOD: "ok  ", Verdict.WARNING: "note", Verdict.BAD: "BAD "}
        for finding in findings:
            print(f"{marks[finding.verdict]} {finding.check:14} {finding.says} {finding.next_step}".rstrip())
    return 1 if any(finding.verdict is Verdict.BAD for finding in findings) else 0
