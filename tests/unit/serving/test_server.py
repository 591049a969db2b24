"""The preview over HTTP: for this machine alone, only to read, and what a mistake looks like there."""

import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from tests.conftest import Municipality, tree

from noodsteunpunt.cli.main import FOLDER_FAULT, main
from noodsteunpunt.serving.desk import Desk
from noodsteunpunt.serving.server import PreviewServer, hosts_at

BAKEN = "locations/punten/de-baken.yml"


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    data: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.data.decode()


@dataclass
class Served:
    """A running preview. faults: of ours, that it told."""

    server: PreviewServer
    faults: list[Exception]

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """One request, with the path as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=30)
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        answer = Answer(response.status, dict(response.getheaders()), response.read())
        connection.close()
        return answer

    def look(self) -> None:
        """See what was saved, without waiting for the next look."""
        self.server.desk.preview.look()


@pytest.fixture
def served(municipality: Municipality) -> Iterator[Served]:
    """The preview of the test municipality."""
    faults: list[Exception] = []
    server = PreviewServer(Desk(municipality.folder), 0, faults.append)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    served = Served(server, faults)
    while not server.desk.preview.version.number:
        pass
    yield served
    server.shutdown()
    thread.join()


def test_it_only_listens_on_this_machine(served: Served) -> None:
    """Nobody else in the building can look along."""
    assert served.server.server_address[0] == "127.0.0.1"
    assert served.server.address == f"http://127.0.0.1:{served.server.server_port}/"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", ""])
def test_a_foreign_host_is_refused(served: Served, host: str) -> None:
    """A page elsewhere that points its own name at this machine gets nothing (DNS rebinding)."""
    answer = served.ask("/site/", Host=host.format(port=served.server.server_port))
    assert (answer.status, answer.text) == (403, "Alleen op deze computer.\n")


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}"])
def test_both_names_of_this_machine_work(served: Served, host: str) -> None:
    """As people type it."""
    assert served.ask("/", Host=host.format(port=served.server.server_port)).status == 200


def test_the_port_of_http_itself_is_left_out_by_browsers() -> None:
    """With --port 80 a browser says only the name; with any other port also the number."""
    assert hosts_at(80) == {"127.0.0.1", "localhost", "127.0.0.1:80", "localhost:80"}
    assert hosts_at(8000) == {"127.0.0.1:8000", "localhost:8000"}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS"])
def test_it_only_reads(served: Served, municipality: Municipality, method: str) -> None:
    """Only GET is answered."""
    before = tree(municipality.folder)
    assert served.ask("/site/", method).status == 501
    assert tree(municipality.folder) == before


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd", "/site/../../locations/gemeente.yml", "/site/%2e%2e/%2e%2e/locations/gemeente.yml",
        "/locations/gemeente.yml", "/site/locations/gemeente.yml", "/desk.html", "/panel.html", "/vel/../../x.pdf",
        "/vel/flyer-wijk-0000-nl.pdf", "/vel/flyer-wijk-1007-nl/99.png", "/vel/flyer-wijk-1007-nl/x.png",
        "/site/druk/flyer-wijk-1007-xx.pdf", "/site/sw.js", "/nergens", "/site//etc/passwd",
    ],
)  # fmt: skip
def test_only_paths_of_the_preview_exist(served: Served, path: str) -> None:
    """Whatever else is asked is not there; no file of the folder or the machine can be read."""
    answer = served.ask(path)
    assert (answer.status, answer.text) == (404, "Dit is er niet.\n")


def test_every_answer_keeps_to_itself(served: Served) -> None:
    """No copy, no guessing, no other page around it, and no service worker on this machine."""
    for path in ("/", "/desk.js", "/site/", "/rond?pad=", "/nergens"):
        headers = served.ask(path).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert served.ask("/").headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert "worker-src 'none'" in served.ask("/site/").headers["Content-Security-Policy"]


def test_the_published_page_has_no_script_of_the_preview(served: Served) -> None:
    """What refreshes the preview lives in the frame around it."""
    assert "/desk.js" in served.ask("/").text
    assert "desk" not in served.ask("/site/").text


def test_a_page_without_its_slash_is_sent_on(served: Served) -> None:
    """As a host does, because links in the page count from its folder."""
    answer = served.ask("/site/fy/over")
    assert (answer.status, answer.headers["Location"]) == (302, "over/")


def test_an_address_that_does_not_exist_shows_the_page_for_that(served: Served) -> None:
    """The site's own page, so that it can be looked at too."""
    answer = served.ask("/site/bestaat-niet/")
    assert answer.status == 404
    assert "<!doctype html>" in answer.text


