-- What was found suspicious when a run was calculated. A stop keeps it from being approved until two people pass it.
create table payout_finding (
  tenant_id uuid not null,
  run_id uuid not null,
  code text not null,
  change bigint not null,
  detail jsonb not null,
  primary key (tenant_id, run_id, code),
  foreign key (tenant_id, run_id) references payout_run (tenant_id, id)
);
call cordee.protect('payout_finding', true);

create function cordee.check_payout_stop() returns trigger language plpgsql as $$
begin
  if new.transition = 'approved' and exists (select 1 from payout_finding where tenant_id = new.tenant_id and run_id = new.run_id)
    and not exists (
      select 1 from pay_request r join pay_decision d on d.tenant_id = r.tenant_id and d.request_id = r.id
      where r.tenant_id = new.tenant_id and r.subject_id = new.run_id and r.kind = 'override' and d.is_accepted)
  then raise exception using errcode = 'check_violation', constraint = 'stop_is_passed_by_two', message = 'a run that was stopped is approved only once two persons have passed the stop';
  end if;
  return new;
end $$;
create trigger check_payout_stop before insert on payout_event for each row execute function cordee.check_payout_stop();

-- The list of what is to be done before a period is paid: who, until when, and who instead while they are away.
call cordee.create_facts('closing_item', is_planning => false, own_columns => $$
  period_code text not null,
  code text not null,
  label text,
  place integer not null,
  due_on date not null,
  owner_id uuid not null,
  delegate_id uuid,
  delegate_from date,
  delegate_to date,
  constraint delegation_is_dated check (delegate_id is null or (delegate_from is not null and delegate_to is not null and delegate_from <= delegate_to))
$$);

create table closing_mark (
  tenant_id uuid not null,
  item_id uuid not null,
  change bigint not null,
  is_done boolean not null,
  actor_id uuid not null,
  note text,
  primary key (tenant_id, item_id, change)
);
call cordee.protect('closing_mark', true);
