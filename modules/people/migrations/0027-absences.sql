-- Who was away: the kind of leave as the company names it, its days, and the part of each day where it is not all.
call cordee.create_facts('absence', is_planning => false, own_columns => $$
  person_id uuid not null,
  leave_type text not null,
  first_day date not null,
  last_day date check (last_day >= first_day),
  share numeric not null check (share > 0 and share <= 1)
$$);

create index on absence (tenant_id, person_id);
