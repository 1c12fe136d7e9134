-- Which States are members of which mechanism?
--
-- One row for each entry of a list of members, one list after the other. What a source says elsewhere against an
-- entry, such as that a State is no longer a member, is in `disagreements` and removes no row. Suspended members,
-- States whose accession is pending and founding members have roles of their own: `other_roles` says which of them the
-- State has besides, and `mechanisms_by_state` has those that are not listed as members. Organizations that are members
-- are in `organizations_by_mechanism`.
--
-- mechanism_id: The mechanism, a key of `mechanisms`
-- mechanism: Its short name
-- country_id: The country, a key of `countries`; null while the name is unresolved
-- state: Its name in the register of countries
-- name_as_written: The name exactly as the source writes it, slips included
-- list_line: Line of the words that say that the list is one of members, mostly its heading: it tells two lists apart
-- list_group: Words over the part of the list that the State is in, as written; null where the list has no parts
-- list_position: Place in the list, from 1
-- other_roles: Other roles of the same State in the same mechanism
-- participation_id: The row of `participations`, whose evidence `evidence` gives
SELECT
  p.mechanism_id,
  m.name AS mechanism,
  p.country_id,
  c.name AS state,
  p.name_as_written,
  (SELECT min(st.line) FROM statements AS st
    WHERE st.table_name = 'participations' AND st.row_id = p.participation_id AND st.column_name = 'role') AS list_line,
  p."group" AS list_group,
  p.list_position,
  coalesce(
    (SELECT list(DISTINCT o.role ORDER BY o.role) FROM participations AS o
      WHERE o.mechanism_id = p.mechanism_id AND o.country_id = p.country_id AND o.role <> 'member'),
    []
  ) AS other_roles,
  p.participation_id
FROM participations AS p
JOIN mechanisms AS m USING (mechanism_id)
LEFT JOIN countries AS c USING (country_id)
WHERE p.role = 'member'
ORDER BY mechanism_id, list_line, list_position, participation_id
