-- What was corrected, why, and which values did it change?
--
-- One row for each applied correction and each piece of evidence that it touches: `evidence_as_written` is how the
-- source has it, `value` what is published. Proposals that change nothing are in `open_questions`.
--
-- correction_id: The correction, a key of `corrections`
-- source_id: The source text, a key of `sources`
-- line: Line of the slip, from 1
-- column: Column of the slip, in code points from 1
-- as_written: The characters of the source
-- corrected: What they are read as
-- context_line: The whole line that the slip is in
-- kind: Kind of slip; `codes` says what each code means
-- certainty: How certain the correction is
-- alternatives: Other readings that were weighed
-- reason: Why, in a sentence or two
-- evidence: Addresses or places in the source that support it
-- table_name: Table of a value that it touches
-- row_id: Key of its row
-- column_name: Column of the value
-- evidence_as_written: The characters that the value rests on, as the source has them
-- value: The published value
-- statement_id: The statement that ties the two, a key of `statements`
SELECT
  c.correction_id,
  c.source_id,
  c.line,
  c.column,
  c.as_written,
  c.corrected,
  context_line(s.text, c.start_offset) AS context_line,
  c.kind,
  c.certainty,
  c.alternatives,
  c.reason,
  c.evidence,
  st.table_name,
  st.row_id,
  st.column_name,
  st.as_written AS evidence_as_written,
  st.value,
  st.statement_id
FROM corrections AS c
JOIN sources AS s USING (source_id)
LEFT JOIN statements AS st ON list_contains(st.correction_ids, c.correction_id)
WHERE c.status = 'applied'
ORDER BY source_id, c.start_offset, correction_id, table_name, row_id, column_name, statement_id NULLS FIRST
