"""Downloads of reports: right names, right types, and nothing sent twice."""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace

from api.container import open_services
from api.settings import Settings
from domain.kinds.document import Issued
from domain.recording.acts import Author
from reports.model import encode
from reports.workflow.acts import record_of, records_of_edition
from reports.workflow.files import File
from reports.workflow.requests import ReportOptions
from reports.workflow.workflow import ReportWorkflow
from store.artefacts import Artefacts
from tests.support.copied_ledgers import empty_services, founding_services
from tests.support.graphql_queries import TODAY
from tests.support.http_client import Browser, browsing_product
from tests.support.log_examples import Clock
from tests.support.report_desks import SYMBOL, ReportOffice

pytest_plugins = ("tests.support.report_desk_fixture",)

REPORT = "UNEP/MC/COP.4/INF/17"
EDITION = f"/reports/{REPORT}/1"
PUBLISHED = b"%PDF as it was published"
WRITTEN = PUBLISHED + b" Words."
BEFORE = "document:UNEP/MC/COP.6/INF/29"
PUBLISHED_BEFORE = b"%PDF as it was published without an edition"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Serve a ledger with an edition, and a file that was issued."""
    clock = Clock(TODAY)
    services = founding_services(tmp_path_factory.mktemp("reports"), clock)
    services.close()
    with open_services(services.settings, clock=clock) as opened:
        who = Author(by="officer-1")
        kept = Artefacts(opened.engine)
        desk = ReportWorkflow(opened.ledger, opened.reader, kept, who)
        desk.make(
            REPORT, ReportOptions(period="2018/2021-03", languages=("en", "fr", "zh"))
        )
        file = File(PUBLISHED, "application/pdf", "report.md")
        desk.issue(REPORT, file, number=1, language="zh", written=WRITTEN)
        digest = kept.put(PUBLISHED_BEFORE, "application/pdf")
        issued = Issued(languages=("en",), file_digest=digest)
        opened.ledger.record([record_of(issued, BEFORE, "2025-10")], who)
    with browsing_product(services.settings, clock=clock) as client:
        yield client


@pytest.mark.parametrize(
    ("name", "media_type", "begins"),
    [
        ("zh.docx", "wordprocessingml.document", b"PK"),
        ("zh.md", "text/markdown; charset=utf-8", b""),
        ("en.html", "text/html; charset=utf-8", b"<!DOCTYPE html>"),
        ("en.json", "application/json", b"{"),
    ],
)
def test_an_edition_is_saved_under_its_name(
    reader: Browser, name: str, media_type: str, begins: bytes
) -> None:
    """The type is the right one, and the name says which report, edition, language."""
    found = reader.get(f"{EDITION}/{name}")

    assert found.status_code == 200
    assert media_type in found.headers["content-type"]
    assert (
        "filename*=UTF-8''UNEP-MC-COP.4-INF-17-edition-1"
        in (found.headers["content-disposition"])
    )
    assert found.content.lower().startswith(begins.lower())


def test_what_one_has_is_not_sent_again(reader: Browser) -> None:
    """A browser that has the file is told so, and nothing is written anew."""
    first = reader.get(f"{EDITION}/zh.md")

    tag = first.headers["etag"]
    again = reader.get(f"{EDITION}/zh.md", headers={"if-none-match": tag})
    other = reader.get(f"{EDITION}/en.md", headers={"if-none-match": tag})

    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200


@pytest.mark.parametrize("given", ["{0}", '"x", {0}', "{1}", '"x", {1}'])
def test_the_tag_holds_for_a_compressed_file_too(reader: Browser, given: str) -> None:
    """It is weak, and compared as such; caches keep the two forms apart."""
    path = f"{EDITION}/zh.md"
    plain = reader.get(path, headers={"accept-encoding": "identity"})
    packed = reader.get(path, headers={"accept-encoding": "gzip"})
    tag = packed.headers["etag"]

    known = given.format(tag, tag.removeprefix("W/"))
    again = reader.get(path, headers={"if-none-match": known})

    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert tag == plain.headers["etag"]
    assert tag.startswith("W/")
    assert again.status_code == 304
    vary = {one.headers["vary"].lower() for one in (plain, packed, again)}
    assert vary == {"accept-encoding"}


@pytest.mark.parametrize("name", ["zh.docx", "zh.pdf"])
def test_file_that_is_compressed_already_is_sent_as_it_is(
    reader: Browser, name: str
) -> None:
    """To compress it again would take time and save nothing."""
    found = reader.get(f"{EDITION}/{name}", headers={"accept-encoding": "gzip"})

    assert found.status_code == 200
    assert "content-encoding" not in found.headers


def test_the_annotated_version_is_another_file(reader: Browser) -> None:
    """With each sentence's entry and source the file has another name and tag."""
    clean = reader.get(f"{EDITION}/zh.md")

    annotated = reader.get(f"{EDITION}/zh.md", params={"annotated": "true"})

    assert "annotated" in annotated.headers["content-disposition"]
    assert annotated.headers["etag"] != clean.headers["etag"]
    assert len(annotated.content) > len(clean.content)


