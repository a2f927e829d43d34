-- The effect as far as it is about this row, where the whole has so many rows that the history of one is not read from it.
alter table change_rows add column part text;
