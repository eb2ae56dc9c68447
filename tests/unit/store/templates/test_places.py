"""Folders, zips and addresses of templates: one that is broken or away never costs another."""

from __future__ import annotations

import http.server
import threading
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import ClassVar

import pytest

from quickticket.domain.errors import InvalidInput, StorageError
from quickticket.domain.templates.template import Template, TemplateSource
from quickticket.store.templates.address import AGAIN_AFTER, TemplateAddress
from quickticket.store.templates.archive import TemplateFiles
from quickticket.store.templates.folder import LARGEST, OwnTemplateFolder, TemplateFolder
from tests.fakes.clock import FakeClock

PW = 'title = "Password reset"\n'


def names(templates: tuple[Template, ...]) -> list[str]:
    return [each.name for each in templates]


async def test_broken_files_are_listed_and_the_others_work(tmp_path: Path) -> None:
    for number in range(500):
        text = "title = " if number % 25 == 0 else f'title = "Template {number}"\n'
        (tmp_path / f"t{number}.toml").write_text(text)
    (tmp_path / "notes.txt").write_text("no template")
    (tmp_path / ".hidden.toml").write_text("x")
    shelf = await TemplateFolder(tmp_path, TemplateSource.TEAM).load()
    assert len(shelf.templates) == 480
    assert len(shelf.mistakes) == 20
    assert all(mistake.line == 1 and mistake.reason for mistake in shelf.mistakes)


async def test_what_cannot_be_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b'a = 1\ntitle = "M\xfcller"\n')
    (tmp_path / "huge.toml").write_bytes(b"#" * (LARGEST + 1))
    (tmp_path / "bom.toml").write_bytes(b'\xef\xbb\xbftitle = "x"\r\n')
    shelf = await TemplateFolder(tmp_path, TemplateSource.TEAM).load()
    assert names(shelf.templates) == ["bom"]
    assert [mistake.line for mistake in shelf.mistakes] == [None, 2]


async def test_changes_show_and_files_that_are_gone_go(tmp_path: Path) -> None:
    folder = TemplateFolder(tmp_path, TemplateSource.TEAM)
    (tmp_path / "pw.toml").write_text(PW)
    assert names((await folder.load()).templates) == ["pw"]
    (tmp_path / "pw.toml").write_text('title = "Another title"\n')
    assert (await folder.load()).templates[0].title == "Another title"
    (tmp_path / "pw.toml").unlink()
    assert (await folder.load()).templates == ()


async def test_a_share_that_is_away_serves_what_it_held(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (share / "pw.toml").write_text(PW)
    folder = TemplateFolder(share, TemplateSource.TEAM)
    await folder.load()
    share.rename(tmp_path / "away")
    shelf = await folder.load()
    assert names(shelf.templates) == ["pw"]
    assert "cannot be read" in shelf.mistakes[0].reason


async def test_own_templates_come_back_as_they_were_saved(tmp_path: Path) -> None:
    own = OwnTemplateFolder(tmp_path / "templates")
    assert (await own.load()).templates == ()
    await own.save(Template("pw", "Password reset", minutes=5))
    await own.save(Template("PW", "In capitals", minutes=6))
    (found,) = (await own.load()).templates
    assert (found.name, found.title, found.minutes) == ("pw", "In capitals", 6)
    await own.delete("Pw")
    await own.delete("pw")
    assert (await own.load()).templates == ()


async def test_an_arrangement_is_kept(tmp_path: Path) -> None:
    own = OwnTemplateFolder(tmp_path)
    assert await own.order() == ()
    await own.save_order(["b", "a"])
    assert await OwnTemplateFolder(tmp_path).order() == ("b", "a")
    await own.save_order([])
    assert await own.order() == ()


async def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "templates").write_text("a file is in the way")
    with pytest.raises(StorageError):
        await OwnTemplateFolder(tmp_path / "templates").save(Template("pw"))


