create table deal (
  tenant_id uuid not null,

  entity_id uuid not null,
  effective_from date not null,
  change bigint not null,
  retracted boolean not null,
  row_hash bytea not null,
  import_id uuid,
  import_line integer,
  code text not null,
  seller_key text not null,
  seller_id uuid,
  account_key text,
  account_id uuid,
  product text,
  stage text not null,
  amount numeric,
  currency text,
  engaged_on date,
  closed_on date,
  channel text,
  origin text,
  primary key (tenant_id, entity_id, effective_from, change)
);
call cordee.protect('deal', true);
create index on deal (tenant_id, change);
create index on deal (tenant_id, seller_id);
create index on deal (tenant_id, closed_on);
create table deal_stage (
  tenant_id uuid not null,

  entity_id uuid not null,
  effective_from date not null,
  change bigint not null,
  retracted boolean not null,
  row_hash bytea not null,
  import_id uuid,
  import_line integer,
  stage text not null,
  primary key (tenant_id, entity_id, effective_from, change)
);
call cordee.protect('deal_stage', true);
create index on deal_stage (tenant_id, change);