def test_a_mistake_stands_where_the_page_would_be(served: Served, municipality: Municipality) -> None:
    """The whole sentence with its repair; the last good page is one click away, and it goes when it is repaired."""
    municipality.edit(BAKEN, "0001 AA", "1 AA")
    served.look()
    panel = served.ask("/site/fy/").text
    assert "<h1>Er is een fout in de map</h1>" in panel
    assert (
        "locations/punten/de-baken.yml, regel 8 (locatie.postcode): &#39;1 AA&#39; is geen postcode\n"
        "    Zo kan het wel: schrijf vier cijfers en twee letters, zoals 1234 AB</pre>"
    ) in panel
    assert '<a href="/goed/fy/">Laat de laatste goede versie zien</a>' in panel
    assert "0001 AA" in served.ask("/goed/fy/").text
    municipality.edit(BAKEN, "1 AA", "0001 AB")
    served.look()
    assert "0001 AB" in served.ask("/site/fy/").text


def test_a_folder_that_never_was_good_has_no_last_good_page(served: Served, municipality: Municipality) -> None:
    """Then the panel is all there is, also at the other address."""
    municipality.remove("locations/gemeente.yml")
    desk = Desk(municipality.folder)
    desk.preview.look()
    served.server.desk = desk
    for path in ("/site/", "/goed/"):
        panel = served.ask(path).text
        assert "locations/gemeente.yml: dit bestand ontbreekt" in panel
        assert "laatste goede" not in panel
    assert json.loads(served.ask("/rond?pad=").text) == {}


def test_nothing_from_the_folder_is_html_in_the_panel(served: Served, municipality: Municipality) -> None:
    """A value that looks like HTML is shown as it was typed."""
    municipality.edit(BAKEN, "0001 AA", '"<script>alert(1)</script>"')
    served.look()
    panel = served.ask("/site/%3Cscript%3E/").text
    assert "<script" not in panel
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in panel


def test_the_desk_hears_the_version_and_what_to_look_at(served: Served, municipality: Municipality) -> None:
    """One line per save, with the warnings in the words of the terminal."""
    connection = http.client.HTTPConnection("127.0.0.1", served.server.server_port, timeout=30)
    connection.request("GET", "/stand")
    stream = connection.getresponse()
    assert stream.getheader("Content-Type") == "text/event-stream"
    assert _told(stream) == {"nummer": 1, "fouten": 0, "letop": []}
    municipality.edit("locations/punten/het-anker.yml", "naam: Het Anker", "naam: Het Anker #2")
    (warning,) = served.server.desk.preview.wait_beyond(1, 30).warnings
    assert _told(stream) == {"nummer": 2, "fouten": 0, "letop": [str(warning)]}
    municipality.edit("locations/punten/het-anker.yml", "0002 BB", "2 BB")
    assert _told(stream)["fouten"] == 1
    connection.close()


def _told(stream: http.client.HTTPResponse) -> dict[str, Any]:
    """The next event of a stream."""
    line = b""
    while not line.startswith(b"data: "):
        line = stream.readline()
    told: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
    return told


