-- A territory: who holds it, from when. Its accounts point to it, so that an account has one owner at any time.
call cordee.create_facts('territory', is_planning => true, own_columns => $$
  code text not null,
  name text not null,
  position_id uuid
$$);

-- The entity is the account itself.
call cordee.create_facts('territory_account', is_planning => true, own_columns => $$
  territory_id uuid,
  is_locked boolean not null
$$);

create index on territory_account (tenant_id, branch);

-- Where an account is. The entity is the account; who says so stands beside it.
call cordee.create_facts('account_place', is_planning => false, own_columns => $$
  latitude numeric not null check (latitude between -90 and 90),
  longitude numeric not null check (longitude between -180 and 180),
  origin text not null check (origin in ('town', 'given'))
$$);

-- A division that could be, with what it would change; its accounts stand in a branch of its own.
create table territory_proposal (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  name text not null,
  branch integer not null,
  effective_from date not null,
  request jsonb not null,
  result jsonb not null,
  made_by uuid not null,
  primary key (tenant_id, id),
  unique (tenant_id, id, made_by),
  foreign key (tenant_id, branch) references branch (tenant_id, branch)
);
call cordee.protect('territory_proposal', true);

-- Approved once, by another than whoever made it.
create table territory_approval (
  tenant_id uuid not null,
  proposal_id uuid not null,
  change bigint not null,
  made_by uuid not null,
  approved_by uuid not null,
  primary key (tenant_id, proposal_id),
  foreign key (tenant_id, proposal_id, made_by) references territory_proposal (tenant_id, id, made_by),
  constraint territory_approved_by_another check (approved_by <> made_by)
);
call cordee.protect('territory_approval', true);
