-- A run may be for some payees only: one held out of the regular run, or a leaver who does not wait for it.
alter table payout_run
  add column kind text not null default 'regular' check (kind in ('regular', 'supplementary', 'off_cycle')),
  add column only_payees uuid[];

-- A line of another period than the run's is a correction of what that period paid, or an adjustment by hand.
alter table payout_line
  add column kind text not null default 'component' check (kind in ('component', 'correction', 'adjustment')),
  add column origin_plan text,
  add column origin_period text,
  add column adjustment_id uuid,
  add constraint correction_names_its_period check (kind <> 'correction' or (origin_plan is not null and origin_period is not null));

-- What each period of a plan owes a payee for a component, settled entry by entry. A lock takes the next place of each
-- of its keys: of two runs that pay the same, the second finds the place taken. A void takes back by further entries.
create table payout_settlement (
  tenant_id uuid not null,
  branch integer not null,
  plan_code text not null,
  period_code text not null,
  payee_id uuid not null,
  component text not null,
  place integer not null check (place >= 0),
  run_id uuid not null,
  change bigint not null,
  amount_minor bigint not null,
  currency text not null,
  primary key (tenant_id, branch, plan_code, period_code, payee_id, component, place),
  foreign key (tenant_id, run_id) references payout_run (tenant_id, id)
);
create index on payout_settlement (tenant_id, payee_id);
create index on payout_settlement (tenant_id, run_id);
call cordee.protect('payout_settlement', true);

-- Held out of a run with its reason; an empty component holds the whole payee. It can come only before the approval.
create table payout_hold (
  tenant_id uuid not null,
  run_id uuid not null,
  payee_id uuid not null,
  component text not null,
  change bigint not null,
  actor_id uuid not null,
  reason text not null check (length(trim(reason)) >= 3),
  primary key (tenant_id, run_id, payee_id, component),
  foreign key (tenant_id, run_id) references payout_run (tenant_id, id)
);
call cordee.protect('payout_hold', true);

-- What one person asks and another decides. The database refuses the same person twice.
create table pay_request (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  kind text not null check (kind in ('void', 'override', 'adjustment')),
  subject_id uuid not null,
  requested_by uuid not null,
  reason text not null check (length(trim(reason)) >= 3),
  primary key (tenant_id, id),
  unique (tenant_id, id, requested_by)
);
create index on pay_request (tenant_id, subject_id);
call cordee.protect('pay_request', true);

create table pay_decision (
  tenant_id uuid not null,
  request_id uuid not null,
  requested_by uuid not null,
  actor_id uuid not null,
  change bigint not null,
  is_accepted boolean not null,
  reason text,
  primary key (tenant_id, request_id),
  foreign key (tenant_id, request_id, requested_by) references pay_request (tenant_id, id, requested_by),
  constraint four_eyes_request check (actor_id <> requested_by)
);
call cordee.protect('pay_decision', true);

-- The steps of a run are one chain: each names the step that it follows, and each place of the chain is taken once. A
-- void and the step that would have come instead compete for one place, so that exactly one of them wins.
alter table payout_event no force row level security;
alter table payout_event add column follows text;
update payout_event set follows = case transition
  when 'approved' then 'calculated'
  when 'locked' then 'approved'
  else 'approved' end;
alter table payout_event
  alter column follows set not null,
  add column step integer not null generated always as (case follows
    when 'calculated' then 1 when 'approved' then 2 when 'locked' then 3 when 'transmitted' then 4 else 5 end) stored,
  add column follows_event text generated always as (nullif(follows, 'calculated')) stored,
  drop constraint payout_event_transition_check,
  add constraint payout_event_step unique (tenant_id, run_id, step),
  add constraint payout_event_follows foreign key (tenant_id, run_id, follows_event) references payout_event (tenant_id, run_id, transition),
  add constraint payout_event_order check ((transition, follows) in (
    ('approved', 'calculated'), ('locked', 'approved'), ('transmitted', 'locked'), ('confirmed', 'transmitted'), ('paid', 'confirmed'),
    ('voided', 'calculated'), ('voided', 'approved'), ('voided', 'locked')));

