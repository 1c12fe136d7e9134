"""The linked data says what the tables say, and conforms to the project's shapes for a second engine."""

import json

import pytest
from pyshacl import validate
from rdflib import RDF, Dataset, Graph, URIRef

from exports import OUTPUT, rows

PROV = "http://www.w3.org/ns/prov#"
BASE = json.loads((OUTPUT / "csv/datapackage.json").read_text("utf-8"))["id"].split("dataset/")[0]

# Class of identifier -> table and the column that holds the rest of the identifier.
THINGS = {
    "participation": ("participations", "participation_id"),
    "meeting": ("meetings", "meeting_id"),
    "country": ("countries", "country_id"),
    "organization": ("organizations", "organization_id"),
    "statement": ("statements", "statement_id"),
    "correction": ("corrections", "correction_id"),
    "finding": ("findings", "finding_id"),
}


def union(*files: str) -> Graph:
    """The triples of files, whatever graph they stand in."""
    dataset = Dataset(default_union=True)
    for file in files:
        dataset.parse(OUTPUT / file, format="nquads" if file.endswith(".nq") else "json-ld")
    graph = Graph()
    for triple in dataset.triples((None, None, None)):
        graph.add(triple)
    return graph


@pytest.fixture(scope="module")
def quads() -> Graph:
    return union("jsonld/dataset.nq")


def test_rdflib_finds_the_same_triples_in_json_ld_and_in_n_quads(quads: Graph) -> None:
    document = Graph().parse(OUTPUT / "jsonld/dataset.jsonld", format="json-ld")
    assert len(document) > 5000
    assert set(document) == set(quads)


def test_each_document_of_a_mechanism_is_a_part_of_the_dataset(quads: Graph) -> None:
    documents = list((OUTPUT / "jsonld/mechanisms").glob("*.jsonld"))
    assert len(documents) == len(rows("mechanisms"))
    for document in documents:
        assert set(Graph().parse(document, format="json-ld")) - set(quads) == set()


@pytest.mark.parametrize("kind", THINGS)
def test_the_graph_has_a_node_for_each_row(kind: str, quads: Graph) -> None:
    table, column = THINGS[kind]
    prefix = f"{BASE}id/{kind}/"
    typed = {str(subject).removeprefix(prefix) for subject in quads.subjects(RDF.type, None) if str(subject).startswith(prefix)}
    expected = {str(row[column]) for row in rows(table)}
    assert expected - typed == set()
    # A correction's body is a node of its own, below the correction.
    assert {name for name in typed - expected if not name.endswith("/body")} == set()


def test_each_statement_has_the_value_of_the_table(quads: Graph) -> None:
    value = URIRef(f"{PROV}value")
    wrong = [row["statement_id"] for row in rows("statements") if str(quads.value(URIRef(f"{BASE}id/statement/{row['statement_id']}"), value)) != row["value"]]
    assert wrong == []


def shapes_of(name: str) -> Graph:
    return Graph().parse(OUTPUT / f"shapes/{name}.ttl", format="turtle")


# The classes of the codes stand in the vocabulary, which a store loads beside the dataset.
@pytest.mark.parametrize(("shapes", "files"), [("content", ["jsonld/dataset.nq", "jsonld/vocabulary.jsonld"]), ("catalog", ["catalog.jsonld"])])
def test_pyshacl_finds_no_violation(shapes: str, files: list[str]) -> None:
    graph = union(*files)
    conforms, _, report = validate(graph, shacl_graph=shapes_of(shapes))
    assert len(graph) > 500
    assert conforms, report


def test_pyshacl_finds_a_planted_fault() -> None:
    graph = union("jsonld/dataset.nq", "jsonld/vocabulary.jsonld")
    graph.remove((URIRef(f"{BASE}id/participation/{rows('participations')[0]['participation_id']}"), URIRef("http://www.w3.org/ns/org#role"), None))
    conforms, _, report = validate(graph, shacl_graph=shapes_of("content"))
    assert not conforms and "org:role" in report
