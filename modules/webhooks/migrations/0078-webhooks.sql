-- What another program is told: whoever subscribes, how far each is, and every call that was tried.
create table webhook (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  url text not null,
  -- Of what causes it hears; none: of all.
  causes text[] not null,
  sealed_secret text not null,
  is_on boolean not null,
  -- It hears of what is written behind this number.
  from_change bigint not null,
  primary key (tenant_id, id, change)
);
call cordee.protect('webhook', true);

-- The trail itself is the outbox: a change and its row are written together. This says how far each has been told out.
create table webhook_cursor (
  tenant_id uuid not null,
  webhook_id uuid not null,
  change bigint not null,
  primary key (tenant_id, webhook_id)
);
call cordee.protect('webhook_cursor', false);
revoke delete on webhook_cursor from cordee_app;

create table webhook_delivery (
  tenant_id uuid not null,
  webhook_id uuid not null,
  change bigint not null,
  outcome text not null check (outcome in ('waiting', 'sending', 'delivered', 'parked')),
  attempt integer not null default 0,
  due_at timestamptz not null,
  tried_at timestamptz,
  reason text,
  primary key (tenant_id, webhook_id, change)
);
create index on webhook_delivery (tenant_id, due_at) where outcome in ('waiting', 'sending');
call cordee.protect('webhook_delivery', false);
revoke delete on webhook_delivery from cordee_app;
