call cordee.create_facts('quota', is_planning => true, own_columns => $$
  position_id uuid not null,
  measure text not null,
  dimension text,
  dimension_value text,
  calendar text not null,
  period_code text not null,
  period_from date not null,
  period_to date not null,
  amount numeric not null,
  unit text not null,
  currency text,
  weight numeric
$$);
