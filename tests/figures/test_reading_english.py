"""What is read in English, as a table: the text, and its figures as `kind value[..high] [unit] [hedge]`."""

from __future__ import annotations

import pytest
from figure_lines import read

NUMBERS = [
    ("354,422 people", "cardinal 354422"),
    ("3.2 points", "cardinal 3.2"),
    ("1.234.567 visits", "cardinal 1234567"),
    ("11.460 events", "cardinal 11460"),  # a European thousand: nobody writes a last decimal zero
    ("twenty-one students", "cardinal 21"),
    ("five hundred and four pupils", "cardinal 504"),
    ("twenty-one thousand and eleven", "cardinal 21011"),
    ("3.2 million voters", "cardinal 3200000"),
    ("half a million people", "cardinal 500000"),
    ("two and a half million people", "cardinal 2500000"),
    ("a million and a half", "cardinal 1500000"),
    ("a dozen eggs", "cardinal 12"),
    ("two dozen guests", "cardinal 24"),
    ("3 trillion", "cardinal 3000000000000"),
    ("two point five", "cardinal 2.5"),
    ("minus 7", "cardinal -7"),
    ("between five and seven people", "cardinal 5..7"),
    ("5–7 people", "cardinal 5..7"),
    ("3 to 5 million people", "cardinal 3000000..5000000"),
    ("both sides", "cardinal 2"),
    ("tens of billions", "magnitude 10000000000"),
    ("hundreds of thousands of people", "magnitude 100000"),
    ("several hundred people", "magnitude 100"),
    ("dozens of homes", "magnitude 10"),
    ("twice as many", "multiple 2"),
    ("doubled", "multiple 2"),
    ("a threefold rise", "multiple 3"),
    ("2.5 times as high", "multiple 2.5"),
    ("three times a day", "cardinal 3"),
    ("half-a-billion viewers", "cardinal 500000000"),
    ("half a dozen sites", "cardinal 6"),
    ("a couple of hundred people", "magnitude 100"),
    ("216 000 people", "cardinal 216000"),
    ("1 457 355 voters", "cardinal 1457355"),
    ("1.4m people", "cardinal 1400000"),
    ("some12,500 people", "cardinal 12500 about"),
    ("5 1/2", "cardinal 5.5"),
    ("½ of it", "fraction 0.5"),
    ("one half of it", "fraction 0.5"),
    ("three and a quarter", "cardinal 3.25"),
    ("one and three quarters", "cardinal 1.75"),
    ("300+ people", "cardinal 300 at_least"),
    ("two to three times as many", "multiple 2..3"),
    ("300-odd shops", "cardinal 300 about"),
    ("tested negative four times", "multiple 4"),
    ("four quarters of an orange", "cardinal 4"),
]
MONEY_AND_MEASURES = [
    ("£2.8bn", "money 2800000000 GBP"),
    ("£1.5m", "money 1500000 GBP"),
    ("VND 3.2 billion", "money 3200000000 VND"),
    ("3.2 billion dong", "money 3200000000 VND"),
    ("US$300 million", "money 300000000 USD"),
    ("A$5 million", "money 5000000 AUD"),
    ("VND1-3 million", "money 1000000..3000000 VND"),
    ("$20 43c", "money 20.43 USD"),
    ("tens of billions of dong", "magnitude 10000000000 VND"),
    ("a 5-km road", "measure 5 km"),
    ("£275 m", "money 275000000 GBP"),
    ("US$ 21.9m", "money 21900000 USD"),
    ("AU$1.1 million dollars", "money 1100000 AUD"),
    ("a quarter of a million dollars", "money 250000 USD"),
    ("half of one percent", "percent 0.5"),
    ("a quarter of an hour", "measure 0.25 h"),
    ("eight and one-half percent", "percent 8.5"),
    ("AUD$2 million", "money 2000000 AUD"),
    ("€ 185 000", "money 185000 EUR"),
    ("VND400,000-VND520,000", "money 400000..520000 VND"),
    ("$40 year", "money 40 USD"),
    ("an hour and a half", "measure 1.5 h"),
    ("nearly a year and a half", "measure 1.5 a under"),
    ("two years and a half", "measure 2.5 a"),
    ("half hour", "measure 0.5 h"),
    ("half decade", "measure 5 a"),
    ("a quarter-century", "measure 25 a"),
    ("5 degrees below zero", "measure -5 deg"),
    ("six straight months", "measure 6 mo"),
    ("150 mile-per-hour winds", "measure 150 mph"),
    ("120 km/ hour", "measure 120 km/h"),
    ("over 18s", "measure 18 a over"),
    ("under-5s", "measure 5 a"),
    ("in his late twenties", "measure 20 a"),
    ("plus or minus fifteen percent", "percent 15"),
    ("645 miles", "measure 645 mi"),
    ("2 hectares", "measure 2 ha"),
    ("105 miles per hour", "measure 105 mph"),
    ("25 square kilometres", "measure 25 km2"),
    ("36 billion gallons", "measure 36000000000 gal"),
    ("37.5°C", "measure 37.5 Cel"),
    ("a 48-year-old man", "measure 48 a"),
    ("in her 60s", "measure 60 a"),
    ("in his late 40s", "measure 40 a"),
    ("9.3pc", "percent 9.3"),
    ("two decades", "measure 20 a"),
    ("30 seconds", "measure 30 s"),
    ("50%", "percent 50"),
    ("five to seven percent", "percent 5..7"),
    ("two-thirds", "fraction 2/3"),
    ("a quarter of voters", "fraction 0.25"),
    ("half the voters", "fraction 0.5"),
    ("3/4 of voters", "fraction 0.75"),
    ("nearly 9,500", "cardinal 9500 under"),
    ("more than 490", "cardinal 490 over"),
    ("about 20", "cardinal 20 about"),
    ("at least 12", "cardinal 12 at_least"),
    ("no more than 5 years", "measure 5 a at_most"),
    ("up to 3 billion", "cardinal 3000000000 up_to"),
    ("40 or so", "cardinal 40 about"),
]
DATES = [
    ("16 June 1967", "date 1967-06-16"),
    ("June 16, 1967", "date 1967-06-16"),
    ("the 16th of June", "date XXXX-06-16"),
    ("15/06/2022", "date 2022-06-15"),
    ("06/15/2022", "date 2022-06-15"),
    ("June 2022", "date 2022-06"),
    ("in May", "date XXXX-05"),
    ("on the 16th,", "date XXXX-XX-16"),
    ("in 1990", "date 1990"),
    ("300 BC", "date -0300"),
    ("on Thursday", "date XXXX-WXX-4"),
    ("16–17 December", "period XXXX-12-16..XXXX-12-17"),
    ("30 April to 2 May 2024", "period 2024-04-30..2024-05-02"),
    ("the 2016–2025 period", "period 2016..2025"),
    ("between 1492 and 1498", "period 1492..1498"),
    ("the 1990s", "period 199X"),
    ("around the 15th century", "period 14XX about"),
    ("Q3 2024", "period 2024-Q3"),
    ("the 20th century", "period 19XX"),
    ("the nineteenth and twentieth centuries", "period 18XX..19XX"),
    ("the third quarter of 2024", "period 2024-Q3"),
    ("the first half of 2024", "period 2024-H1"),
    ("9:30 a.m.", "time 09:30"),
    ("5 p.m.", "time 17:00"),
    ("17:30", "time 17:30"),
    ("five o'clock", "time 05:00"),
    ("around 9.30 am", "time 09:30 about"),
    ("midnight", "time 00:00"),
    ("12 noon", "time 12:00"),
    ("half past four", "time 04:30"),
    ("a quarter to six", "time 05:45"),
    ("ten past five in the evening", "time 17:10"),
    ("four thirty p.m.", "time 16:30"),
    ("10.30 GMT", "time 10:30"),
    ("1400 Eastern European Time", "time 14:00"),
    ("0800 local time", "time 08:00"),
    ("0300 to 1200 UTC", "time 03:00..12:00"),
    ("the 1999-00 season", "period 1999..2000"),
    ("4 to 7pm", "time 16:00..19:00"),
    ("the 2013/14 season", "period 2013..2014"),
    ("first-half net profit", "period XXXX-H1"),
    ("the first and second quarters of 2023", "period 2023-Q1..2023-Q2"),
    ("2 & 3 June", "period XXXX-06-02..XXXX-06-03"),
    ("May Day", "date XXXX-05-01"),
    ("the 15th day of the seventh lunar month", "date XXXX-07-15"),
    ("AD 79", "date 0079"),
]
NAMES = [
    ("Directive No. 05", "identifier 5"),
    ("Covid-19", "identifier COVID-19"),
    ("an F-16", "identifier F-16"),
    ("5G", "identifier 5G"),
    ("runway 25R/07L", "identifier 25R/07L"),
    ("won 5-3", "score 5-3"),
    ("twenty-fifth", "ordinal 25"),
    ("the 190th", "ordinal 190"),
    ("a second goal", "ordinal 2"),
    ("World War II", "ordinal 2"),
    ("an F-16-based fleet", "identifier F-16"),
    ("Resolution 12-NQ/TW", "identifier 12-NQ/TW"),
    ("call +84 24 1234 5678", "identifier 842412345678"),
    ("the No 2 seed", "identifier 2"),
    ("tied at 44–44", "score 44-44"),
    ("a score of 5 - 1", "score 5-1"),
    ("the 2007 Grand National", "cardinal 2007"),
]
NOTHING = [
    "It may rain, and they march on.",
    "Test scores rose, and a second later all was quiet.",
    "No one came, and everyone left.",
    "She went to Six Flags again.",
    "He won the match.",
    "It snapped in half.",
    "A goal in each half; credit scores of the debtor.",
    "Think twice before a third party sees the second-hand car.",
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS + MONEY_AND_MEASURES + DATES + NAMES)
def test_reads(text: str, expected: str) -> None:
    assert read(text, "en") == [expected]


