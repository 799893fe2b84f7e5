"""The pages: every finding is shown, nothing is loaded, and no text of an article is markup."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from lxml import html
from lxml.html import HtmlElement
from output_briefs import ATTACKS, Sentence, flood_brief, hostile_brief, make_brief

from vibrief.briefing.model import Brief
from vibrief.output import render_digest_html, render_html, render_review
from vibrief.output.text import clean

PAGES = {
    "review": lambda brief: render_review(brief),
    "brief": lambda brief: render_html(brief),
    "digest": lambda brief: render_digest_html([brief, brief]),
}


def parse(page: str) -> HtmlElement:
    return html.document_fromstring(page)


def words(element: HtmlElement) -> str:
    """The text of an element without the notes that are hidden until somebody points at them."""
    for note in element.xpath(".//*[@role='tooltip']"):
        note.drop_tree()
    return " ".join(element.text_content().split())


@pytest.fixture(scope="module")
def review() -> HtmlElement:
    return parse(render_review(flood_brief()))


@pytest.fixture(params=PAGES)
def hostile_page(request: pytest.FixtureRequest) -> str:
    return PAGES[request.param](hostile_brief())


def test_source_and_english_stand_side_by_side() -> None:
    rows = parse(render_review(flood_brief())).find_class("row")
    assert [row.get("class").split()[1] for row in rows] == [
        "title", "date", "lede", "heading", "paragraph", "caption", "paragraph", "paragraph", "byline",
    ]  # fmt: skip
    assert [row.find_class("label")[0].text for row in rows] == [
        "Title", "Date", "1", "Heading", "2", "Caption", "3", "4", "Byline",
    ]  # fmt: skip
    heading = rows[3]
    assert heading.find("h3[@lang='vi']").text_content().strip() == "Khắc phục hậu quả"
    assert words(heading.find_class("english")[0]) == "Repairing the damage"
    assert words(rows[4].find_class("english")[0]).startswith("354,432 [source: 354,422] people took part")


@pytest.mark.parametrize(
    ("text", "style", "said"),
    [
        ("2,400", "ok same", ["proved", "source: 2.400 = 2,400"]),
        (
            "9,500",
            "notice hedge_changed",
            ["hedge differs", "source: gần 9.500 = nearly 9,500", "The source says nearly"],
        ),
        (
            "354,432",
            "error value_changed",
            ["value differs", "source: 354.422 = 354,422", "English: 354,432"],
        ),
        ("$300 million", "error unit_changed", ["unit differs", "source: 300 triệu đồng = VND 300 million"]),
        ("1,038 km", "ok converted", ["proved, converted", "source: 645 dặm"]),
        ("13 m", "ok rounded", ["proved, rounded", "source: 12,8 m"]),
        ("40", "error added", ["not in the source", "No such figure in the source."]),
        ("Kilimanjaro's", "error altered", ["name differs", "source: Schumacher"]),
    ],
)
def test_every_verdict_has_its_style_and_its_note(
    review: HtmlElement, text: str, style: str, said: list[str]
) -> None:
    (figure,) = review.xpath(
        f'//*[contains(@class, "{style}")][mark="{text}"][ancestor::*[contains(@class, "english")]]'
    )
    assert figure.get("tabindex") == "0"
    note = review.get_element_by_id(figure.get("aria-describedby"))
    assert note.get("role") == "tooltip"
    for phrase in said:
        assert phrase in note.text_content()


def test_a_missing_figure_stands_at_the_end_of_its_sentence() -> None:
    page = parse(render_review(flood_brief()))
    missing = page.xpath('//*[contains(@class, "error missing")][b="[source: 197 km]"]')
    assert len(missing) == 1
    assert "canals were dredged. [source: 197 km]" in words(
        page.get_element_by_id("b4").find_class("english")[0]
    )


def test_both_sides_of_a_figure_belong_together(review: HtmlElement) -> None:
    row = review.get_element_by_id("b4")
    pair = [element for element in row.find_class("f") if "354" in (element.findtext("mark") or "")]
    numbers = {re.search(r"\bq\d+\b", element.get("class"))[0] for element in pair}  # type: ignore[index]
    assert len(pair) == 2
    assert len(numbers) == 1
    assert f".{numbers.pop()}" in review.findtext(".//style")


def test_the_summary_counts_and_links_to_what_is_marked(review: HtmlElement) -> None:
    assert [item.text_content() for item in review.find_class("tally")[0]] == [
        "10 of 15 figures proved", "9 marked as wrong", "1 figure worth a look",
    ]  # fmt: skip
    links = review.xpath('//*[contains(@class, "jumps")]//a')
    assert len(links) == 10
    for link in links:
        target = review.get_element_by_id(link.get("href")[1:])
        assert "f" in target.get("class").split()


def test_names_and_terms_are_counted_apart_and_share_one_flag_where_they_are_missing() -> None:
    made = Sentence("UBND xã Hưng Hội và huyện Vĩnh Lợi có 12 tổ.", "There are 12 groups.")
    made.name("missing", "xã Hưng Hội", None, "place", "Hung Hoi commune")
    made.name("missing", "huyện Vĩnh Lợi", None, "place", "Vinh Loi district").figure(
        "same", "12", "12", "12"
    )
    page = parse(render_review(make_brief([("paragraph", [made.done()])])))
    tally = [item.text_content() for item in page.find_class("tally")[0]]
    assert tally[1:] == ["0 marked as wrong", "0 figures worth a look", "2 names and terms worth a look"]
    (flag,) = page.find_class("flag")
    shown = flag.getparent()
    assert shown.findtext("span[@class='flag-count']") == "2"
    for phrase in ("source: xã Hưng Hội = Hung Hoi commune", "source: huyện Vĩnh Lợi = Vinh Loi district"):
        assert phrase in shown.text_content()
    assert len(page.xpath('//*[contains(@class, "jumps")]//a')) == 2


def test_a_word_that_need_not_be_said_is_no_error() -> None:
    made = Sentence("Có một tổ mới.", "There is a first group.").figure(
        "missing", "một", None, "1", severity="ok"
    )
    made.figure("added", None, "first", "1", kind="ordinal", severity="ok")
    page = parse(render_review(make_brief([("paragraph", [made.done()])])))
    assert [element.findtext("mark") for element in page.find_class("free")] == ["một", "first"]
    assert "need not be stated" in page.find_class("free")[0].text_content()
    assert not page.xpath('//*[contains(@class, "row")]//*[contains(@class, "bracket")]')


def test_points_and_figures_link_to_their_paragraphs(review: HtmlElement) -> None:
    cites = review.find_class("cite")
    assert len(cites) == 4 + 9
    for cite in cites:
        row = review.get_element_by_id(cite.get("href")[1:])
        label = row.find_class("label")[0].text
        assert cite.text == (f"¶ {label}" if label.isdecimal() else label.lower())


def test_a_marked_point_shows_its_bracket(review: HtmlElement) -> None:
    brackets = [element.text for element in review.xpath('//*[@class="points"]//*[@class="bracket"]')]
    assert brackets == ["[source: 354,422]", "[source: VND 300 million]", "[source: 197 km]"]


def test_repaired_sentences_say_how(review: HtmlElement) -> None:
    notes = " ".join(
        note.text_content() for note in review.xpath('//*[contains(@class, "repaired")]//*[@role="tooltip"]')
    )
    for phrase in ("another hypothesis", "forced", "clause by clause", "kept out", "in place of a wrong one"):
        assert phrase in notes


def test_sums_of_one_currency_make_a_chart(review: HtmlElement) -> None:
    (chart,) = review.find_class("chart")
    assert chart.findtext("figcaption") == "In dong"
    bars = [
        (bar.findtext("*[@class='what']"), bar.findtext("*[@class='value']"))
        for bar in chart.find_class("bar")
    ]
    assert bars == [
        ("disbursed in aid", "VND 3.2 billion"), ("donated", "VND 300 million"),
        ("for roads", "VND 1.1 billion"), ("for schools", "VND 2.4 billion"),
    ]  # fmt: skip
    lengths = [float(rect.get("width")) for rect in chart.iter("rect")]
    assert lengths == pytest.approx([100, 9.38, 34.38, 75], abs=0.01)


def test_two_figures_make_no_chart() -> None:
    made = flood_brief()
    assert not parse(render_html(replace(made, key_figures=made.key_figures[:3]))).find_class("chart")


def test_rows_that_belong_together_share_a_group(review: HtmlElement) -> None:
    bodies = review.xpath('//table[@class="figures"]/tbody')
    assert sum(len(body) for body in bodies) == 9
    assert len(bodies) < 9


def test_the_brief_alone_shows_the_paragraphs_it_cites() -> None:
    page = parse(render_html(flood_brief()))
    assert [row.get("id") for row in page.find_class("row")] == ["b0", "b2", "b4", "b5", "b6", "b7"]


def test_a_digest_lists_its_articles_and_keeps_their_links_apart() -> None:
    page = parse(render_digest_html([flood_brief(), flood_brief()]))
    assert [link.get("href") for link in page.xpath('//*[@class="contents"]//a')] == ["#a1", "#a2"]
    for link in page.xpath("//a[starts-with(@href, '#')]"):
        article = page.get_element_by_id(link.get("href")[1:]).xpath("ancestor-or-self::article")[0]
        assert link.xpath("ancestor::nav | ancestor::article")[0] in (article, *page.iter("nav"))


@pytest.mark.parametrize("page", PAGES)
def test_no_two_elements_share_an_id_and_every_link_leads_somewhere(page: str) -> None:
    document = parse(PAGES[page](flood_brief()))
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in document.xpath("//a/@href")} <= set(ids)
    assert set(document.xpath("//@aria-describedby")) <= set(ids)


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_self_contained_and_forbid_scripts(page: str) -> None:
    text = PAGES[page](flood_brief())
    document = parse(text)
    (policy,) = document.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not document.xpath(
        "//script | //link | //img | //iframe | //object | //@style | //@src | //@srcset"
    )
    assert not re.search(r"url\(|@import|https?:", text)


def test_no_markup_of_an_article_reaches_a_page(hostile_page: str) -> None:
    document = parse(hostile_page)
    assert {element.tag for element in document.iter() if isinstance(element.tag, str)} <= {
        "html", "head", "meta", "title", "style", "body", "main", "article", "section", "header", "footer",
        "nav", "h1", "h2", "h3", "p", "ul", "ol", "li", "a", "table", "thead", "tbody", "tr", "th", "td",
        "div", "span", "b", "mark",
        "details", "summary", "figure", "figcaption", "svg", "rect",
    }  # fmt: skip
    assert not [name for element in document.iter() for name in element.attrib if name.startswith("on")]
    assert all(href.startswith("#") for href in document.xpath("//@href"))


def test_what_an_article_says_is_shown_as_it_says_it() -> None:
    text = parse(render_review(hostile_brief())).text_content()
    for attack in ATTACKS:
        assert clean(attack).strip() in text


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x9b", "\u202e", "\u2066", "\ud800", "\ufeff"])
def test_no_control_character_reaches_a_page(hostile_page: str, char: str) -> None:
    assert char not in hostile_page


def without(brief: Brief) -> Brief:
    return replace(brief, key_figures=(), points=(), places=(), organisations=(), published=None)


@pytest.mark.parametrize("page", PAGES)
def test_a_brief_without_figures_points_or_names_is_a_page_still(page: str) -> None:
    bare = without(make_brief([("caption", [Sentence("Ảnh.", "A photo.").done()])], source="-"))
    document = parse(PAGES[page](bare))
    assert document.findtext(".//h1")
    assert "standard input" in document.text_content()
    assert not document.find_class("figures")
