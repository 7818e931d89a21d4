-- A period's quotas, shared out from the top over the hierarchy of the day, to be agreed on by two.
create table quota_round (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  name text not null check (length(trim(name)) > 0),
  period_code text not null,
  measure text not null,
  currency text not null,
  total numeric not null check (total > 0),
  step numeric not null check (step > 0),
  method text not null,
  mode text not null check (mode in ('seller_first', 'sealed', 'top_down')),
  -- The last day for the two to agree: after it somebody else may decide.
  answers_by date not null,
  -- How far from the allocation they may agree on: 0.1 is 10 % either way.
  margin numeric not null check (margin >= 0 and margin < 1),
  -- Levels, sellers with their past months, and locks, as they were on the day.
  basis jsonb not null,
  primary key (tenant_id, id)
);
call cordee.protect('quota_round', true);

create table quota_dossier (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  round_id uuid not null,
  position_id uuid not null,
  seller_id uuid not null,
  manager_id uuid not null,
  node text not null,
  allocated numeric not null,
  primary key (tenant_id, id),
  constraint quota_dossier_once unique (tenant_id, round_id, position_id),
  constraint quota_dossier_of_two check (seller_id <> manager_id),
  foreign key (tenant_id, round_id) references quota_round (tenant_id, id)
);
create index on quota_dossier (tenant_id, seller_id);
call cordee.protect('quota_dossier', true);

-- The public half of a key that one browser of a person holds.
create table quota_key (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  person_id uuid not null,
  public_key text not null,
  primary key (tenant_id, id)
);
create index on quota_key (tenant_id, person_id);
call cordee.protect('quota_key', true);

-- That one side has entered a figure, and the commitment that binds it. Once a side.
create table quota_entry (
  tenant_id uuid not null,
  dossier_id uuid not null,
  side text not null check (side in ('manager', 'seller')),
  change bigint not null,
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  primary key (tenant_id, dossier_id, side),
  foreign key (tenant_id, dossier_id) references quota_dossier (tenant_id, id)
);
call cordee.protect('quota_entry', true);

-- What was entered, sealed. Destroyed when it has been opened, or unopened when somebody decides: the only rows here that go.
create table quota_seal (
  tenant_id uuid not null,
  dossier_id uuid not null,
  side text not null,
  nonce text not null,
  ciphertext text not null,
  ring_share text not null,
  key_shares jsonb not null,
  primary key (tenant_id, dossier_id, side),
  foreign key (tenant_id, dossier_id, side) references quota_entry (tenant_id, dossier_id, side)
);
call cordee.protect('quota_seal', false);
revoke update on quota_seal from cordee_app;

create table quota_proposal (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  dossier_id uuid not null,
  side text not null check (side in ('manager', 'seller')),
  -- Of two that were opened together, the one of the seller comes first.
  ordinal integer not null,
  -- kept − lost + gained + price is the figure.
  kept numeric not null,
  lost numeric not null,
  gained numeric not null,
  price numeric not null,
  text text not null,
  means text not null,
  -- Only of one that was sealed: with it anybody can check the commitment.
  salt text,
  primary key (tenant_id, id),
  foreign key (tenant_id, dossier_id) references quota_dossier (tenant_id, id)
);
create index on quota_proposal (tenant_id, dossier_id);
create unique index quota_opening_once on quota_proposal (tenant_id, dossier_id, side) where salt is not null;
call cordee.protect('quota_proposal', true);

-- How it ended, once: agreed on by two, or decided with a reason.
create table quota_outcome (
  tenant_id uuid not null,
  dossier_id uuid not null,
  change bigint not null,
  kind text not null check (kind in ('agreed', 'decided')),
  amount numeric not null check (amount >= 0),
  proposal_id uuid,
  reason text,
  -- How many sealed entries were destroyed unopened.
  destroyed integer not null,
  primary key (tenant_id, dossier_id),
  foreign key (tenant_id, dossier_id) references quota_dossier (tenant_id, id),
  constraint quota_outcome_has_its_ground check ((kind = 'agreed') = (proposal_id is not null) and (kind = 'decided') = (reason is not null))
);
call cordee.protect('quota_outcome', true);
