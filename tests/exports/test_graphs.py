"""GeoJSON, JSON-LD, STIX, FollowTheMoney: each opens where it is used."""

import json
from dataclasses import replace
from typing import Any

import pytest
import stix2

from dateline.exports import make_files
from dateline.views import View
from tests.exports.moments import Small, moment
from tests.tellings import ELM, TODAY, line, report

FTM = {
    "Article": "title fileName publisher sourceUrl publishedAt",
    "Person": "name country position",
    "Organization": "name country notes",
    "PublicBody": "name country notes",
    "LegalEntity": "name country notes",
    "Event": "name summary description keywords startDate endDate location country organizer involved proof publisher "
    "sourceUrl recordId",
    "Mention": "document name resolved detectedSchema",
}


def form(view: View | Small, format: str) -> Any:
    (content,) = make_files(view, format).values()
    return json.loads(content)


def entities(view: View | Small) -> list[dict[str, Any]]:
    (content,) = make_files(view, "ftm").values()
    return [json.loads(text) for text in content.decode("utf-8").splitlines()]


def test_only_a_town_or_a_site_is_a_point(view: View) -> None:
    collection = form(view, "geojson")
    assert collection["type"] == "FeatureCollection"
    features = collection["features"]
    points = {f["properties"]["precision"] for f in features if f["geometry"]}
    assert points == {"city", "exact"} or points == {"city"}
    areas = [f for f in features if f["properties"]["precision"] in ("country", "region")]
    assert areas
    assert all(f["geometry"] is None for f in areas)


def test_a_country_with_a_middle_is_no_point_either() -> None:
    middle = replace(ELM, precision="country")
    (feature,) = form(moment(report(line("Norland shelled Sudmark.", "shelled", place=middle))), "geojson")[
        "features"
    ]
    assert feature["geometry"] is None
    (feature,) = form(moment(report(line("Norland shelled Elm.", "shelled", place=ELM))), "geojson")[
        "features"
    ]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-1.25, 60.5]}


def test_the_graph_of_schema_org_is_whole(view: View) -> None:
    graph = form(view, "jsonld")["@graph"]
    assert {node["@type"] for node in graph} == {"NewsArticle", "Event", "Claim", "Quotation"}
    ids = {node["@id"] for node in graph}
    assert len(ids) == len(graph)
    for node in graph:
        for part in ("subjectOf", "about"):
            assert all(ref["@id"] in ids for ref in node.get(part, ()) if "@id" in ref)
        if node["@type"] in ("Claim", "Quotation"):
            assert node["author"]["name"]
            assert node.get("isPartOf", node.get("appearance"))["@id"] in ids


def test_stix2_parses_the_bundle(view: View) -> None:
    (content,) = make_files(view, "stix").values()
    bundle = stix2.parse(content.decode("utf-8"), allow_custom=False)
    kinds = {found["type"] for found in bundle.objects}
    assert kinds == {"identity", "location", "report", "note", "relationship"}
    ids = [found["id"] for found in bundle.objects]
    assert len(ids) == len(set(ids))
    for found in bundle.objects:
        refs = [
            *found.get("object_refs", []),
            *filter(None, [found.get("source_ref"), found.get("target_ref")]),
        ]
        assert set(refs) <= set(ids)


def test_ids_of_stix_are_made_from_content() -> None:
    told = report(line("Norland shelled Elm.", "shelled", place=ELM, day=TODAY))
    other = report(line("Norland met Sudmark.", "met", type="CONSULT"), days=3)
    one = {found["id"]: found for found in form(moment(told), "stix")["objects"]}
    both = {found["id"]: found for found in form(moment(told, other), "stix")["objects"]}
    assert one.items() <= both.items()


def test_every_entity_has_the_properties_of_its_schema(view: View) -> None:
    found = entities(view)
    ids = {entity["id"] for entity in found}
    assert len(ids) == len(found)
    for entity in found:
        properties = entity["properties"]
        assert set(properties) <= set(FTM[entity["schema"]].split())
        assert "name" in properties or entity["schema"] == "Article"
        for part in ("organizer", "involved", "proof", "document", "resolved"):
            assert ids.issuperset(properties.get(part, ()))


def test_followthemoney_validates_every_entity(view: View) -> None:
    ftm = pytest.importorskip(
        "followthemoney", reason="the extra ftm is not installed; it needs the ICU library"
    )
    found = {entity["id"]: entity for entity in entities(view)}
    assert {entity["schema"] for entity in found.values()} == set(FTM)
    for entity in found.values():
        schema = ftm.model.get(entity["schema"])
        schema.validate(entity)
        for name, values in entity["properties"].items():
            property = schema.get(name)
            assert not property.stub
            assert [property.type.clean(value) for value in values] == values
            if property.type.name == "entity":
                kinds = [ftm.model.get(found[value]["schema"]) for value in values]
                assert all(kind.is_a(property.range) for kind in kinds)


def test_nothing_is_lost_in_the_entities_of_followthemoney(view: View) -> None:
    ftm = pytest.importorskip(
        "followthemoney", reason="the extra ftm is not installed; it needs the ICU library"
    )
    for entity in entities(view):
        proxy = ftm.EntityProxy.from_dict(entity, cleaned=False)
        given = {name: sorted(values) for name, values in entity["properties"].items()}
        assert {name: sorted(proxy.get(name)) for name in given} == given
        assert (proxy.id, proxy.schema.name) == (entity["id"], entity["schema"])


def test_an_address_that_a_click_would_run_is_no_link() -> None:
    document, account = report(line("Norland shelled Elm.", "shelled"))
    bad = replace(document, url="javascript:alert(1)")
    view = moment((bad, account))
    for format in ("jsonld", "stix", "ftm", "atom", "jsonfeed", "html", "md"):
        assert b"javascript:" not in b"".join(make_files(view, format).values()), format
