-- Connections to other systems, and what each run came to. The latest row of a connection is how it stands.
create table connection (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  name text not null,
  connector text not null,
  kind text not null,
  settings jsonb not null,
  sealed_secret text not null,
  primary key (tenant_id, id, change)
);
call cordee.protect('connection', true);

-- The cursor moves with the row of the run that brought in what lies behind it.
create table connection_run (
  tenant_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  change bigint not null,
  cursor text,
  row_count bigint not null,
  import_id uuid,
  problem jsonb,
  primary key (tenant_id, id)
);
create index on connection_run (tenant_id, connection_id, change);
call cordee.protect('connection_run', true);