@pytest.mark.parametrize("target", ["all.zip", "folder"])
async def test_what_is_exported_can_be_imported(tmp_path: Path, target: str) -> None:
    templates = (Template("a", "A", details="x\ny"), Template("b", "B", minutes=5))
    await TemplateFiles().write(str(tmp_path / target), templates)
    found = (await TemplateFiles().read(str(tmp_path / target))).templates
    assert [(each.name, each.title, each.details, each.minutes) for each in found] == [
        ("a", "A", "x\ny", None),
        ("b", "B", "", 5),
    ]


async def test_one_template_goes_into_one_file(tmp_path: Path) -> None:
    path = str(tmp_path / "pw.toml")
    await TemplateFiles().write(path, [Template("pw", "Password")])
    assert names((await TemplateFiles().read(path)).templates) == ["pw"]
    with pytest.raises(InvalidInput, match="holds one template"):
        await TemplateFiles().write(path, [Template("a"), Template("b")])


async def test_a_zip_reaches_no_file_outside_and_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../evil.toml", PW)
        archive.writestr("deep/er/pw.toml", PW)
        archive.writestr("bomb.toml", "#" * (LARGEST + 1))
    shelf = await TemplateFiles().read(str(path))
    assert sorted(names(shelf.templates)) == ["evil", "pw"]
    assert ["larger than" in mistake.reason for mistake in shelf.mistakes] == [True]
    assert not (tmp_path.parent.parent / "evil.toml").exists()


@pytest.mark.parametrize("name", ["nothing.toml", "empty", "broken.zip"])
async def test_an_import_of_nothing_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.zip").write_bytes(b"no zip")
    with pytest.raises(InvalidInput):
        await TemplateFiles().read(str(tmp_path / name))


