-- What sellers do towards customers: planned, done, and what came of it.
call cordee.create_facts('activity', is_planning => false, own_columns => $$
  kind text not null,
  seller_id uuid not null,
  account_id uuid,
  deal_id uuid,
  planned_on date,
  done_on date,
  outcome text,
  note text
$$);
create index on activity (tenant_id, seller_id);

-- The plan of one seller for one period; what it says stands in its versions.
create table action_plan (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  seller_id uuid not null,
  manager_id uuid not null,
  period_code text not null,
  primary key (tenant_id, id),
  constraint action_plan_once unique (tenant_id, seller_id, period_code),
  constraint action_plan_of_two check (seller_id <> manager_id)
);
call cordee.protect('action_plan', true);

-- One side's proposal of the whole plan. The other agrees to the last one or answers with another.
create table action_plan_version (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  plan_id uuid not null,
  side text not null check (side in ('manager', 'seller')),
  content jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, plan_id) references action_plan (tenant_id, id)
);
create index on action_plan_version (tenant_id, plan_id);
call cordee.protect('action_plan_version', true);

create table action_plan_agreement (
  tenant_id uuid not null,
  version_id uuid not null,
  change bigint not null,
  primary key (tenant_id, version_id),
  foreign key (tenant_id, version_id) references action_plan_version (tenant_id, id)
);
call cordee.protect('action_plan_agreement', true);