def test_an_issued_file_is_sent_as_it_was_published(reader: Browser) -> None:
    """Under its digest stand its bytes, for ever."""
    digest = sha256(PUBLISHED).hexdigest()

    found = reader.get(f"/files/{digest}")
    again = reader.get(f"/files/{digest}", headers={"if-none-match": f'"{digest}"'})

    assert found.content == PUBLISHED
    assert found.headers["content-type"] == "application/pdf"
    assert "immutable" in found.headers["cache-control"]
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", ("Edition 1", "awaited", "differs from")), ("zh", ("版本 1", "待核可"))],
)
def test_the_page_shows_where_the_report_stands(
    reader: Browser, language: str, said: tuple[str, ...]
) -> None:
    """Whoever opens it sees the editions, who is awaited, and where the files are."""
    page = reader.get(f"/reports/{REPORT}", params={"language": language})

    assert page.status_code == 200
    assert all(one in page.text for one in said)
    assert f'href="{EDITION}/zh.docx"' in page.text
    assert f'href="/files/{sha256(PUBLISHED).hexdigest()}"' in page.text


def test_the_page_shows_the_checklist(reader: Browser) -> None:
    """The editor sees what is open, and apart from it what is settled."""
    page = reader.get(f"/reports/{REPORT}", params={"language": "en"})

    assert "Checklist before submission" in page.text
    assert "a session has no agenda item" in page.text
    assert "<details>" in page.text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            ("from 2018 to March 2021", "21 November 2026", "Not final", "Français"),
        ),
        ("zh", ("2018年至2021年3月", "2026年11月21日", "未定稿", "Français")),
    ],
)
def test_the_page_says_days_and_languages_in_words(
    reader: Browser, language: str, said: tuple[str, ...]
) -> None:
    """Nobody has to know how a date or a language is written in code."""
    page = reader.get(f"/reports/{REPORT}", params={"language": language})

    body = page.text.partition("<main")[2].partition('<p class="cite">')[0]
    assert all(one in body for one in (*said, "Français"))
    assert not re.search(r">[^<]*(2018/2021-03|2026-11-21)", body)
    assert all(f">{one}</a>" in body for one in ("Word", "PDF", "Akoma Ntoso"))


def test_the_page_says_what_was_issued_of_no_edition(reader: Browser) -> None:
    """What was issued before there were editions is found all the same."""
    page = reader.get("/reports/UNEP/MC/COP.6/INF/29", params={"language": "en"})

    assert "No edition was made yet." in page.text
    assert f'href="/files/{sha256(PUBLISHED_BEFORE).hexdigest()}"' in page.text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("Joint reports", "0 of 3", "issued", "Fourth meeting")),
        ("zh", ("联合报告", "0/3", "已印发", "第四次会议")),
    ],
)
def test_all_reports_are_listed_on_a_page(
    reader: Browser, language: str, said: tuple[str, ...]
) -> None:
    """Whoever looks for a report finds it there, the newest first."""
    page = reader.get("/reports", params={"language": language})

    links = re.findall(r'<th scope="row"><a href="/reports/([^"?]+)', page.text)
    assert all(one in page.text for one in said)
    assert links == ["UNEP/MC/COP.6/INF/29", REPORT]


@pytest.mark.parametrize("address", ["/", "/explorer", f"/reports/{REPORT}"])
def test_every_page_leads_to_the_reports(reader: Browser, address: str) -> None:
    """The reports are one click away from wherever one is, in the same language."""
    page = reader.get(address, params={"language": "zh"})

    head = page.text.partition("<main")[0]
    assert '<a href="/reports?language=zh">报告</a>' in head


