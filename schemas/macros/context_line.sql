-- Which line of a text is a character in?
--
-- Gives the whole line, without its line end. Lines end with LF, CR LF or CR, as everywhere in this dataset. The functions
-- used count code points and not what a reader sees as one character, as the offsets do.
--
-- source_text: The text, as in `sources.text`
-- at_offset: The place in it: Unicode code points from 0
CREATE MACRO context_line(source_text, at_offset) AS
  regexp_extract(substr(source_text, 1, at_offset), '[^\r\n]*$') || regexp_extract(substr(source_text, at_offset + 1), '^[^\r\n]*')