@pytest.mark.parametrize("text", NOTHING)
def test_reads_nothing(text: str) -> None:
    assert read(text, "en") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 Grand Slams", "cardinal 5"),
        ("the 16-year-old won gold", "measure 16 a"),
        ("17 pounds of rice", "measure 17 lb"),
        ("17 million pounds", "money 17000000 GBP"),
        ("1,200 soldiers in 2010 homes", "cardinal 1200"),
    ],
)
def test_a_word_that_begins_like_a_unit_is_none(text: str, expected: str) -> None:
    assert read(text, "en")[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose 1.4% to 1,416 points.", ["percent 1.4", "cardinal 1416"]),
        ("the 1980s and 90s", ["period 198X", "period 199X"]),
        ("the first Long March 5B", ["ordinal 1", "cardinal 5000000000"]),
        ("at ages 2 and 4 months", ["measure 2 mo", "measure 4 mo"]),
        ("a 10 150-metre race", ["cardinal 10", "measure 150 m"]),
    ],
)
def test_figures_side_by_side(text: str, expected: list[str]) -> None:
    assert read(text, "en") == expected


def test_figures_of_a_sentence_in_order() -> None:
    text = "On 3 February, more than 120 households in four communes received VND 2.5 billion over 5 years."
    assert read(text, "en") == [
        "date XXXX-02-03",
        "cardinal 120 over",
        "cardinal 4",
        "money 2500000000 VND",
        "measure 5 a",
    ]
