"""The look of the web page, light and dark."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --ground: #f4f6f9; --card: #fff; --ink: #1c2430; --soft: #5f6b7a;
  --line: #e2e7ee; --bar: #17324d; --mark: #fff6d6; }
@media (prefers-color-scheme: dark) { :root { --ground: #12161c; --card: #1a2029; --ink: #e6ebf2;
  --soft: #94a1b2; --line: #2b3442; --bar: #0d1b2a; --mark: #3a3213; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", Roboto,
  "Helvetica Neue", "DejaVu Sans", sans-serif; }
header { background: var(--bar); color: #fff; padding: 12px 24px; font-weight: 600; }
header span { opacity: .65; font-weight: 400; margin-left: 8px; }
main { max-width: 1080px; margin: 24px auto; padding: 0 24px; display: grid; gap: 20px;
  grid-template-columns: minmax(0, 1fr) 300px; }
.top { grid-column: 1 / -1; }
h1 { font-size: 24px; line-height: 1.25; margin: 4px 0 10px; overflow-wrap: anywhere; }
.number { color: var(--soft); font-variant-numeric: tabular-nums; }
.pill { display: inline-block; border-radius: 999px; padding: 2px 12px; color: #fff; font-size: 13px;
  font-weight: 600; margin-right: 6px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 18px 20px; }
h2 { font-size: 13px; text-transform: uppercase; letter-spacing: .05em; color: var(--soft);
  margin: 0 0 10px; }
.words { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
.action { border-top: 1px solid var(--line); padding: 14px 0 12px; }
.action:first-of-type { border-top: 0; padding-top: 0; }
.action.meant { background: var(--mark); margin: 0 -20px; padding: 14px 20px; }
.who { display: flex; gap: 10px; align-items: baseline; flex-wrap: wrap; margin-bottom: 4px; }
.who b { font-weight: 600; } .who small { color: var(--soft); }
.time { margin-left: auto; font-variant-numeric: tabular-nums; font-weight: 600; }
dl { margin: 0; display: grid; gap: 12px; } dt { color: var(--soft); font-size: 13px; } dd { margin: 0;
  overflow-wrap: anywhere; }
aside .card + .card, section .card + .card { margin-top: 20px; }
footer { grid-column: 1 / -1; color: var(--soft); font-size: 13px; }
@media (max-width: 760px) { main { grid-template-columns: minmax(0, 1fr); } }
"""
