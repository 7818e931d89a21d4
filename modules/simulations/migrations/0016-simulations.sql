-- A finished simulation, whole and for good: what was asked, the change up to which it read, what came out.
-- It has no change number of its own: nothing that anybody knows has changed.
create table simulation (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  plan_code text not null,
  period_code text not null,
  branch integer not null,
  known_change bigint not null,
  document jsonb not null,
  result jsonb not null,
  fingerprint text not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
call cordee.protect('simulation', true);
