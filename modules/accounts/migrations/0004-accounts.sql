call cordee.create_facts('account', is_planning => false, own_columns => $$
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
  employees integer
$$);