class _Handler(http.server.BaseHTTPRequestHandler):
    content: ClassVar[bytes] = b""
    status: ClassVar[int] = 200
    target: ClassVar[str] = "http://templates.example/t.zip"
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.headers.get("If-None-Match", ""))
        known = self.headers.get("If-None-Match") == '"1"'
        self.send_response(304 if known else self.status)
        if self.status == 302:
            self.send_header("Location", self.target)
        self.send_header("ETag", '"1"')
        self.send_header("Content-Length", "0" if known else str(len(self.content)))
        self.end_headers()
        if not known:
            self.wfile.write(self.content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Says nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    _Handler.content, _Handler.status = _zip({"pw.toml": PW, "bad.toml": "title = "}), 200
    _Handler.target = "http://templates.example/t.zip"
    _Handler.asked.clear()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/t.zip"
    server.shutdown()
    server.server_close()
    thread.join()


def _zip(files: dict[str, str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


async def test_an_address_is_asked_rarely_and_only_for_news(tmp_path: Path, address: str) -> None:
    clock = FakeClock()
    place = TemplateAddress(address, tmp_path / "copy", clock)
    shelf = await place.load()
    assert names(shelf.templates) == ["pw"]
    assert shelf.templates[0].source is TemplateSource.TEAM
    assert len(shelf.mistakes) == 1
    await place.load()
    assert _Handler.asked == [""]
    await clock.advance(AGAIN_AFTER)
    assert await place.load() == shelf
    assert _Handler.asked == ["", '"1"']


async def test_an_address_that_is_away_serves_its_copy_after_a_restart_too(
    tmp_path: Path, address: str
) -> None:
    await TemplateAddress(address, tmp_path / "copy", FakeClock()).load()
    _Handler.status = 500
    (tmp_path / "copy.json").write_text(f'{{"url": "{address}"}}')
    shelf = await TemplateAddress(address, tmp_path / "copy", FakeClock()).load()
    assert names(shelf.templates) == ["pw"]
    assert "answers 500" in shelf.mistakes[-1].reason


@pytest.mark.parametrize(("status", "content"), [(200, b"no zip"), (302, b""), (404, b"")])
async def test_a_bad_answer_costs_the_address_alone_and_keeps_the_good_copy(
    tmp_path: Path, address: str, status: int, content: bytes
) -> None:
    clock = FakeClock()
    place = TemplateAddress(address, tmp_path / "copy", clock)
    await place.load()
    _Handler.status, _Handler.content = status, content
    (tmp_path / "copy.json").write_text(f'{{"url": "{address}"}}')
    await clock.advance(AGAIN_AFTER)
    shelf = await place.load()
    assert names(shelf.templates) == ["pw"]
    assert shelf.mistakes[-1].where == address


@pytest.mark.parametrize(
    ("kind", "damage"),
    [(zipfile.ZIP_DEFLATED, 45), (zipfile.ZIP_BZIP2, 60), (zipfile.ZIP_LZMA, 45), (zipfile.ZIP_STORED, 40)],
)
async def test_a_damaged_template_in_a_zip_costs_no_other(tmp_path: Path, kind: int, damage: int) -> None:
    path = tmp_path / "t.zip"
    with zipfile.ZipFile(path, "w", kind) as archive:
        archive.writestr("bad.toml", PW * 20)
        archive.writestr("pw.toml", PW)
    content = bytearray(path.read_bytes())
    content[damage : damage + 10] = b"\xff" * 10
    path.write_bytes(content)
    shelf = await TemplateFiles().read(str(path))
    assert names(shelf.templates) == ["pw"]
    assert [mistake.where.endswith("bad.toml") for mistake in shelf.mistakes] == [True]


async def test_no_damage_to_a_zip_is_more_than_a_mistake(tmp_path: Path) -> None:
    whole = _zip({"p\u00fc.toml": PW, "pw.toml": PW})
    path = tmp_path / "t.zip"
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        with suppress(InvalidInput):
            await TemplateFiles().read(str(path))


@pytest.mark.parametrize(
    "text",
    [
        "title = " + "[" * 100_000,
        "title = " + "9" * 5_000,
        "title = " + "{a=" * 20_000,
        "title.a" + ".a" * 100_000 + " = 1",
    ],
)
async def test_what_no_reader_of_toml_can_take_is_a_mistake(tmp_path: Path, text: str) -> None:
    (tmp_path / "deep.toml").write_text(text)
    (tmp_path / "pw.toml").write_text(PW)
    shelf = await TemplateFolder(tmp_path, TemplateSource.TEAM).load()
    assert names(shelf.templates) == ["pw"]
    assert len(shelf.mistakes) == 1


async def test_an_address_that_leads_nowhere_is_a_mistake(tmp_path: Path, address: str) -> None:
    clock = FakeClock()
    place = TemplateAddress(address, tmp_path / "copy", clock)
    await place.load()
    _Handler.status = 302
    (tmp_path / "copy.json").write_text("[]")
    for target in ("https://[bad", "https://a.example:99999999/", "https://\u00ad.example/"):
        _Handler.target = target
        await clock.advance(AGAIN_AFTER)
        shelf = await place.load()
        assert names(shelf.templates) == ["pw"]
        assert shelf.mistakes[-1].where == address


async def test_of_two_files_that_differ_by_case_the_one_that_is_named_is_written(tmp_path: Path) -> None:
    own = OwnTemplateFolder(tmp_path)
    for name in ("PW", "Pw", "pw"):
        (tmp_path / f"{name}.toml").write_text(f'title = "{name}"\n')
    if sorted(await own.taken()) != ["PW", "Pw", "pw"]:
        pytest.skip("names of files are equal without regard to case here")
    await own.save(Template("Pw", "new"))
    await own.delete("pw")
    assert await own.taken() == ("PW", "Pw")
    assert [(tmp_path / f"{name}.toml").read_text() for name in ("PW", "Pw")] == [
        'title = "PW"\n',
        'title = "new"\n',
    ]
