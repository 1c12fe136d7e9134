-- Which mechanisms are there, and what is known of each?
SELECT
  m.mechanism_id,
  m.name AS mechanism,
  m.full_name,
  m.mechanism_type,
  m.region,
  m.region_codes,
  m.status,
  m.established,
  m.established_year,
  m.concluded,
  m.concluded_year,
  m.concluded_year - m.established_year AS years,
  (SELECT count(DISTINCT coalesce(p.country_id, p.name_as_written)) FROM participations AS p
    WHERE p.mechanism_id = m.mechanism_id AND p.role = 'member')::SMALLINT AS members,
  coalesce(
    (SELECT list(DISTINCT coalesce(c.name, p.name_as_written) ORDER BY coalesce(c.name, p.name_as_written))
      FROM participations AS p LEFT JOIN countries AS c ON c.country_id = p.country_id
      WHERE p.mechanism_id = m.mechanism_id AND p.role = 'member'),
    []
  ) AS member_states,
  (SELECT count(DISTINCT coalesce(p.country_id, p.name_as_written)) FROM participations AS p
    WHERE p.mechanism_id = m.mechanism_id AND p.role <> 'member')::SMALLINT AS other_states,
  -- What no register knows is a name where a finding says so, and else an unnamed class of bodies: "other organizations".
  (SELECT count(DISTINCT coalesce(r.organization_id, r.name_as_written)) FROM organization_roles AS r
    WHERE r.mechanism_id = m.mechanism_id
      AND (r.organization_id IS NOT NULL OR r.organization_role_id IN (
        SELECT st.row_id
        FROM statements AS st
        JOIN findings AS f
          ON f.source_id = st.source_id AND f.start_offset = st.start_offset AND f.end_offset = st.end_offset
          AND f.rule = 'unknown-organization'
        WHERE st.table_name = 'organization_roles' AND st.column_name = 'name_as_written'
      )))::SMALLINT AS organizations,
  coalesce(
    (SELECT list(DISTINCT coalesce(o.acronym, o.name, r.name_as_written) ORDER BY coalesce(o.acronym, o.name, r.name_as_written))
      FROM organization_roles AS r LEFT JOIN organizations AS o ON o.organization_id = r.organization_id
      WHERE r.mechanism_id = m.mechanism_id AND r.role = 'secretariat'),
    []
  ) AS secretariat,
  (SELECT count(*) FROM mechanism_themes AS t WHERE t.mechanism_id = m.mechanism_id)::SMALLINT AS areas,
  coalesce(
    (SELECT list(t.label ORDER BY t.parent_theme_id NULLS FIRST, t.list_position, t.label) FROM mechanism_themes AS t
      WHERE t.mechanism_id = m.mechanism_id),
    []
  ) AS area_labels,
  (SELECT count(*) FROM meetings AS g WHERE g.mechanism_id = m.mechanism_id)::SMALLINT AS meetings,
  (SELECT min(year_of(g.date)) FROM meetings AS g WHERE g.mechanism_id = m.mechanism_id) AS first_meeting_year,
  (SELECT max(year_of(g.date)) FROM meetings AS g WHERE g.mechanism_id = m.mechanism_id) AS last_meeting_year,
  (SELECT count(*) FROM documents AS d WHERE d.mechanism_id = m.mechanism_id)::SMALLINT AS documents,
  (SELECT count(*) FROM events AS v WHERE v.mechanism_id = m.mechanism_id)::SMALLINT AS happenings,
  (SELECT count(*) FROM findings AS f WHERE f.source_id = m.source_id)::SMALLINT AS findings,
  (SELECT count(*) FROM findings AS f WHERE f.source_id = m.source_id AND f.severity = 'warning')::SMALLINT AS warnings,
  s.url AS source_url,
  s.captured
FROM mechanisms AS m
JOIN sources AS s ON s.source_id = m.source_id
ORDER BY m.mechanism_id
