-- On which words of which source does a value rest?
--
-- One row for each piece of evidence for one value: the characters, the line around them, and how they were read. Ask
-- for one value by its `row_id` and `column_name`.
--
-- statement_id: The statement, a key of `statements`
-- table_name: Table of the value
-- row_id: Key of its row
-- column_name: Column of the value
-- value: The published value, as text
-- as_written: The characters of the source
-- context_line: The whole line that the first of these characters is in
-- source_id: The source text, a key of `sources`
-- source: Title of the page
-- url: Address of the page; null where it is not known
-- line: Line of the first character, from 1
-- column: Column of the first character, in code points from 1
-- start_offset: Where the characters begin in `sources.text`: Unicode code points from 0
-- end_offset: Where they end in `sources.text`, exclusive: Unicode code points from 0
-- basis: How the value rests on the characters
-- basis_meaning: What this basis means
-- rule: The rule by which it was read
-- rule_meaning: What this rule says
-- correction_ids: Corrections applied to these characters, keys of `corrections`
-- correction_reasons: Why, in the same order
WITH reasons AS (
  SELECT statement_id, list(c.reason ORDER BY position) AS reasons
  FROM (
    SELECT statement_id, unnest(correction_ids) AS correction_id, generate_subscripts(correction_ids, 1) AS position
    FROM statements
  )
  JOIN corrections AS c USING (correction_id)
  GROUP BY statement_id
)
SELECT
  st.statement_id,
  st.table_name,
  st.row_id,
  st.column_name,
  st.value,
  st.as_written,
  context_line(s.text, st.start_offset) AS context_line,
  st.source_id,
  s.title AS source,
  s.url,
  st.line,
  st.column,
  st.start_offset,
  st.end_offset,
  st.basis,
  basis.meaning AS basis_meaning,
  st.rule,
  rule.meaning AS rule_meaning,
  st.correction_ids,
  coalesce(reasons.reasons, []) AS correction_reasons
FROM statements AS st
JOIN sources AS s USING (source_id)
LEFT JOIN codes AS basis ON basis.table_name = 'statements' AND basis.column_name = 'basis' AND basis.code = st.basis
LEFT JOIN codes AS rule ON rule.table_name = 'statements' AND rule.column_name = 'rule' AND rule.code = st.rule
LEFT JOIN reasons USING (statement_id)
ORDER BY st.table_name, st.row_id, st.column_name, st.statement_id
