-- In which mechanisms does a State take part, and in which roles?
--
-- One row for each State in each mechanism, with all its roles. A name that is not resolved has a row of its own.
--
-- country_id: The country, a key of `countries`; null while the name is unresolved
-- state: Its name in the register of countries
-- mechanism_id: The mechanism, a key of `mechanisms`
-- mechanism: Its short name
-- roles: All roles of the State in the mechanism; `codes` says what each code means
-- names_as_written: Every way in which the source writes the name in these roles
SELECT
  p.country_id,
  c.name AS state,
  p.mechanism_id,
  m.name AS mechanism,
  list(DISTINCT p.role ORDER BY p.role) AS roles,
  list(DISTINCT p.name_as_written ORDER BY p.name_as_written) AS names_as_written
FROM participations AS p
JOIN mechanisms AS m USING (mechanism_id)
LEFT JOIN countries AS c USING (country_id)
GROUP BY p.country_id, c.name, p.mechanism_id, m.name, CASE WHEN p.country_id IS NULL THEN p.name_as_written END
ORDER BY state NULLS LAST, country_id NULLS LAST, mechanism_id, names_as_written
