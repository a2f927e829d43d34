-- The file that a change set was read from, as JSON; null for what was made by hand.
alter table changes add column import text;
