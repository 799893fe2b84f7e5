"""The pages in a real browser: scripts of an article don't run, and the page is drawn as meant."""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from output_briefs import flood_brief, hostile_brief

from vibrief.briefing.model import Brief
from vibrief.output import render_digest_html, render_review

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")

Browse = Callable[..., str]


@pytest.fixture
def browse(tmp_path: Path) -> Browse:
    """Runs Chromium on a page given as text, and gives what it prints."""

    def run(page: str, *flags: str) -> str:
        (tmp_path / "page.html").write_text(page, encoding="utf-8")
        command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", *flags]
        done = subprocess.run(
            [*command, (tmp_path / "page.html").as_uri()], capture_output=True, timeout=300, check=True
        )
        return done.stdout.decode("utf-8")

    return run


def test_the_browser_runs_scripts_where_it_may(browse: Browse) -> None:
    """So that the tests below prove something."""
    assert "<title>HACKED</title>" in browse("<script>document.title='HACKED'</script>", "--dump-dom")


@pytest.mark.parametrize("render", [render_review, lambda brief: render_digest_html([brief])])
def test_a_script_in_an_article_does_not_run(browse: Browse, render: Callable[[Brief], str]) -> None:
    document = html.document_fromstring(browse(render(hostile_brief()), "--dump-dom"))
    assert document.findtext(".//title") != "HACKED"
    assert not document.xpath("//script | //img | //iframe")
    assert "document.title='HACKED'" in document.find("body").text_content()


def test_the_policy_alone_would_stop_a_script(browse: Browse) -> None:
    """Should an escape ever be missing: the page forbids scripts, handlers and foreign styles by itself."""
    attack = "<script>document.title='HACKED'</script><img src=x onerror=\"document.title='HACKED'\">"
    page = render_review(flood_brief()).replace("<main>", f"<main>{attack}")
    assert "<title>HACKED</title>" not in browse(page, "--dump-dom")


def test_nothing_is_wider_than_the_window_and_the_style_applies(browse: Browse, tmp_path: Path) -> None:
    """Measured by a script that a copy's policy lets in, in frames, because windows have a least width."""
    measure = (
        "onload = () => parent.postMessage([innerWidth, document.documentElement.scrollWidth, "
        "getComputedStyle(document.querySelector('.row')).gridTemplateColumns.split(' ').length], '*')"
    )
    digest = base64.b64encode(hashlib.sha256(measure.encode()).digest()).decode()
    page = render_review(flood_brief()).replace("<main>", f"<main><script>{measure}</script>")
    page = page.replace("default-src 'none'", f"default-src 'none'; script-src 'sha256-{digest}'")
    (tmp_path / "inner.html").write_text(page, encoding="utf-8")
    outer = "<script>document.title = ''; onmessage = event => document.title += `(${event.data})`</script>"
    for width in (1280, 768, 360):
        outer += f"<iframe src=inner.html width={width} height=900 style=border:0></iframe>"
    printed = browse(outer, "--dump-dom", "--virtual-time-budget=10000")
    for measured in ("(1280,1280,3)", "(768,768,3)", "(360,360,1)"):
        assert measured in printed


def test_a_print_shows_notes(browse: Browse, tmp_path: Path) -> None:
    browse(render_review(flood_brief()), f"--print-to-pdf={tmp_path / 'page.pdf'}")
    pdftotext = shutil.which("pdftotext")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    if pdftotext:
        done = subprocess.run([pdftotext, str(tmp_path / "page.pdf"), "-"], capture_output=True, check=True)
        assert "The digits differ." in " ".join(done.stdout.decode("utf-8").split())
