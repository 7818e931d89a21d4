create table person (
  tenant_id uuid not null,

  entity_id uuid not null,
  effective_from date not null,
  change bigint not null,
  retracted boolean not null,
  row_hash bytea not null,
  import_id uuid,
  import_line integer,
  code text not null,
  given_name text,
  family_name text,
  full_name text not null,
  email text,
  payroll_number text,
  legal_entity text,
  hired_on date,
  left_on date,
  working_time numeric,
  primary key (tenant_id, entity_id, effective_from, change)
);
call cordee.protect('person', true);
create index on person (tenant_id, change);
create table team (
  tenant_id uuid not null,

  entity_id uuid not null,
  effective_from date not null,
  change bigint not null,
  retracted boolean not null,
  row_hash bytea not null,
  import_id uuid,
  import_line integer,
  code text not null,
  name text not null,
  parent_team_id uuid,
  primary key (tenant_id, entity_id, effective_from, change)
);
call cordee.protect('team', true);
create index on team (tenant_id, change);
create table position (
  tenant_id uuid not null,

  entity_id uuid not null,
  effective_from date not null,
  change bigint not null,
  retracted boolean not null,
  row_hash bytea not null,
  import_id uuid,
  import_line integer,
  code text not null,
  title text not null,
  role text not null,
  team_id uuid,
  manager_position_id uuid,
  primary key (tenant_id, entity_id, effective_from, change)
);
call cordee.protect('position', true);
create index on position (tenant_id, change);
create table position_holder (
  tenant_id uuid not null,

  entity_id uuid not null,
  effective_from date not null,
  change bigint not null,
  retracted boolean not null,
  row_hash bytea not null,
  import_id uuid,
  import_line integer,
  person_id uuid,
  primary key (tenant_id, entity_id, effective_from, change)
);
call cordee.protect('position_holder', true);
create index on position_holder (tenant_id, change);
create table person_code (
  tenant_id uuid not null,

  entity_id uuid not null,
  effective_from date not null,
  change bigint not null,
  retracted boolean not null,
  row_hash bytea not null,
  import_id uuid,
  import_line integer,
  source text not null,
  code text not null,
  person_id uuid,
  primary key (tenant_id, entity_id, effective_from, change)
);
call cordee.protect('person_code', true);
create index on person_code (tenant_id, change);
