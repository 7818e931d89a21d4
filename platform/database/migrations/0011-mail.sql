-- The outbox: a message is queued in the transaction of its cause and sent once.
create table mail_message (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  recipient text not null,
  subject text not null,
  body text not null,
  queued_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
call cordee.protect('mail_message', true);

create table mail_delivery (
  tenant_id uuid not null,
  message_id uuid not null,
  sent_at timestamptz not null default now(),
  outcome text not null,
  primary key (tenant_id, message_id)
);
call cordee.protect('mail_delivery', true);
