"""The snippets of the README do what it says, run in the folder of the project; only the folder of exports may be another."""

import re
import shutil
import subprocess

import pytest

from exports import FOLDER, ROOT, rows

README = (ROOT / "README.md").read_text("utf-8")


def snippets(language: str) -> list[str]:
    found = re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [snippet.replace('"output/', f'"{FOLDER}/') for snippet in found]


def test_there_is_a_snippet_for_each_of_the_readers() -> None:
    everything = "\n".join(snippets("python"))
    readers = ("import pandas", "import polars", "from pyspark", "import rdflib")
    assert [reader for reader in readers if reader not in everything] == []


@pytest.mark.parametrize("snippet", snippets("python"))
def test_a_snippet_of_python_runs(snippet: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if "pyspark" in snippet:
        pytest.importorskip("pyspark", reason="Spark is not installed: the snippet for Spark was not run")
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(compile(snippet, "README.md", "exec"), names)
    if "members" in names:
        assert len(names["members"]) == sum(row["role"] == "member" for row in rows("participations"))
    if "countries" in names:
        countries = names["countries"].set_index("country_id")
        assert (countries.loc["NAM", "alpha2"], countries.loc["AFG", "m49"]) == ("NA", "004")
    if "graph" in names:
        assert len(names["graph"]) > 1000


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed: the snippet for R was not run")
@pytest.mark.parametrize("snippet", snippets("r"))
def test_a_snippet_of_r_runs(snippet: str) -> None:
    check = 'cat(nrow(members), countries$alpha2[countries$country_id == "NAM"], countries$m49[countries$country_id == "AFG"])'
    done = subprocess.run(["Rscript", "-e", f"{snippet}\n{check}"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.split() == [str(sum(row["role"] == "member" for row in rows("participations"))), "NA", "004"]