def test_a_page_of_reports_that_cannot_be_is_refused(reader: Browser) -> None:
    """An address that somebody changed by hand is answered in words."""
    page = reader.get("/reports", params={"after": "nonsense", "language": "en"})

    assert page.status_code == 400
    assert "is no cursor of this question" in page.text


@pytest.mark.slow
def test_every_file_of_the_page_is_there(reader: Browser) -> None:
    """No link of the page leads nowhere."""
    page = reader.get(f"/reports/{REPORT}")

    links = re.findall(r'href="(/(?:reports|files)/[^"]+)"', page.text)
    found = {link: reader.get(link).status_code for link in links if "pdf" not in link}

    assert len(found) > len(("docx", "html", "md", "xml"))
    assert {*found.values()} == {200}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/", "private, no-cache"),
        ("/reports", "private, no-cache"),
        (f"/reports/{REPORT}", "private, no-cache"),
        (f"{EDITION}/en.md", "private, no-cache"),
        (f"/files/{sha256(PUBLISHED).hexdigest()}", "private, max-age"),
    ],
)
def test_no_cache_of_others_keeps_what_was_sent(
    reader: Browser, address: str, expected: str
) -> None:
    """A draft is for those whom a proxy admits: no shared cache keeps it."""
    answer = reader.get(address)

    assert answer.status_code == 200
    assert answer.headers["cache-control"].startswith(expected)


@pytest.mark.parametrize("name", ["a/b\r\nset-cookie: c=d", "文本/x", "a", ""])
def test_a_file_of_any_media_type_is_sent(tmp_path: Path, name: str) -> None:
    """What a folder that was imported calls it adds nothing to the answer."""
    clock = Clock(TODAY)
    services = empty_services(tmp_path, clock)
    digest = Artefacts(services.engine).put(b"as it was", name)
    services.close()

    with browsing_product(services.settings, clock=clock) as client:
        answer = client.get(f"/files/{digest}")

    assert answer.content == b"as it was"
    assert answer.headers["content-type"] == "application/octet-stream"


def test_a_template_that_fails_is_said(office: ReportOffice) -> None:
    """An edition may have been made with a template before it was tried."""
    office.plan()
    first = office.made(period="2018/2021-03")
    template = office.artefacts.put(b"no Word file", "application/octet-stream")
    desk, life = office.of(), office.life()
    second = replace(first, edition=2)
    office.artefacts.put(encode(second), "application/json")
    version = desk.version(life)
    desk.record(
        records_of_edition(second, life, desk.today, version, template=template)
    )
    settings = Settings(database=str(office.desk.engine.url))

    with browsing_product(settings, clock=office.desk.clock) as client:
        answer = client.get(f"/reports/{SYMBOL}/2/en.docx")

    assert answer.status_code == 503
    assert "not a Word file" in answer.text


def test_a_page_of_no_report_says_so(reader: Browser) -> None:
    """A name that nobody knows is answered in words, with what reads alike."""
    page = reader.get("/reports/UNEP/MC/COP.4/INF/18")

    assert page.status_code == 404
    assert "knows no subject" in page.text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/reports/Atlantis/1/en.md", "knows no subject"),
        (f"/reports/{REPORT}/7/en.md", "has no edition 7"),
        (f"{EDITION}/en.odt", "it can be docx"),
        (f"{EDITION}/ru.md", "it is there in en, fr, zh"),
        (f"/files/{'0' * 64}", "keeps nothing with the digest"),
    ],
)
def test_what_is_not_there_is_said(reader: Browser, address: str, said: str) -> None:
    """An address that leads nowhere is answered in words."""
    found = reader.get(address)

    assert found.status_code == 404
    assert said in found.text


def test_a_half_translated_file_is_refused(office: ReportOffice) -> None:
    """The answer lists what lacks words; the annotated file is sent."""
    office.plan()
    office.made(period="2018/2021-03")
    settings = Settings(database=str(office.desk.engine.url))

    with browsing_product(settings, clock=office.desk.clock) as client:
        refused = client.get(f"/reports/{SYMBOL}/1/zh.md")
        annotated = client.get(f"/reports/{SYMBOL}/1/zh.md?annotated=true")

    assert refused.status_code == 409
    assert "Joint task force" in refused.text
    assert annotated.status_code == 200
