call cordee.create_facts('deal', is_planning => false, own_columns => $$
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
  origin text
$$);

create index on deal (tenant_id, seller_id);
create index on deal (tenant_id, closed_on);
call cordee.create_facts('deal_stage', is_planning => false, own_columns => $$
  stage text not null
$$);
