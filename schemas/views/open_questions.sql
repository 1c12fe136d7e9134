-- What is not settled: unresolved names, doubts, notes and corrections on hold?
--
-- One row for each finding that is not a contradiction (those are in `disagreements`), and for each correction that is held.
-- Settling one takes a register entry, a ledger entry or an answer from the publisher.
--
-- question_id: The finding or the correction, a key of `findings` or `corrections`
-- origin: `finding` or `held-correction`
-- rule: The rule that made the finding, or the kind of slip
-- rule_meaning: What it means
-- severity: How much it matters; null for a held correction
-- source_id: The source text, a key of `sources`
-- line: Line of the place, from 1
-- column: Column of the place, in code points from 1
-- as_written: The characters of the source
-- context_line: The whole line that they are in
-- message: What was found, or why the correction was proposed
-- suggestions: What it may have been; never applied
-- evidence: Addresses or places that support it
-- row_ids: Rows with a value that rests on exactly these characters
WITH questions AS (
  SELECT finding_id AS question_id, 'finding' AS origin, rule, 'findings' AS table_name, 'rule' AS column_name, severity,
    source_id, start_offset, end_offset, line, "column", as_written, message, suggestions, evidence
  FROM findings
  WHERE finding_id NOT IN (SELECT finding_id FROM disagreements)
  UNION ALL
  SELECT correction_id, 'held-correction', kind, 'corrections', 'kind', NULL,
    source_id, start_offset, end_offset, line, "column", as_written, reason, list_prepend(corrected, alternatives), evidence
  FROM corrections
  WHERE status = 'held'
)
SELECT
  q.question_id,
  q.origin,
  q.rule,
  meaning.meaning AS rule_meaning,
  q.severity,
  q.source_id,
  q.line,
  q.column,
  q.as_written,
  context_line(s.text, q.start_offset) AS context_line,
  q.message,
  q.suggestions,
  q.evidence,
  coalesce(
    (SELECT list(DISTINCT st.row_id ORDER BY st.row_id) FROM statements AS st
      WHERE st.source_id = q.source_id AND st.start_offset = q.start_offset AND st.end_offset = q.end_offset),
    []
  ) AS row_ids
FROM questions AS q
JOIN sources AS s USING (source_id)
LEFT JOIN codes AS meaning ON meaning.table_name = q.table_name AND meaning.column_name = q.column_name AND meaning.code = q.rule
ORDER BY q.source_id, q.start_offset, q.origin, q.rule, q.question_id
