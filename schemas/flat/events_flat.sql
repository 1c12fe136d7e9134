-- What happened when, and who did it?
SELECT
  v.mechanism_id,
  m.name AS mechanism,
  v.event_type,
  v.date,
  year_of(v.date) AS year,
  v.actor_as_written AS actor,
  v.object,
  v.duration,
  b.name AS body,
  g.title AS meeting,
  v.sentence,
  coalesce(t.basis, []) AS basis,
  coalesce(t.findings, 0)::SMALLINT AS findings,
  t.found,
  t.line,
  s.url AS source_url,
  v.event_id
FROM events AS v
JOIN mechanisms AS m ON m.mechanism_id = v.mechanism_id
JOIN sources AS s ON s.source_id = m.source_id
LEFT JOIN bodies AS b ON b.body_id = v.body_id
LEFT JOIN meetings AS g ON g.meeting_id = v.meeting_id
LEFT JOIN trust AS t ON t.table_name = 'events' AND t.row_id = v.event_id
ORDER BY v.date NULLS FIRST, v.mechanism_id, v.event_id
