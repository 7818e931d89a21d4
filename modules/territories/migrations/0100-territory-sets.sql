-- Proposals of one search stand beside each other: each leans to something, and the set bears the id of the first.
alter table territory_proposal
  add column set_id uuid,
  add column aim text check (aim in ('asked', 'balance', 'travel', 'continuity'));

create index on territory_proposal (tenant_id, set_id);
