create table quota (
  tenant_id uuid not null,
  branch integer not null,
  entity_id uuid not null,
  effective_from date not null,
  change bigint not null,
  retracted boolean not null,
  row_hash bytea not null,
  import_id uuid,
  import_line integer,
  position_id uuid not null,
  measure text not null,
  dimension text,
  dimension_value text,
  calendar text not null,
  period_code text not null,
  period_from date not null,
  period_to date not null,
  amount numeric not null,
  unit text not null,
  currency text,
  weight numeric,
  primary key (tenant_id, branch, entity_id, effective_from, change)
);
call cordee.protect('quota', true);
create index on quota (tenant_id, change);
