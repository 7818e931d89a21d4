create table transaction (
  tenant_id uuid not null,

  entity_id uuid not null,
  effective_from date not null,
  change bigint not null,
  retracted boolean not null,
  row_hash bytea not null,
  import_id uuid,
  import_line integer,
  code text not null,
  kind text not null,
  occurred_on date not null,
  amount numeric not null,
  currency text not null,
  seller_key text,
  seller_id uuid,
  account_key text,
  account_id uuid,
  product text,
  channel text,
  origin text,
  related_code text,
  primary key (tenant_id, entity_id, effective_from, change)
);
call cordee.protect('transaction', true);
create index on transaction (tenant_id, change);
create index on transaction (tenant_id, seller_id, occurred_on);
create index on transaction (tenant_id, occurred_on);
create table currency_rate (
  tenant_id uuid not null,

  entity_id uuid not null,
  effective_from date not null,
  change bigint not null,
  retracted boolean not null,
  row_hash bytea not null,
  import_id uuid,
  import_line integer,
  from_currency text not null,
  to_currency text not null,
  rate numeric not null,
  primary key (tenant_id, entity_id, effective_from, change)
);
call cordee.protect('currency_rate', true);
create index on currency_rate (tenant_id, change);
