-- In which year did it begin?
--
-- Gives the year of an EDTF date, or the one in which a span begins; null where that is open, or no single year.
--
-- edtf: The date, as in `meetings.date`
CREATE MACRO year_of(edtf) AS
  CAST(nullif(regexp_extract(edtf, '^(\d{4})(-|/|$)', 1), '') AS SMALLINT)
