-- Which organizations support or work with each mechanism, and in which role?
--
-- One row for each organization, or unnamed class of bodies, in one role in one mechanism.
--
-- mechanism_id: The mechanism, a key of `mechanisms`
-- mechanism: Its short name
-- role: Role of the organization; `codes` says what each code means
-- organization_id: The organization, a key of `organizations`; null for an unnamed class of bodies or an unresolved name
-- organization: Its name in the register of organizations
-- acronym: Its acronym
-- part_of: The organization that it is part of, by its name in the register
-- name_as_written: The name exactly as the source writes it, slips included
-- organization_role_id: The row of `organization_roles`, whose evidence `evidence` gives
SELECT
  r.mechanism_id,
  m.name AS mechanism,
  r.role,
  r.organization_id,
  o.name AS organization,
  o.acronym,
  parent.name AS part_of,
  r.name_as_written,
  r.organization_role_id
FROM organization_roles AS r
JOIN mechanisms AS m USING (mechanism_id)
LEFT JOIN organizations AS o USING (organization_id)
LEFT JOIN organizations AS parent ON parent.organization_id = o.parent_organization_id
ORDER BY mechanism_id, role, organization_role_id
