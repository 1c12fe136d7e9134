-- Which States take part in which mechanism, in which role?
WITH places AS (
  SELECT row_id, min(line) FILTER (column_name = 'role') AS list_line, min(line) FILTER (column_name = 'name_as_written') AS line
  FROM statements
  WHERE table_name = 'participations'
  GROUP BY row_id
)
SELECT
  p.mechanism_id,
  m.name AS mechanism,
  p.country_id,
  c.name AS state,
  p.name_as_written,
  p.role,
  p.period,
  p.period_start_year,
  p.period_end_year,
  c.m49,
  c.region,
  c.subregion,
  h.list_line,
  p."group" AS list_group,
  p.list_position,
  coalesce(
    (SELECT list(DISTINCT o.role ORDER BY o.role) FROM participations AS o
      WHERE o.mechanism_id = p.mechanism_id AND o.country_id = p.country_id AND o.role <> p.role),
    []
  ) AS other_roles,
  coalesce(t.basis, []) AS basis,
  coalesce(t.findings, 0)::SMALLINT AS findings,
  t.found,
  h.line,
  s.url AS source_url,
  p.participation_id
FROM participations AS p
JOIN mechanisms AS m ON m.mechanism_id = p.mechanism_id
JOIN sources AS s ON s.source_id = m.source_id
LEFT JOIN countries AS c ON c.country_id = p.country_id
LEFT JOIN places AS h ON h.row_id = p.participation_id
LEFT JOIN trust AS t ON t.table_name = 'participations' AND t.row_id = p.participation_id
ORDER BY p.mechanism_id, p.role, h.list_line NULLS FIRST, p.list_position, p.participation_id
