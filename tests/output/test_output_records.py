"""result.json: everything is in it, as its schema says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from output_briefs import Sentence, flood_brief, hostile_brief, make_brief

from vibrief import output
from vibrief.article import BLOCK_KINDS
from vibrief.figures.model import FIGURE_KINDS, HEDGES, Severity, Verdict
from vibrief.segment import Rung
from vibrief.terms.model import MENTION_KINDS

VALIDATOR = Draft202012Validator(output.schema())


def test_the_schema_is_a_schema_and_names_its_version() -> None:
    Draft202012Validator.check_schema(output.schema())
    assert output.schema()["$id"].endswith(":1")
    assert output.schema()["properties"]["version"] == {"const": 1}


@pytest.mark.parametrize("brief", [flood_brief(), hostile_brief()], ids=["flood", "hostile"])
def test_results_follow_the_schema(brief: Any) -> None:
    VALIDATOR.validate(json.loads(output.to_json(brief)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 2),
        (("brief", "headline"), None),
        (("provenance", "figures_read"), -1),
        (("translation", "blocks", 0, "kind"), "boilerplate"),
        (("translation", "blocks", 2, "segments", 0, "findings", 0, "verdict"), "right"),
        (("translation", "blocks", 2, "segments", 0, "findings", 0, "source", "value"), 3),
        (("brief", "key_figures", 0, "paragraph"), 0),
    ],
)
def test_the_schema_finds_what_is_wrong(path: tuple[Any, ...], value: object) -> None:
    record = output.to_dict(flood_brief())
    place: Any = record
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not VALIDATOR.is_valid(record)


def literals(schema: dict[str, Any], name: str, field: str) -> set[str]:
    return set(schema["$defs"][name]["properties"][field]["enum"])


def test_the_schema_knows_every_kind_there_is() -> None:
    schema = output.schema()
    block = schema["$defs"]["translation"]["properties"]["blocks"]["items"]["properties"]
    assert set(block["kind"]["enum"]) == set(BLOCK_KINDS) - {"boilerplate"}
    assert literals(schema, "figure", "kind") == set(FIGURE_KINDS)
    assert literals(schema, "figure", "hedge") == set(HEDGES)
    assert literals(schema, "mention", "kind") == set(MENTION_KINDS)
    assert literals(schema, "segment", "how") == set(Rung.__args__)  # type: ignore[attr-defined]
    figures, names = schema["$defs"]["finding"]["oneOf"]
    assert set(figures["properties"]["verdict"]["enum"]) == set(Verdict.__args__)  # type: ignore[attr-defined]
    assert set(names["properties"]["verdict"]["enum"]) == {"same", "altered", "missing"}
    for side in (figures, names):
        assert set(side["properties"]["severity"]["enum"]) == set(Severity.__args__)  # type: ignore[attr-defined]


def test_every_field_is_described_or_says_enough_by_its_type() -> None:
    """A reader of the schema finds all fields of a result in it: nothing is written that it does not name."""

    def unknown(value: Any, schema: dict[str, Any], path: str) -> list[str]:
        while "$ref" in schema:
            schema = output.schema()["$defs"][schema["$ref"].rsplit("/", 1)[1]]
        choices = schema.get("anyOf") or schema.get("oneOf")
        if choices:
            fitting = [
                one
                for one in choices
                if Draft202012Validator({**one, "$defs": output.schema()["$defs"]}).is_valid(value)
            ]
            return unknown(value, fitting[0], path)
        if isinstance(value, list):
            return [name for item in value for name in unknown(item, schema["items"], path)]
        if isinstance(value, dict):
            known = schema["properties"]
            return [
                name
                for key, item in value.items()
                for name in (
                    [f"{path}.{key}"] if key not in known else unknown(item, known[key], f"{path}.{key}")
                )
            ]
        return []

    assert unknown(output.to_dict(flood_brief()), output.schema(), "") == []


def test_a_line_has_the_fields_that_the_filter_promises() -> None:
    made = Sentence("Có 354.422 lượt.", "There were 354,432.", "marked")
    made.figure("value_changed", "354.422", "354,432", "354422", says="354432", note="The digits differ.")
    assert output.line_dict(7, made.done()) == {
        "line": 7,
        "source": "Có 354.422 lượt.",
        "english": "There were 354,432 [source: 354,422].",
        "plain": "There were 354,432.",
        "findings": [
            {
                "verdict": "value_changed",
                "severity": "error",
                "source": {
                    "kind": "cardinal", "value": "354422", "high": None, "unit": None, "hedge": "none",
                    "text": "354.422", "start": 3, "end": 10,
                },
                "target": {
                    "kind": "cardinal", "value": "354432", "high": None, "unit": None, "hedge": "none",
                    "text": "354,432", "start": 11, "end": 18,
                },
                "note": "The digits differ.",
            }
        ],
        "how": "marked",
    }  # fmt: skip


def test_numbers_are_written_in_full_as_strings() -> None:
    text = output.to_json(flood_brief())
    assert '"value": "300000000"' in text
    assert "E+" not in text


def test_offsets_hold_for_source_and_plain() -> None:
    for block in output.to_dict(flood_brief())["translation"]["blocks"]:
        for segment in block["segments"]:
            for finding in segment["findings"]:
                for side, text in (("source", segment["source"]), ("target", segment["plain"])):
                    if finding[side]:
                        assert text[finding[side]["start"] : finding[side]["end"]] == finding[side]["text"]


def test_dangerous_characters_are_escaped_and_come_back() -> None:
    text = output.to_json(hostile_brief())
    assert text.isascii() or not {char for char in text if ord(char) < 32 and char != "\n"}
    assert not set("\x1b\x9b\u202e\u2066\u200b\ufeff\ud800") & set(text)
    assert text.encode("utf-8")
    attack = json.loads(text)["translation"]["blocks"][1]["segments"][0]["source"]
    assert attack.startswith("<script>")
    assert "\u202e" in json.dumps(json.loads(text), ensure_ascii=False)


def test_the_brief_alone_leaves_the_translation_out() -> None:
    record = json.loads(output.brief_to_json(flood_brief()))
    assert set(record) == {"format", "version", "brief", "provenance"}
    assert record["format"] == "vibrief brief"


def test_a_digest_holds_whole_results() -> None:
    record = json.loads(output.render_digest_json([flood_brief(), hostile_brief()]))
    assert (record["format"], record["version"], len(record["results"])) == ("vibrief digest", 1, 2)
    for result in record["results"]:
        VALIDATOR.validate(result)


def test_marks_stand_in_headline_and_points() -> None:
    title = Sentence("Hơn 2.400 hộ", "Over 2,500 households").figure(
        "value_changed", "2.400", "2,500", "2400", says="2500"
    )
    record = output.to_dict(make_brief([("title", [title.done()]), ("paragraph", [title.done()])]))
    assert record["brief"]["headline"] == "Over 2,500 [source: 2,400] households"
    assert record["brief"]["points"][0]["english"] == "Over 2,500 [source: 2,400] households"
    assert record["brief"]["points"][0]["plain"] == "Over 2,500 households"
