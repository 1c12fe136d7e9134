-- Who has chaired, chairs or will chair each mechanism, and when?
--
-- One row for each State in the chair, sharing it, formerly in it or taking it next. In the order of time: past chairs,
-- those without a term first, then the present ones, then the next.
--
-- mechanism_id: The mechanism, a key of `mechanisms`
-- mechanism: Its short name
-- role: `past-chair`, `chair`, `co-chair` or `incoming-chair`
-- country_id: The country, a key of `countries`; null while the name is unresolved
-- state: Its name in the register of countries
-- name_as_written: The name exactly as the source writes it, slips included
-- term: Term of the chair (EDTF), where the source gives one
-- term_start: Beginning of the term: a year, month or day
-- term_end: End of the term; the same as its beginning where the source gives one date
-- term_start_year: Year in which the term begins
-- term_end_year: Year in which the term ends
-- participation_id: The row of `participations`, whose evidence `evidence` gives
SELECT
  p.mechanism_id,
  m.name AS mechanism,
  p.role,
  p.country_id,
  c.name AS state,
  p.name_as_written,
  p.period AS term,
  nullif(nullif(split_part(p.period, '/', 1), ''), '..') AS term_start,
  nullif(nullif(split_part(p.period, '/', -1), ''), '..') AS term_end,
  p.period_start_year AS term_start_year,
  p.period_end_year AS term_end_year,
  p.participation_id
FROM participations AS p
JOIN mechanisms AS m USING (mechanism_id)
LEFT JOIN countries AS c USING (country_id)
WHERE p.role IN ('past-chair', 'chair', 'co-chair', 'incoming-chair')
ORDER BY
  mechanism_id,
  CASE role WHEN 'past-chair' THEN 1 WHEN 'incoming-chair' THEN 3 ELSE 2 END,
  term_start NULLS FIRST,
  term_end NULLS FIRST,
  p.list_position,
  participation_id
