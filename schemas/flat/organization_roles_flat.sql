-- Which organizations support or work with each mechanism, and in which role?
SELECT
  r.mechanism_id,
  m.name AS mechanism,
  r.role,
  r.organization_id,
  o.name AS organization,
  o.acronym,
  parent.name AS part_of,
  r.name_as_written,
  r.scope,
  b.name AS body,
  g.title AS meeting,
  g.date AS meeting_date,
  g.place AS meeting_place,
  d.title AS document,
  coalesce(t.basis, []) AS basis,
  coalesce(t.findings, 0)::SMALLINT AS findings,
  t.found,
  t.line,
  s.url AS source_url,
  r.organization_role_id
FROM organization_roles AS r
JOIN mechanisms AS m ON m.mechanism_id = r.mechanism_id
JOIN sources AS s ON s.source_id = m.source_id
LEFT JOIN organizations AS o ON o.organization_id = r.organization_id
LEFT JOIN organizations AS parent ON parent.organization_id = o.parent_organization_id
LEFT JOIN bodies AS b ON b.body_id = r.body_id
LEFT JOIN meetings AS g ON g.meeting_id = r.meeting_id
LEFT JOIN documents AS d ON d.document_id = r.document_id
LEFT JOIN trust AS t ON t.table_name = 'organization_roles' AND t.row_id = r.organization_role_id
ORDER BY r.mechanism_id, r.role, r.organization_role_id
