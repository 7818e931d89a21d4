-- A branch of the plan: live is branch 0, which has no row. Its base is the change it was cut from.
create table branch (
  tenant_id uuid not null,
  branch integer not null check (branch > 0),
  name text not null,
  parent integer not null,
  base_change bigint not null,
  change bigint not null,
  primary key (tenant_id, branch)
);
call cordee.protect('branch', true);
