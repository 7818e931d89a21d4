-- What was written into another system: one row for each record, and what came of it. Nothing of it is ever changed.
create table owner_write (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  connection_id uuid not null,
  record text not null,
  owner_before text,
  owner_wanted text not null,
  outcome text not null check (outcome in ('sent', 'already', 'conflict', 'failed')),
  problem jsonb,
  primary key (tenant_id, id)
);
create index on owner_write (tenant_id, connection_id, change);
call cordee.protect('owner_write', true);
