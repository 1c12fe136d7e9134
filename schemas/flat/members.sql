-- Which States are members of which mechanism?
SELECT p.* EXCLUDE (role, period, period_start_year, period_end_year)
FROM participations_flat AS p
WHERE p.role = 'member'
ORDER BY p.mechanism_id, p.list_line NULLS FIRST, p.list_position, p.participation_id
