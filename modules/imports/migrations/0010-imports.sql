create table import (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  kind text not null,
  source text not null,
  document_hash text not null,
  file_name text not null,
  mapping jsonb not null,
  read_count bigint not null,
  added_count bigint not null,
  changed_count bigint not null,
  unchanged_count bigint not null,
  rejected_count bigint not null,
  excluded_count bigint not null,
  file_amount numeric,
  rejected_amount numeric,
  excluded_amount numeric,
  credited_amount numeric,
  uncredited_amount numeric,
  currency text,
  primary key (tenant_id, id)
);
call cordee.protect('import', true);

create table import_issue (
  tenant_id uuid not null,
  import_id uuid not null,
  change bigint not null,
  ordinal integer not null,
  line integer not null,
  sheet text,
  disposition text not null check (disposition in ('rejected', 'excluded', 'repaired')),
  refusals jsonb not null,
  raw jsonb not null,
  primary key (tenant_id, import_id, ordinal)
);
call cordee.protect('import_issue', true);

create table import_undo (
  tenant_id uuid not null,
  import_id uuid not null,
  change bigint not null,
  restored_count bigint not null,
  kept_count bigint not null,
  primary key (tenant_id, import_id)
);
call cordee.protect('import_undo', true);
