-- Where does a source contradict itself?
--
-- One row for each place where a source says two things that do not go together: a declared number and the names listed
-- under it, two dates, a list of members and a note on it. Both sides are published, and nothing is filled in.
--
-- finding_id: The finding, a key of `findings`
-- rule: What kind of contradiction it is
-- rule_meaning: What this rule says
-- severity: How much it matters
-- source_id: The source text, a key of `sources`
-- line: Line of the place, from 1
-- column: Column of the place, in code points from 1
-- as_written: The characters of the source
-- context_line: The whole line that they are in
-- message: What was found, and what was expected
-- role: Role that is counted, where a number disagrees
-- declared: The number that the source states
-- listed: The number of names that it lists
-- declared_count_id: The row of `declared_counts`, whose evidence `evidence` gives
-- row_ids: Rows with a value that rests on exactly these characters
SELECT
  f.finding_id,
  f.rule,
  meaning.meaning AS rule_meaning,
  f.severity,
  f.source_id,
  f.line,
  f.column,
  f.as_written,
  context_line(s.text, f.start_offset) AS context_line,
  f.message,
  d.role,
  d.declared,
  d.listed,
  d.declared_count_id,
  coalesce(
    (SELECT list(DISTINCT st.row_id ORDER BY st.row_id) FROM statements AS st
      WHERE st.source_id = f.source_id AND st.start_offset = f.start_offset AND st.end_offset = f.end_offset),
    []
  ) AS row_ids
FROM findings AS f
JOIN sources AS s USING (source_id)
JOIN codes AS meaning ON meaning.table_name = 'findings' AND meaning.column_name = 'rule' AND meaning.code = f.rule
-- The finding about a number is at the characters that the declared number rests on.
LEFT JOIN statements AS number
  ON number.table_name = 'declared_counts' AND number.column_name = 'declared'
  AND number.source_id = f.source_id AND number.start_offset = f.start_offset AND number.end_offset = f.end_offset
  AND f.rule LIKE 'declared-count-%'
LEFT JOIN declared_counts AS d ON d.declared_count_id = number.row_id
WHERE meaning.contradiction
-- A pending accession contradicts the list only where the list has the State as a member.
AND (f.rule <> 'accession-pending' OR EXISTS (
  SELECT 1
  FROM statements AS note
  JOIN participations AS pending ON pending.participation_id = note.row_id AND pending.role = 'acceding-member'
  JOIN participations AS listed ON listed.mechanism_id = pending.mechanism_id AND listed.country_id = pending.country_id AND listed.role = 'member'
  WHERE note.table_name = 'participations'
    AND note.source_id = f.source_id AND note.start_offset >= f.start_offset AND note.end_offset <= f.end_offset
))
ORDER BY f.source_id, f.start_offset, f.rule, f.finding_id
