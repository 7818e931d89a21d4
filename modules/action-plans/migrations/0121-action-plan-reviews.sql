-- What the two say of a month of their plan: why it went as it did, line by line, and what changes from the next on.
create table action_plan_review (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  plan_id uuid not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  side text not null check (side in ('manager', 'seller')),
  reasons jsonb not null,
  changes text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, plan_id) references action_plan (tenant_id, id)
);
create index on action_plan_review (tenant_id, plan_id);
call cordee.protect('action_plan_review', true);
