-- The line detail of a run is kept in files; the ledger says what each slice holds, so that a file that was touched shows.
create table payout_artefact (
  tenant_id uuid not null,
  run_id uuid not null,
  slice integer not null,
  change bigint not null,
  payee_count integer not null,
  credit_count bigint not null,
  row_stream_hash text not null,
  primary key (tenant_id, run_id, slice),
  foreign key (tenant_id, run_id) references payout_run (tenant_id, id)
);
call cordee.protect('payout_artefact', true);
