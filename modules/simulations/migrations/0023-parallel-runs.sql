-- What was really paid beside what is calculated, whole and for good.
create table parallel_run (
  tenant_id uuid not null,
  id uuid not null,
  file_name text not null,
  document_hash text not null,
  period_code text not null,
  plan_codes text[] not null,
  known_change bigint not null,
  result jsonb not null,
  fingerprint text not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
call cordee.protect('parallel_run', true);