def test_around_a_page(served: Served) -> None:
    """The languages of this page, and the wijk its flyer is of; a page of no wijk keeps the wijk one was in."""
    site = served.server.desk.preview.version.site
    assert site is not None
    wijk = site.wijken[1]
    code = site.code(wijk)
    around = json.loads(served.ask(f"/rond?pad=fy/{code}/").text)
    assert around["gemeente"] == "Testwaard"
    assert (around["wijk"], around["taal"]) == (code, "fy")
    assert [taal["pad"] for taal in around["talen"]] == [f"{code}/", f"fy/{code}/"]
    punt = next(punt for punt in site.punten if punt.in_use)
    assert json.loads(served.ask(f"/rond?pad={site.code(punt)}/").text)["wijk"] == site.code(site.wijk(punt.wijk))
    assert json.loads(served.ask(f"/rond?pad=72-uur/&wijk={code}").text)["wijk"] == code


def test_a_flyer_as_picture_and_as_pdf(served: Served) -> None:
    """At its own address and at the one that the wijk page links to."""
    site = served.server.desk.preview.version.site
    assert site is not None
    code = site.code(site.wijk(site.punt("de-baken").wijk))
    name = f"flyer-wijk-{code}-nl"
    assert f"druk/{name}.pdf" in served.ask(f"/site/{code}/").text
    assert served.ask(f"/vel/{name}/1.png").data.startswith(b"\x89PNG")
    for path in (f"/vel/{name}.pdf", f"/site/druk/{name}.pdf"):
        answer = served.ask(path)
        assert (answer.headers["Content-Type"], answer.data[:5]) == ("application/pdf", b"%PDF-")


def test_a_fault_of_ours_is_a_sentence_and_the_preview_goes_on(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """The editor hears that it is not the folder; the makers get their line."""

    def fail(*_: Any) -> None:
        raise ZeroDivisionError("<oei>")

    with monkeypatch.context() as patched:
        patched.setattr(served.server.desk, "pages", fail)
        answer = served.ask("/site/")
    assert answer.status == 500
    assert "Er ging iets mis in het programma zelf" in answer.text
    assert "ZeroDivisionError(&#39;&lt;oei&gt;&#39;)" in answer.text
    assert [repr(fault) for fault in served.faults] == ["ZeroDivisionError('<oei>')"]
    assert served.ask("/site/").status == 200


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for another process")
def test_ctrl_c_stops_with_a_word(municipality: Municipality) -> None:
    """It says where it is, and ends without a traceback, also while a browser is listening."""
    # A shell that started the tests in the background has switched Ctrl-C off for all that runs in them.
    hears = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    program = f"{hears}from noodsteunpunt.cli.main import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "serve", str(municipality.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        first = serving.stdout.readline()
        second = serving.stdout.readline()
        port = int(first.rpartition(":")[2].strip("/\n"))
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", "/stand")
        connection.getresponse().readline()
        serving.send_signal(signal.SIGINT)
        rest, said = serving.communicate(timeout=30)
    connection.close()
    assert first == f"De voorvertoning staat op http://127.0.0.1:{port}/\n"
    assert second == "Stop met Ctrl-C. Er wordt niets gemaakt of gepubliceerd.\n"
    assert rest == "\nGestopt.\n"
    assert (serving.returncode, said) == (0, "")


@pytest.mark.parametrize("port", ["taken", "70000"])
def test_a_port_that_cannot_be_used(served: Served, municipality: Municipality, capsys: Any, port: str) -> None:
    """One sentence, whatever the system says about it."""
    port = str(served.server.server_port) if port == "taken" else port
    assert main(["serve", str(municipality.folder), "--port", port]) == FOLDER_FAULT
    assert capsys.readouterr().err == (
        f"fout[NSP736]: poort {port} kan niet gebruikt worden\n"
        "--> --port\n"
        " = Zo kan het wel: kies een andere, of laat --port weg\n"
        "\n1 fout. Meer uitleg: nsp explain NSP736\nEr is niets gemaakt of veranderd.\n"
    )


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: Any) -> None:
    """A typing error is told at once, not in a browser."""
    assert main(["serve", str(tmp_path / "nergens")]) == FOLDER_FAULT
    assert "deze map bestaat niet" in capsys.readouterr().err
