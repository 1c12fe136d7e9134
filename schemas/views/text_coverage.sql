-- How much of each text was read as data, how much only kept as prose, and how much not understood?
--
-- One row for each source text and each kind of segment, also those that it has none of. The characters of a text add up
-- to its length: `value` is what typed values rest on, `prose` is kept word for word, what was not understood is
-- `unrecognized`.
--
-- source_id: The source text, a key of `sources`
-- kind: What the stretches of text are
-- kind_meaning: What this kind means
-- segments: Number of stretches of this kind
-- characters: Number of their characters, in Unicode code points
-- share: These characters as a share of the text, from 0 to 1, to four decimals
-- share_of_content: As a share of all that is `value`, `prose` or `unrecognized`; null for the other kinds
SELECT
  s.source_id,
  kinds.code AS kind,
  kinds.meaning AS kind_meaning,
  count(g.start_offset) AS segments,
  coalesce(sum(g.end_offset - g.start_offset), 0)::INTEGER AS characters,
  round(coalesce(sum(g.end_offset - g.start_offset), 0) / s.character_count, 4) AS share,
  CASE WHEN kinds.code IN ('value', 'prose', 'unrecognized') THEN round(
    coalesce(sum(g.end_offset - g.start_offset), 0)
    / nullif(sum(coalesce(sum(g.end_offset - g.start_offset), 0)) FILTER (kinds.code IN ('value', 'prose', 'unrecognized')) OVER (PARTITION BY s.source_id), 0),
    4
  ) END AS share_of_content
FROM sources AS s
JOIN codes AS kinds ON kinds.table_name = 'segments' AND kinds.column_name = 'kind'
LEFT JOIN segments AS g ON g.source_id = s.source_id AND g.kind = kinds.code
GROUP BY s.source_id, s.character_count, kinds.code, kinds.meaning
ORDER BY s.source_id, characters DESC, kind
