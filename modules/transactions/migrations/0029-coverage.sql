-- Who follows what: the holder of a territory or of a customer, the specialist of a product, a channel, a segment.
call cordee.create_facts('coverage', is_planning => false, own_columns => $$
  person_id uuid not null,
  field text not null,
  value text not null,
  role text not null check (role in ('holder', 'specialist')),
  first_day date not null,
  last_day date check (last_day >= first_day)
$$);

create index on coverage (tenant_id, person_id);
