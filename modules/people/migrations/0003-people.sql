call cordee.create_facts('person', is_planning => false, own_columns => $$
  code text not null,
  given_name text,
  family_name text,
  full_name text not null,
  email text,
  payroll_number text,
  legal_entity text,
  hired_on date,
  left_on date,
  working_time numeric
$$);

call cordee.create_facts('team', is_planning => false, own_columns => $$
  code text not null,
  name text not null,
  parent_team_id uuid
$$);

call cordee.create_facts('position', is_planning => false, own_columns => $$
  code text not null,
  title text not null,
  role text not null,
  team_id uuid,
  manager_position_id uuid
$$);

call cordee.create_facts('position_holder', is_planning => false, own_columns => $$
  person_id uuid
$$);

call cordee.create_facts('person_code', is_planning => false, own_columns => $$
  source text not null,
  code text not null,
  person_id uuid
$$);
