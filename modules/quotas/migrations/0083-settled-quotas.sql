-- Where a quota was agreed on or decided, when it came from no file.
alter table quota add column dossier_id uuid;
