"""The client secret is in the key ring and nowhere else."""

from __future__ import annotations

import subprocess

from quickticket.sandbox.tokens import CLIENT_ID
from tests.e2e.conftest import SECRET
from tests.e2e.product import Product
from tests.e2e.server import Witness


def test_no_secret_in_any_file_log_or_process_list(product: Product, halo: Witness) -> None:
    product.start()
    product.synced()
    halo.misbehave({"kind": "error500_before", "match": {"path": "/api/"}})
    product.run("new", "--line", "@joe something :incident", "--wait", "1")
    halo.misbehave({"kind": "unauthorized_once", "match": {"path": "/api/"}})
    product.run("sync")
    report = product.run("doctor")
    assert "Sign-in" in report.stdout
    processes = subprocess.run(["ps", "axeww"], capture_output=True, check=True).stdout
    product.quit()

    seen = {str(path): text for path, text in product.text_of_all_files().items()}
    seen |= {"ps": processes, "doctor": (report.stdout + report.stderr).encode()}
    assert [where for where, text in seen.items() if SECRET.encode() in text] == []
    assert [where for where, text in seen.items() if b"Bearer ey" in text] == []


def test_without_a_key_ring_the_secret_lasts_for_the_session(product: Product, halo: Witness) -> None:
    product.environ |= {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    where = ("--url", halo.server.url, "--client-id", CLIENT_ID)
    added = product.run("profile", "add", "other", *where, "--client-secret-stdin", given=SECRET)
    assert added.returncode == 1
    assert "key ring" in added.stderr
    assert "session-only" in added.stderr

    product.start()
    signed_in = product.run("signin", "--session-only", "--client-secret-stdin", given=SECRET)
    assert signed_in.returncode == 0, signed_in.stderr
    product.synced()
    said = product.json("new", "--line", "@joe no key ring here :incident", "--wait", "10")
    assert said["state"] == "sent"
    assert all(SECRET.encode() not in text for text in product.text_of_all_files().values())
