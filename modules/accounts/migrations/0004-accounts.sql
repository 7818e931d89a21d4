create table account (
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
  sector text,
  country text,
  town text,
  postcode text,
  siren text,
  parent_code text,
  potential numeric,
  revenue numeric,
  employees integer,
  primary key (tenant_id, entity_id, effective_from, change)
);
call cordee.protect('account', true);
create index on account (tenant_id, change);
