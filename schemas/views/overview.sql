-- Which mechanisms are there, and how much is known of each?
--
-- One row for each mechanism. Numbers count what its profile lists; a zero says that the profile lists none, not that
-- there are none.
--
-- mechanism_id: The mechanism, a key of `mechanisms`
-- mechanism: Its short name
-- mechanism_type: Kind of mechanism; `codes` says what each code means
-- region: Region covered, in the words of the source
-- established: When it was established (EDTF)
-- established_year: Its year; of a span, the year in which it begins
-- concluded: When it was concluded (EDTF)
-- concluded_year: Its year; of a span, the year in which it ends
-- status: Status that the prose states; null where the source is silent
-- members: Number of States listed as members, each counted once
-- organizations: Number of organizations named in any role, each counted once, unresolved names included; an unnamed class of bodies counts for none
-- areas: Number of areas of discussion, narrower ones included
-- meetings: Number of meetings
-- documents: Number of documents
-- findings: Number of findings in its source
WITH unresolved AS (
  -- What no register knows is a name where a finding says so, and else an unnamed class of bodies: "other organizations".
  SELECT st.row_id
  FROM statements AS st
  JOIN findings AS f
    ON f.source_id = st.source_id AND f.start_offset = st.start_offset AND f.end_offset = st.end_offset
    AND f.rule = 'unknown-organization'
  WHERE st.table_name = 'organization_roles' AND st.column_name = 'name_as_written'
)
SELECT
  mechanism_id,
  name AS mechanism,
  mechanism_type,
  region,
  established,
  established_year,
  concluded,
  concluded_year,
  status,
  (SELECT count(DISTINCT coalesce(p.country_id, p.name_as_written)) FROM participations AS p WHERE p.mechanism_id = m.mechanism_id AND p.role = 'member') AS members,
  (SELECT count(DISTINCT coalesce(o.organization_id, o.name_as_written)) FROM organization_roles AS o
    WHERE o.mechanism_id = m.mechanism_id
      AND (o.organization_id IS NOT NULL OR o.organization_role_id IN (SELECT row_id FROM unresolved))) AS organizations,
  (SELECT count(*) FROM mechanism_themes AS t WHERE t.mechanism_id = m.mechanism_id) AS areas,
  (SELECT count(*) FROM meetings AS g WHERE g.mechanism_id = m.mechanism_id) AS meetings,
  (SELECT count(*) FROM documents AS d WHERE d.mechanism_id = m.mechanism_id) AS documents,
  (SELECT count(*) FROM findings AS f WHERE f.source_id = m.source_id) AS findings
FROM mechanisms AS m
ORDER BY mechanism_id
