-- What the seller before writes for the one after, on one account or several; another note may follow one that is returned.
create table hand_over_note (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  proposal_id uuid not null,
  giver_id uuid not null,
  taker_id uuid not null,
  content jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, proposal_id) references territory_proposal (tenant_id, id),
  constraint hand_over_between_two check (giver_id <> taker_id)
);
create index on hand_over_note (tenant_id, proposal_id);
call cordee.protect('hand_over_note', true);

-- The answer of the one after, once: accepted, or returned with what is missing.
create table hand_over_answer (
  tenant_id uuid not null,
  note_id uuid not null,
  change bigint not null,
  is_accepted boolean not null,
  words text not null,
  primary key (tenant_id, note_id),
  foreign key (tenant_id, note_id) references hand_over_note (tenant_id, id)
);
call cordee.protect('hand_over_answer', true);
