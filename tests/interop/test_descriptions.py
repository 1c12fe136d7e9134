"""The descriptors are valid for those who wrote the standards, and their readers find the rows of the tables."""

import warnings
from datetime import datetime

import pytest
from csvw.metadata import CSVW
from frictionless import Package

from exports import OUTPUT, PACKAGE, TABLES, rows


def test_frictionless_finds_no_fault_in_the_data_package() -> None:
    report = Package(str(OUTPUT / "csv/datapackage.json")).validate()
    assert report.flatten(["title", "message"]) == []
    assert report.valid and report.stats["tasks"] == len(TABLES)


def test_frictionless_finds_a_planted_fault(tmp_path) -> None:
    for file in (OUTPUT / "csv").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    damaged = tmp_path / "participations.csv"
    damaged.write_bytes(damaged.read_bytes().replace(b",ARM,", b",ARX,"))
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert {error for [error] in report.flatten(["type"])} >= {"hash-count", "foreign-key"}


@pytest.mark.parametrize("table", TABLES)
def test_frictionless_reads_the_rows(table: str) -> None:
    resource = Package(str(OUTPUT / "csv/datapackage.json")).get_resource(table)
    # An empty list is an empty cell, which the standard takes for null.
    lists = [field.name for field in resource.schema.fields if field.type == "list"]
    found = [{name: [] if name in lists and value is None else float(value) if type(value).__name__ == "Decimal" else value for name, value in row.to_dict().items()} for row in resource.read_rows()]
    assert found == rows(table)


def test_the_csvw_metadata_is_valid_and_its_reader_finds_the_rows() -> None:
    with warnings.catch_warnings(record=True):
        described = CSVW(str(OUTPUT / "csv/csv-metadata.json"), validate=True)
        assert described.is_valid, described.warnings
    found = {str(table.url).removesuffix(".csv"): [dict(row) for row in table.iterdicts()] for table in described.tables}
    assert list(found) == TABLES
    for table, cells in found.items():
        plain = [{name: value.date() if isinstance(value, datetime) else value for name, value in row.items()} for row in cells]
        assert plain == rows(table), table


def test_both_descriptors_say_the_same_of_the_dataset() -> None:
    described = CSVW(str(OUTPUT / "csv/csv-metadata.json")).to_json(minimal=True)
    assert described is not None
    metadata = CSVW(str(OUTPUT / "csv/csv-metadata.json")).t.common_props
    assert metadata["dc:title"] == PACKAGE["title"]
    assert metadata["schema:version"]["@value"] == PACKAGE["version"]
    assert metadata["dc:license"]["@id"] == PACKAGE["licenses"][0]["path"]
