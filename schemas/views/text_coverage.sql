-- How much of each text was understood?
--
-- One row for each source text and each kind of segment, also those that it has none of. The characters of a text add up
-- to its length: what is not a value is accounted for, and what was not understood is `unrecognized`.
--
-- source_id: The source text, a key of `sources`
-- kind: What the stretches of text are
-- kind_meaning: What this kind means
-- segments: Number of stretches of this kind
-- characters: Number of their characters, in Unicode code points
-- share: These characters as a share of the text, from 0 to 1, to four decimals
SELECT
  s.source_id,
  kinds.code AS kind,
  kinds.meaning AS kind_meaning,
  count(g.start_offset) AS segments,
  coalesce(sum(g.end_offset - g.start_offset), 0)::INTEGER AS characters,
  round(coalesce(sum(g.end_offset - g.start_offset), 0) / s.character_count, 4) AS share
FROM sources AS s
JOIN codes AS kinds ON kinds.table_name = 'segments' AND kinds.column_name = 'kind'
LEFT JOIN segments AS g ON g.source_id = s.source_id AND g.kind = kinds.code
GROUP BY s.source_id, s.character_count, kinds.code, kinds.meaning
ORDER BY source_id, characters DESC, kind
