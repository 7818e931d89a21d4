-- The files of a run's line detail are sealed by their bytes: they differ from run to run, the hash of what they hold does not.
-- Runs of before were sealed by the hash of their rows alone, and have none.
alter table payout_artefact add column file_seal text;
