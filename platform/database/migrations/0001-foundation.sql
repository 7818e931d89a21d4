-- The change number, the trail, long work and documents: what every module stands on.
create schema if not exists cordee;

create function cordee.tenant() returns uuid language sql stable as
$$ select nullif(current_setting('cordee.tenant', true), '')::uuid $$;

-- Row security for a tenant's table, and what the app may do to it. Append-only tables refuse update and delete.
create procedure cordee.protect(name text, append_only boolean) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy tenant_only on %I to cordee_app using (tenant_id = cordee.tenant()) with check (tenant_id = cordee.tenant())', name);
  execute format('create policy whole_for_backup on %I for select to cordee_backup using (true)', name);
  execute format('grant select, insert on %I to cordee_app', name);
  execute format('grant select on %I to cordee_backup', name);
  if not append_only then
    execute format('grant update, delete on %I to cordee_app', name);
  end if;
end $$;

-- A table of facts: append-only cells (entity, effective_from), each row a change, with its own typed columns.
-- Planning facts live in a branch, and the branch is in the key.
create procedure cordee.create_facts(name text, is_planning boolean, own_columns text) language plpgsql as $$
declare
  branch_column text := case when is_planning then 'branch integer not null,' else '' end;
  branch_key text := case when is_planning then 'branch,' else '' end;
begin
  execute format('create table %I (
    tenant_id uuid not null, %s
    entity_id uuid not null,
    effective_from date not null,
    change bigint not null,
    retracted boolean not null,
    row_hash bytea not null,
    import_id uuid,
    import_line integer,
    %s,
    primary key (tenant_id, %s entity_id, effective_from, change))', name, branch_column, own_columns, branch_key);
  execute format('create index on %I (tenant_id, change)', name);
  call cordee.protect(name, true);
end $$;

grant usage on schema cordee to cordee_app, cordee_identity, cordee_backup;

create table tenant_change (
  tenant_id uuid primary key,
  number bigint not null,
  at timestamptz not null,
  hash bytea not null
);
call cordee.protect('tenant_change', false);
revoke delete on tenant_change from cordee_app;

create table change (
  tenant_id uuid not null,
  number bigint not null,
  at timestamptz not null,
  actor_id uuid not null,
  cause text not null,
  detail jsonb not null,
  documents text[] not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (tenant_id, number)
);
call cordee.protect('change', true);

create table document (
  tenant_id uuid not null,
  hash text not null,
  name text not null,
  media_type text not null,
  byte_count bigint not null,
  change bigint not null,
  primary key (tenant_id, hash)
);
call cordee.protect('document', true);

create table task (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  actor_id uuid not null,
  input jsonb not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  done bigint not null default 0,
  total bigint,
  unit text not null default 'rows',
  is_cancel_asked boolean not null default false,
  attempt integer not null default 0,
  problem jsonb,
  result jsonb,
  queued_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  heartbeat_at timestamptz,
  primary key (tenant_id, id)
);
call cordee.protect('task', false);
revoke delete on task from cordee_app;
