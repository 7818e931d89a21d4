create table dispute (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  kind text not null check (kind in ('line', 'missing')),
  payee_id uuid not null,
  run_id uuid,
  ordinal integer,
  order_code text,
  opened_by uuid not null,
  text text not null,
  due_on date not null,
  -- What was found at once: a code and what its sentence names.
  answer jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, id, opened_by),
  constraint dispute_names_its_subject check ((kind = 'line') = (run_id is not null and ordinal is not null) and (kind = 'missing') = (order_code is not null))
);
create index on dispute (tenant_id, payee_id);
call cordee.protect('dispute', true);

create table dispute_message (
  tenant_id uuid not null,
  dispute_id uuid not null,
  change bigint not null,
  author_id uuid not null,
  text text not null check (length(trim(text)) > 0),
  primary key (tenant_id, dispute_id, change),
  foreign key (tenant_id, dispute_id) references dispute (tenant_id, id)
);
call cordee.protect('dispute_message', true);

-- Decided once, by somebody who neither opened it nor is paid by it.
create table dispute_outcome (
  tenant_id uuid not null,
  dispute_id uuid not null,
  opened_by uuid not null,
  actor_id uuid not null,
  change bigint not null,
  is_accepted boolean not null,
  reason text not null check (length(trim(reason)) >= 3),
  primary key (tenant_id, dispute_id),
  foreign key (tenant_id, dispute_id, opened_by) references dispute (tenant_id, id, opened_by),
  constraint four_eyes_dispute check (actor_id <> opened_by)
);
call cordee.protect('dispute_outcome', true);

create function cordee.check_dispute_outcome() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from dispute d join person p on p.tenant_id = d.tenant_id and p.entity_id = d.payee_id
    where d.tenant_id = new.tenant_id and d.id = new.dispute_id and p.code = cordee.person_code_of(new.actor_id, new.tenant_id))
  then raise exception using errcode = 'check_violation', constraint = 'four_eyes_dispute', message = 'whoever is paid does not decide on their own dispute';
  end if;
  return new;
end $$;
create trigger check_dispute_outcome before insert on dispute_outcome for each row execute function cordee.check_dispute_outcome();
