-- How is this value cited?
--
-- Gives one sentence for the value of one cell: the value, the words that it rests on and where they are, how it was read,
-- the page with its address and the day of its capture, and this version of the dataset. Null where nothing in `evidence`
-- bears on the cell. It looks for `evidence` and `about` in the database in use, as `evidence_for` does.
--
-- of_row: Key of the row
-- of_column: Column of the value
CREATE MACRO cite(of_row, of_column) AS (
  SELECT
    any_value(e.cited_row) || ', ' || any_value(e.cited_column) || ': ' || string_agg(DISTINCT '“' || e.value || '”', ', ' ORDER BY '“' || e.value || '”')
    || '; '
    || string_agg(
      CASE
        WHEN e.as_written = '' THEN 'not in the text but in the metadata of the profile (' || e.basis || ')'
        ELSE 'written “' || e.as_written || '” (line ' || e.line || ', column ' || e.column || ', ' || e.basis || ')'
      END,
      ' and ' ORDER BY e.start_offset, e.statement_id
    )
    || '. ' || any_value(e.source) || ', ' || coalesce(any_value(e.url), 'address not known') || ', '
    || coalesce('captured on ' || any_value(s.captured), 'day of capture not known')
    || '. ' || any_value(a.citation) || ' (' || coalesce('released on ' || any_value(a.released), 'not released') || ')'
  -- Renamed, so that `cite(row_id, column_name)` means the columns of the query that asks.
  FROM (SELECT row_id AS cited_row, column_name AS cited_column, * EXCLUDE (row_id, column_name) FROM evidence) AS e
  JOIN sources AS s USING (source_id)
  CROSS JOIN about AS a
  WHERE e.cited_row = of_row AND e.cited_column = of_column
)
