create table plan (
  tenant_id uuid not null,
  branch integer not null,
  entity_id uuid not null,
  effective_from date not null,
  change bigint not null,
  retracted boolean not null,
  row_hash bytea not null,
  import_id uuid,
  import_line integer,
  code text not null,
  name text not null,
  version text not null,
  semantics integer not null,
  document jsonb not null,
  primary key (tenant_id, branch, entity_id, effective_from, change)
);
call cordee.protect('plan', true);
create index on plan (tenant_id, change);
create table plan_assignment (
  tenant_id uuid not null,
  branch integer not null,
  entity_id uuid not null,
  effective_from date not null,
  change bigint not null,
  retracted boolean not null,
  row_hash bytea not null,
  import_id uuid,
  import_line integer,
  payee_id uuid not null,
  plan_code text,
  primary key (tenant_id, branch, entity_id, effective_from, change)
);
call cordee.protect('plan_assignment', true);
create index on plan_assignment (tenant_id, change);
create table pay_term (
  tenant_id uuid not null,
  branch integer not null,
  entity_id uuid not null,
  effective_from date not null,
  change bigint not null,
  retracted boolean not null,
  row_hash bytea not null,
  import_id uuid,
  import_line integer,
  payee_id uuid not null,
  code text not null,
  value numeric not null,
  currency text,
  primary key (tenant_id, branch, entity_id, effective_from, change)
);
call cordee.protect('pay_term', true);
create index on pay_term (tenant_id, change);
