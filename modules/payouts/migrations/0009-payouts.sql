create table payout_run (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  branch integer not null,
  plan_code text not null,
  plan_version text not null,
  semantics integer not null,
  calendar text not null,
  period_code text not null,
  period_from date not null,
  period_to date not null,
  -- The change number up to which the run read: its inputs are frozen by it.
  known_change bigint not null,
  currency text not null,
  total_minor bigint not null,
  payee_count integer not null,
  issue_count integer not null,
  row_stream_hash text not null,
  artefact_hash text not null,
  calculated_by uuid not null,
  primary key (tenant_id, id),
  unique (tenant_id, id, calculated_by)
);
call cordee.protect('payout_run', true);

create table payout_line (
  tenant_id uuid not null,
  run_id uuid not null,
  payee_id uuid not null,
  ordinal integer not null,
  component text not null,
  measured numeric,
  quota numeric,
  attainment numeric,
  earned numeric not null,
  payable_minor bigint not null,
  currency text not null,
  issue text,
  primary key (tenant_id, run_id, payee_id, ordinal)
);
call cordee.protect('payout_line', true);

-- Four eyes in the database: who calculated cannot approve, and each transition happens once.
create table payout_event (
  tenant_id uuid not null,
  run_id uuid not null,
  transition text not null check (transition in ('approved', 'locked', 'voided')),
  calculated_by uuid not null,
  actor_id uuid not null,
  change bigint not null,
  reason text,
  primary key (tenant_id, run_id, transition),
  foreign key (tenant_id, run_id, calculated_by) references payout_run (tenant_id, id, calculated_by),
  constraint four_eyes check (transition <> 'approved' or actor_id <> calculated_by)
);
call cordee.protect('payout_event', true);

-- Explanations are recomputed from the frozen inputs and kept only once the run is locked.
create table locked_explanation (
  tenant_id uuid not null,
  run_id uuid not null,
  payee_id uuid not null,
  ordinal integer not null,
  change bigint not null,
  explanation jsonb not null,
  primary key (tenant_id, run_id, payee_id, ordinal)
);
call cordee.protect('locked_explanation', true);
