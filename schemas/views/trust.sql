-- How far can a row be relied on?
--
-- One row for each row of a table of what the texts say: how its values rest on the text, and what was found about it.
--
-- table_name: Table of the row
-- row_id: Key of the row
-- basis: How its values rest on the text, each way once; `codes` says what each means
-- line: First line of the source that it rests on, from 1; null where no line says it
-- findings: Number of findings that bear on it
-- found: What they say, one after the other; null where there are none
WITH
  resting AS (
    SELECT table_name, row_id, list(DISTINCT basis ORDER BY basis) AS basis, min(line) AS line
    FROM statements
    GROUP BY table_name, row_id
  ),
  found AS (
    SELECT
      r.table_name,
      r.row_id,
      count(DISTINCT f.finding_id) AS findings,
      string_agg(DISTINCT f.message, ' ' ORDER BY f.message) AS found
    FROM finding_rows AS r
    JOIN findings AS f USING (finding_id)
    GROUP BY r.table_name, r.row_id
  )
SELECT
  r.table_name,
  r.row_id,
  r.basis,
  r.line,
  coalesce(f.findings, 0)::SMALLINT AS findings,
  f.found
FROM resting AS r
LEFT JOIN found AS f ON f.table_name = r.table_name AND f.row_id = r.row_id
ORDER BY r.table_name, r.row_id
