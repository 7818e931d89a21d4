-- What was offered to customers: each version of a quote, with the days on which it holds.
call cordee.create_facts('quote_version', is_planning => false, own_columns => $$
  quote_id uuid not null,
  code text not null,
  version integer not null,
  seller_id uuid not null,
  account_key text,
  account_id uuid,
  deal_code text,
  product text,
  status text not null,
  amount numeric,
  currency text not null,
  issued_on date not null,
  valid_until date
$$);
create index on quote_version (tenant_id, quote_id);
