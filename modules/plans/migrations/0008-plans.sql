call cordee.create_facts('plan', is_planning => true, own_columns => $$
  code text not null,
  name text not null,
  version text not null,
  semantics integer not null,
  document jsonb not null
$$);

call cordee.create_facts('plan_assignment', is_planning => true, own_columns => $$
  payee_id uuid not null,
  plan_code text
$$);

call cordee.create_facts('pay_term', is_planning => true, own_columns => $$
  payee_id uuid not null,
  code text not null,
  value numeric not null,
  currency text
$$);
