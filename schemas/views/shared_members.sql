-- How much do the memberships of two mechanisms overlap?
--
-- One row for each pair of mechanisms that list members, also where they share none. Members whose name is not resolved
-- cannot be compared and are left out.
--
-- mechanism_id_1: The mechanism whose identifier comes first, a key of `mechanisms`
-- mechanism_1: Its short name
-- mechanism_id_2: The other mechanism, a key of `mechanisms`
-- mechanism_2: Its short name
-- members_1: Number of member States of the first
-- members_2: Number of member States of the other
-- shared: Number of States that are members of both
-- either: Number of States that are members of at least one (the union)
-- jaccard: Shared members as a share of this union, from 0 to 1, to four decimals
-- shared_states: The States that are members of both, by their names in the register
WITH
  member_states AS (SELECT DISTINCT mechanism_id, country_id FROM participations WHERE role = 'member' AND country_id IS NOT NULL),
  numbers AS (SELECT mechanism_id, count(*) AS members FROM member_states GROUP BY mechanism_id),
  in_common AS (
    SELECT a.mechanism_id AS mechanism_id_1, b.mechanism_id AS mechanism_id_2, count(*) AS shared, list(c.name ORDER BY c.name) AS shared_states
    FROM member_states AS a
    JOIN member_states AS b ON b.country_id = a.country_id AND b.mechanism_id > a.mechanism_id
    JOIN countries AS c ON c.country_id = a.country_id
    GROUP BY a.mechanism_id, b.mechanism_id
  )
SELECT
  a.mechanism_id AS mechanism_id_1,
  m1.name AS mechanism_1,
  b.mechanism_id AS mechanism_id_2,
  m2.name AS mechanism_2,
  a.members AS members_1,
  b.members AS members_2,
  coalesce(o.shared, 0) AS shared,
  a.members + b.members - coalesce(o.shared, 0) AS either,
  round(coalesce(o.shared, 0) / (a.members + b.members - coalesce(o.shared, 0)), 4) AS jaccard,
  coalesce(o.shared_states, []) AS shared_states
FROM numbers AS a
JOIN numbers AS b ON b.mechanism_id > a.mechanism_id
JOIN mechanisms AS m1 ON m1.mechanism_id = a.mechanism_id
JOIN mechanisms AS m2 ON m2.mechanism_id = b.mechanism_id
LEFT JOIN in_common AS o ON o.mechanism_id_1 = a.mechanism_id AND o.mechanism_id_2 = b.mechanism_id
ORDER BY mechanism_id_1, mechanism_id_2
