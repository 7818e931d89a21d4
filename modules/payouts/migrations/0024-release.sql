-- What the plan's release makes of what is earned has lines of its own: what waits, guarantees, draws, what is taken back.
alter table payout_line
  drop constraint payout_line_kind_check,
  add constraint payout_line_kind_check check (kind in ('component', 'correction', 'adjustment',
    'held', 'guarantee', 'draw_advance', 'draw_recovery', 'clawback', 'below_zero', 'withheld'));

-- What each locked run leaves to the next of a payee: what is held, what draws and clawbacks are owed, what limits have
-- counted. A lock takes the next place of each payee; a void adds the place before it once more. No balance is changed.
create table payout_release (
  tenant_id uuid not null,
  branch integer not null,
  payee_id uuid not null,
  currency text not null,
  place integer not null check (place >= 0),
  run_id uuid not null,
  change bigint not null,
  -- Whose period it was released in; all null where a void leaves nothing.
  plan_code text,
  period_code text,
  period_from date,
  period_to date,
  state jsonb not null,
  primary key (tenant_id, branch, payee_id, currency, place),
  foreign key (tenant_id, run_id) references payout_run (tenant_id, id)
);
create index on payout_release (tenant_id, run_id);
call cordee.protect('payout_release', true);
