-- What is the evidence for this row, or for one of its values?
--
-- Gives the rows of `evidence` for one row of any table. It looks for `evidence` in the database in use: open the file
-- itself or say USE before; in a database that is only attached, ask `evidence` with WHERE row_id = ... instead.
--
-- of_row: Key of the row
-- of_column: Column of the value; without it, all columns
CREATE MACRO evidence_for(of_row, of_column := NULL) AS TABLE
  SELECT *
  FROM evidence
  WHERE row_id = of_row AND (of_column IS NULL OR column_name = of_column)
  ORDER BY table_name, row_id, column_name, statement_id
