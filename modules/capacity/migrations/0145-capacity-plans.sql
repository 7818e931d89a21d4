-- Assumptions of hiring kept under a name. A plan is its versions: each stays, and going back to one adds another.
create table capacity_plan (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  name text not null check (length(btrim(name)) between 1 and 80),
  primary key (tenant_id, id)
);
create unique index capacity_plan_name on capacity_plan (tenant_id, lower(name));
call cordee.protect('capacity_plan', true);

create table capacity_plan_version (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  plan_id uuid not null,
  number integer not null check (number > 0),
  -- The version that this one goes back to.
  restores integer check (restores between 1 and number - 1),
  drivers jsonb not null,
  primary key (tenant_id, id),
  constraint capacity_plan_version_once unique (tenant_id, plan_id, number),
  foreign key (tenant_id, plan_id) references capacity_plan (tenant_id, id)
);
call cordee.protect('capacity_plan_version', true);
