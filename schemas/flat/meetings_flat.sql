-- Which meetings were held when and where, and with which outcome?
WITH outcomes AS (
  SELECT meeting_id, string_agg(title, '; ' ORDER BY list_position) AS outcomes
  FROM documents
  WHERE meeting_id IS NOT NULL
  GROUP BY meeting_id
)
SELECT
  g.mechanism_id,
  m.name AS mechanism,
  g.title,
  g.date,
  g.start_date,
  g.end_date,
  year_of(g.date) AS year,
  g.place,
  g.country_id,
  c.name AS country,
  g.ordinal,
  b.name AS body,
  d.outcomes,
  coalesce(t.basis, []) AS basis,
  coalesce(t.findings, 0)::SMALLINT AS findings,
  t.found,
  t.line,
  s.url AS source_url,
  g.meeting_id
FROM meetings AS g
JOIN mechanisms AS m ON m.mechanism_id = g.mechanism_id
JOIN sources AS s ON s.source_id = m.source_id
LEFT JOIN countries AS c ON c.country_id = g.country_id
LEFT JOIN bodies AS b ON b.body_id = g.body_id
LEFT JOIN outcomes AS d ON d.meeting_id = g.meeting_id
LEFT JOIN trust AS t ON t.table_name = 'meetings' AND t.row_id = g.meeting_id
ORDER BY g.date NULLS FIRST, g.mechanism_id, g.list_position, g.meeting_id
