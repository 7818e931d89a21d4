-- What no sale carries: a score, hours worked, what was reached of an individual objective.
call cordee.create_facts('figure', is_planning => false, own_columns => $$
  person_id uuid not null,
  code text not null,
  measured_on date not null,
  value numeric not null
$$);

create index on figure (tenant_id, person_id, measured_on);
