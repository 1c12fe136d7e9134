-- Which States are members of which mechanism?
--
-- One row for each State that a profile lists as a member. Suspended members, States whose accession is pending and
-- founding members have roles of their own: `other_roles` says which of them the State has besides, and
-- `mechanisms_by_state` has those that are not listed as members. Organizations that are members are in
-- `organizations_by_mechanism`.
--
-- mechanism_id: The mechanism, a key of `mechanisms`
-- mechanism: Its short name
-- country_id: The country, a key of `countries`; null while the name is unresolved
-- state: Its name in the register of countries
-- name_as_written: The name exactly as the source writes it, slips included
-- list_position: Place in the list, from 1
-- other_roles: Other roles of the same State in the same mechanism
-- participation_id: The row of `participations`, whose evidence `evidence` gives
SELECT
  p.mechanism_id,
  m.name AS mechanism,
  p.country_id,
  c.name AS state,
  p.name_as_written,
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
ORDER BY mechanism_id, list_position, participation_id