-- The person whom a user is, by the code of the membership; the identity tables stay closed to the app.
create function cordee.person_code_of(member uuid, organisation uuid) returns text
  language sql stable security definer set search_path = public as
$$ select person_code from membership where user_id = member and organisation_id = organisation $$;

create function cordee.check_payout_event() returns trigger language plpgsql as $$
begin
  if new.transition = 'approved' and exists (
    select 1 from payout_line l join person p on p.tenant_id = l.tenant_id and p.entity_id = l.payee_id
    where l.tenant_id = new.tenant_id and l.run_id = new.run_id and p.code = cordee.person_code_of(new.actor_id, new.tenant_id))
  then raise exception using errcode = 'check_violation', constraint = 'approver_is_no_beneficiary', message = 'whoever is paid by a run does not approve it';
  end if;
  if new.transition = 'voided' and not exists (
    select 1 from pay_request r join pay_decision d on d.tenant_id = r.tenant_id and d.request_id = r.id
    where r.tenant_id = new.tenant_id and r.subject_id = new.run_id and r.kind = 'void' and d.is_accepted)
  then raise exception using errcode = 'check_violation', constraint = 'void_by_two', message = 'a run is voided by two persons';
  end if;
  return new;
end $$;
create trigger check_payout_event before insert on payout_event for each row execute function cordee.check_payout_event();

-- A hold counts for the approval that follows it, never after. Rows are written under the tenant's change number, one
-- transaction at a time, so that no approval can slip in between.
create function cordee.check_payout_hold() returns trigger language plpgsql as $$
begin
  if exists (select 1 from payout_event where tenant_id = new.tenant_id and run_id = new.run_id)
  then raise exception using errcode = 'check_violation', constraint = 'hold_before_approval', message = 'a run that is approved holds nobody out any more';
  end if;
  return new;
end $$;
create trigger check_payout_hold before insert on payout_hold for each row execute function cordee.check_payout_hold();

-- Runs that were locked before settlements were kept.
alter table payout_run no force row level security;
alter table payout_line no force row level security;
alter table payout_settlement no force row level security;
insert into payout_settlement (tenant_id, branch, plan_code, period_code, payee_id, component, place, run_id, change, amount_minor, currency)
select r.tenant_id, r.branch, r.plan_code, r.period_code, l.payee_id, l.component,
  row_number() over (partition by r.tenant_id, r.branch, r.plan_code, r.period_code, l.payee_id, l.component order by e.change, l.ordinal) - 1,
  r.id, e.change, l.payable_minor, l.currency
from payout_run r join payout_event e on e.tenant_id = r.tenant_id and e.run_id = r.id and e.transition = 'locked'
  join payout_line l on l.tenant_id = r.tenant_id and l.run_id = r.id
where l.issue is null;
alter table payout_run force row level security;
alter table payout_line force row level security;
alter table payout_event force row level security;
alter table payout_settlement force row level security;

-- A sum by hand: who is paid what, with the first run of the plan from the period on. It is paid once it is accepted.
create table pay_adjustment (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  plan_code text not null,
  period_code text not null,
  period_from date not null,
  payee_id uuid not null,
  code text not null,
  amount_minor bigint not null check (amount_minor <> 0),
  currency text not null,
  reason text not null check (length(trim(reason)) >= 3),
  batch_id uuid,
  batch_line integer,
  primary key (tenant_id, id)
);
call cordee.protect('pay_adjustment', true);

create function cordee.check_pay_decision() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from pay_request r join pay_adjustment a on a.tenant_id = r.tenant_id and a.id = r.subject_id
      join person p on p.tenant_id = a.tenant_id and p.entity_id = a.payee_id
    where r.tenant_id = new.tenant_id and r.id = new.request_id and p.code = cordee.person_code_of(new.actor_id, new.tenant_id))
  then raise exception using errcode = 'check_violation', constraint = 'decider_is_no_beneficiary', message = 'whoever is paid an adjustment does not decide on it';
  end if;
  return new;
end $$;
create trigger check_pay_decision before insert on pay_decision for each row execute function cordee.check_pay_decision();
