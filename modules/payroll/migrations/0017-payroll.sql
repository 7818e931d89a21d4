-- What leaves for payroll. A file belongs to one legal entity and carries lines of locked runs; its rows are written once.
create table payroll_file (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  legal_entity text not null,
  month date not null,
  layout text not null,
  name text not null,
  row_count integer not null,
  sum_minor bigint not null,
  currency text not null,
  row_stream_hash text not null,
  document_hash text not null,
  made_by uuid not null,
  primary key (tenant_id, id)
);
call cordee.protect('payroll_file', true);

create table payroll_row (
  tenant_id uuid not null,
  file_id uuid not null,
  ordinal integer not null,
  change bigint not null,
  run_id uuid not null,
  payee_id uuid not null,
  payroll_number text not null,
  pay_code text not null,
  label text not null,
  origin_period text not null,
  is_paid_leave_base boolean not null,
  amount_minor bigint not null,
  primary key (tenant_id, file_id, ordinal),
  foreign key (tenant_id, file_id) references payroll_file (tenant_id, id),
  -- A run is transmitted once: what it pays for a number, a code and a period stands in one row for ever.
  unique (tenant_id, run_id, payroll_number, pay_code, origin_period)
);
create index on payroll_row (tenant_id, payee_id);
call cordee.protect('payroll_row', true);

-- Which runs a file carries; a run whose lines are of several legal entities stands in several files.
create table payroll_file_run (
  tenant_id uuid not null,
  file_id uuid not null,
  run_id uuid not null,
  change bigint not null,
  primary key (tenant_id, run_id, file_id),
  foreign key (tenant_id, file_id) references payroll_file (tenant_id, id)
);
call cordee.protect('payroll_file_run', true);

-- Payroll has the file, with the totals that it found in it: once.
create table payroll_confirmation (
  tenant_id uuid not null,
  file_id uuid not null,
  change bigint not null,
  actor_id uuid not null,
  row_count integer not null,
  sum_minor bigint not null,
  primary key (tenant_id, file_id),
  foreign key (tenant_id, file_id) references payroll_file (tenant_id, id)
);
call cordee.protect('payroll_confirmation', true);

-- What payroll says it paid. A later return of the same file replaces what an earlier one said; both are kept.
create table payroll_return (
  tenant_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  change bigint not null,
  actor_id uuid not null,
  document_hash text not null,
  document_name text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, file_id) references payroll_confirmation (tenant_id, file_id)
);
call cordee.protect('payroll_return', true);

create table payroll_payment (
  tenant_id uuid not null,
  return_id uuid not null,
  payroll_number text not null,
  pay_code text not null,
  change bigint not null,
  paid_minor bigint not null,
  primary key (tenant_id, return_id, payroll_number, pay_code)
);
call cordee.protect('payroll_payment', true);

create table payroll_difference (
  tenant_id uuid not null,
  return_id uuid not null,
  payroll_number text not null,
  pay_code text not null,
  change bigint not null,
  kind text not null check (kind in ('missing', 'extra', 'amount')),
  asked_minor bigint,
  paid_minor bigint,
  primary key (tenant_id, return_id, payroll_number, pay_code)
);
call cordee.protect('payroll_difference', true);

call cordee.create_facts('pay_setting', is_planning => false, own_columns => $$
  code text not null,
  value jsonb not null
$$);
