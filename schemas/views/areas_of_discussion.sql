-- Which areas are discussed, and in which mechanisms?
--
-- One row for each theme that at least one mechanism discusses, and for each area that the register of themes lacks,
-- however its letters are cased or accented. Broader themes are those of the register; what one list puts inside another
-- area is in `mechanism_themes`.
--
-- theme_id: The theme, a key of `themes`; null while the register lacks it
-- area: Its label in the register; where the register lacks it, the first of its labels in the mechanisms, by code points
-- broader_theme_id: The broader theme, a key of `themes`
-- broader_area: Its label in the register
-- mechanism_count: Number of mechanisms that discuss it
-- mechanism_ids: These mechanisms, keys of `mechanisms`
-- labels_as_written: Every way in which a source writes it, slips included
SELECT
  a.theme_id,
  coalesce(t.label, min(a.label)) AS area,
  t.broader_theme_id,
  broader.label AS broader_area,
  count(DISTINCT a.mechanism_id) AS mechanism_count,
  list(DISTINCT a.mechanism_id ORDER BY a.mechanism_id) AS mechanism_ids,
  list(DISTINCT a.label_as_written ORDER BY a.label_as_written) AS labels_as_written
FROM mechanism_themes AS a
LEFT JOIN themes AS t USING (theme_id)
LEFT JOIN themes AS broader ON broader.theme_id = t.broader_theme_id
GROUP BY a.theme_id, t.label, t.broader_theme_id, broader.label, CASE WHEN a.theme_id IS NULL THEN lower(strip_accents(a.label)) END
ORDER BY area, theme_id NULLS LAST
