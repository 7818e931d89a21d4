-- Shown to the sellers and managers whom it moves, before it is approved.
create table territory_sharing (
  tenant_id uuid not null,
  proposal_id uuid not null,
  change bigint not null,
  primary key (tenant_id, proposal_id),
  foreign key (tenant_id, proposal_id) references territory_proposal (tenant_id, id)
);
call cordee.protect('territory_sharing', true);

-- What becomes of one open deal of an account that moves: the last decision holds.
create table territory_deal_decision (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  proposal_id uuid not null,
  deal_id uuid not null,
  fate text not null check (fate in ('follows', 'stays')),
  last_day date,
  share numeric check (share > 0 and share <= 1),
  primary key (tenant_id, id),
  foreign key (tenant_id, proposal_id) references territory_proposal (tenant_id, id),
  constraint territory_deal_stays_until check ((fate = 'stays') = (last_day is not null and share is not null))
);
create index on territory_deal_decision (tenant_id, proposal_id);
call cordee.protect('territory_deal_decision', true);

create table territory_deal_comment (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  proposal_id uuid not null,
  deal_id uuid not null,
  text text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, proposal_id) references territory_proposal (tenant_id, id)
);
create index on territory_deal_comment (tenant_id, proposal_id);
call cordee.protect('territory_deal_comment', true);
