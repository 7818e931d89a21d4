-- How a source writes what the organisation calls otherwise: a dated crosswalk, one cell per source, field and spelling.
call cordee.create_facts('spelling', is_planning => false, own_columns => $$
  source text not null,
  field text not null,
  written text not null,
  meant text not null
$$);
