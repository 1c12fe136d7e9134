-- What should I know before I trust a row, or one of its values?
--
-- One row for each finding and each value, or whole row, that it bears on. Ask for one row by its `row_id`: no answer means
-- that no finding bears on it.
--
-- table_name: Table of the row
-- row_id: Key of the row
-- column_name: Column of the value; null where the finding bears on the whole row
-- finding_id: The finding, a key of `findings`
-- rule: The rule that made it
-- rule_meaning: What this rule says
-- severity: How much it matters
-- source_id: The source text, a key of `sources`
-- line: Line of the place, from 1
-- column: Column of the place, in code points from 1
-- as_written: The characters of the source
-- message: What was found, and what was expected
SELECT
  r.table_name,
  r.row_id,
  r.column_name,
  f.finding_id,
  f.rule,
  meaning.meaning AS rule_meaning,
  f.severity,
  f.source_id,
  f.line,
  f.column,
  f.as_written,
  f.message
FROM finding_rows AS r
JOIN findings AS f USING (finding_id)
LEFT JOIN codes AS meaning ON meaning.table_name = 'findings' AND meaning.column_name = 'rule' AND meaning.code = f.rule
ORDER BY r.table_name, r.row_id, r.column_name NULLS FIRST, r.finding_id
