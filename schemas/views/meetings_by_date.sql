-- Which meetings were held when and where?
--
-- One row for each meeting that a profile lists, of all mechanisms, from the oldest to the latest; those without a date
-- come first.
--
-- date: Date or span as far as the source gives it (EDTF)
-- start_date: First day; null unless the source gives the day
-- end_date: Last day; null unless the source gives the day
-- mechanism_id: The mechanism, a key of `mechanisms`
-- mechanism: Its short name
-- title: Title, corrected
-- ordinal: Which of its kind the meeting is, by its title
-- body_id: The group whose meeting it is, a key of `bodies`
-- body: Its name
-- place: Town or venue, without the country
-- country_id: Country of the meeting, a key of `countries`
-- country: Its name in the register of countries
-- meeting_id: The row of `meetings`, whose evidence `evidence` gives
SELECT
  g.date,
  g.start_date,
  g.end_date,
  g.mechanism_id,
  m.name AS mechanism,
  g.title,
  g.ordinal,
  g.body_id,
  b.name AS body,
  g.place,
  g.country_id,
  c.name AS country,
  g.meeting_id
FROM meetings AS g
JOIN mechanisms AS m USING (mechanism_id)
LEFT JOIN countries AS c USING (country_id)
LEFT JOIN bodies AS b USING (body_id)
ORDER BY date NULLS FIRST, mechanism_id, g.list_position, meeting_id
