"""Each reader of tables finds the same rows, types and values in every format."""

import json
import math
from datetime import date, datetime
from itertools import zip_longest

import duckdb
import openpyxl
import pandas
import polars
import pyarrow
import pyarrow.parquet as parquet
import pytest

from exports import OUTPUT, RESOURCES, TABLES, Row, fields, from_text, rows

every_table = pytest.mark.parametrize("table", TABLES)

ARROW = {
    "string": {pyarrow.string()},
    "list": {pyarrow.list_(pyarrow.field("element", pyarrow.string())), pyarrow.list_(pyarrow.string())},
    "date": {pyarrow.date32()},
    "boolean": {pyarrow.bool_()},
    "integer": {pyarrow.int16(), pyarrow.int32()},
    "number": {pyarrow.float64()},
}


def plain(value: object) -> object:
    """A value as Python has it, whatever frame it came from."""
    if isinstance(value, float) and math.isnan(value) or value is pandas.NaT or value is pandas.NA:
        return None
    if isinstance(value, datetime):
        return value.date()
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    return value


def plain_rows(found: list[Row]) -> list[Row]:
    return [{name: plain(value) for name, value in row.items()} for row in found]


def test_there_are_rows_to_compare() -> None:
    assert sum(len(rows(table)) for table in TABLES) > 1000
    assert len(TABLES) == len(list((OUTPUT / "csv").glob("*.csv"))) == len(list((OUTPUT / "parquet").glob("*.parquet")))


@every_table
def test_arrow_has_the_types_that_the_data_package_names(table: str) -> None:
    schema = parquet.read_schema(OUTPUT / f"parquet/{table}.parquet")
    assert schema.names == list(fields(table))
    assert [name for name, kind in fields(table).items() if schema.field(name).type not in ARROW[kind]] == []


@every_table
def test_parquet_describes_itself_as_the_data_package_does(table: str) -> None:
    metadata = parquet.read_schema(OUTPUT / f"parquet/{table}.parquet").metadata
    described = {field["name"]: field["description"] for field in RESOURCES[table]["schema"]["fields"]}
    assert json.loads(metadata[b"columns"]) == described
    assert metadata[b"table"].decode() == RESOURCES[table]["description"]


@every_table
def test_keys_are_unique_and_references_lead_to_rows(table: str) -> None:
    schema = RESOURCES[table]["schema"]
    keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows(table)]
    assert len(set(keys)) == len(keys) and not any(None in key for key in keys)
    for reference in schema["foreignKeys"]:
        [column], target = reference["fields"], reference["reference"]
        [key] = target["fields"]
        known = {row[key] for row in rows(target.get("resource", table))}
        assert [row[column] for row in rows(table) if row[column] is not None and row[column] not in known] == []


@every_table
def test_pandas_reads_parquet(table: str) -> None:
    assert plain_rows(pandas.read_parquet(OUTPUT / f"parquet/{table}.parquet").to_dict("records")) == rows(table)


@every_table
def test_pandas_reads_csv_as_the_readme_says(table: str) -> None:
    frame = pandas.read_csv(OUTPUT / f"csv/{table}.csv", keep_default_na=False, na_values=[""], dtype=str)
    assert from_text(table, plain_rows(frame.to_dict("records"))) == rows(table)


@every_table
def test_polars_reads_parquet(table: str) -> None:
    assert polars.read_parquet(OUTPUT / f"parquet/{table}.parquet").to_dicts() == rows(table)


@every_table
def test_polars_reads_csv(table: str) -> None:
    frame = polars.read_csv(OUTPUT / f"csv/{table}.csv", infer_schema=False)
    assert from_text(table, frame.to_dicts()) == rows(table)


@every_table
def test_duckdb_reads_parquet_csv_and_the_database(table: str) -> None:
    with duckdb.connect(str(OUTPUT / "iscm.duckdb"), read_only=True) as connection:

        def read(source: str) -> list[Row]:
            return connection.sql(f"SELECT * FROM {source}").to_arrow_table().to_pylist()

        key = RESOURCES[table]["schema"]["primaryKey"]
        by_key = lambda row: [str(row[name]) for name in key]
        assert read(f"'{OUTPUT}/parquet/{table}.parquet'") == rows(table)
        assert from_text(table, read(f"read_csv('{OUTPUT}/csv/{table}.csv', all_varchar = true)")) == rows(table)
        assert sorted(read(f'"{table}"'), key=by_key) == sorted(rows(table), key=by_key)


def test_duckdb_runs_every_view_and_the_macro_of_the_evidence() -> None:
    with duckdb.connect(str(OUTPUT / "iscm.duckdb"), read_only=True) as connection:
        views = [name for (name,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()]
        counts = {view: connection.execute(f"SELECT count(*) FROM {view}").fetchall()[0][0] for view in views}
        assert len(views) >= 10
        assert counts["evidence"] == len(rows("statements"))
        statement = rows("statements")[0]
        found = connection.execute("SELECT as_written, context_line FROM evidence_for(?)", [statement["row_id"]]).fetchall()
        assert any(words == statement["as_written"] and words.splitlines()[0] in line for words, line in found)


@every_table
def test_openpyxl_reads_the_workbook(table: str) -> None:
    book = openpyxl.load_workbook(OUTPUT / "iscm.xlsx", read_only=True)
    header, *cells = book[table].iter_rows(values_only=True)
    assert list(header) == list(fields(table))

    def cell(value: object, kind: str) -> object:
        if kind == "list":
            return [] if value is None else str(value).split("|")
        return value.date() if isinstance(value, datetime) else value

    # The reader leaves out empty cells at the end of a row.
    found = [{name: cell(value, kind) for (name, kind), value in zip_longest(fields(table).items(), row)} for row in cells]
    assert found == rows(table)


def test_no_cell_of_the_workbook_is_a_formula() -> None:
    book = openpyxl.load_workbook(OUTPUT / "iscm.xlsx")
    assert [cell.coordinate for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []


def test_days_are_days() -> None:
    assert any(isinstance(value, date) for row in rows("meetings") for value in row.values())
