"""The exports as the project describes them: what each consumer must find. Lists are lists, days are dates, null is None."""

import json
import os
from datetime import date
from pathlib import Path

import pyarrow.parquet as parquet

ROOT = Path(__file__).resolve().parents[2]
# As `make` hands it over: its paths are relative to the folder of the project.
FOLDER = os.environ.get("OUTPUT", "output")
OUTPUT = ROOT / FOLDER
PACKAGE = json.loads((OUTPUT / "csv/datapackage.json").read_text("utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
TABLES = list(RESOURCES)

Row = dict[str, object]


def fields(table: str) -> dict[str, str]:
    """Column -> type of the Table Schema, in order."""
    return {field["name"]: field["type"] for field in RESOURCES[table]["schema"]["fields"]}


def rows(table: str) -> list[Row]:
    """The rows of a table as Parquet has them, read by Arrow: what every other reading is compared with."""
    return parquet.read_table(OUTPUT / f"parquet/{table}.parquet").to_pylist()


def from_text(table: str, cells: list[Row]) -> list[Row]:
    """Cells that a reader took as text, in the types that the data package gives them."""
    return [{name: typed(row[name], kind) for name, kind in fields(table).items()} for row in cells]


def typed(cell: object, kind: str) -> object:
    if kind == "list":
        return [] if cell in (None, "") else str(cell).split("|")
    if cell in (None, ""):
        return None
    text = str(cell)
    match kind:
        case "integer":
            return int(text)
        case "number":
            return float(text)
        case "boolean":
            return {"true": True, "false": False}[text]
        case "date":
            return date.fromisoformat(text)
    return text
