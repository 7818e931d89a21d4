call cordee.create_facts('transaction', is_planning => false, own_columns => $$
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
  related_code text
$$);

create index on transaction (tenant_id, seller_id, occurred_on);
create index on transaction (tenant_id, occurred_on);
call cordee.create_facts('currency_rate', is_planning => false, own_columns => $$
  from_currency text not null,
  to_currency text not null,
  rate numeric not null
$$);
