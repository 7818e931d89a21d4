-- A plan that is put to those whom it will pay, before it is published. The document is kept as it was shown.
create table consultation (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  plan_code text not null,
  plan_name text not null,
  plan_version text not null,
  document jsonb not null,
  from_on date not null,
  to_on date not null,
  payees jsonb not null check (jsonb_array_length(payees) > 0),
  asks_works_council boolean not null,
  primary key (tenant_id, id),
  constraint consultation_ends_after_it_begins check (to_on >= from_on)
);
call cordee.protect('consultation', true);

create table consultation_comment (
  tenant_id uuid not null,
  id uuid not null,
  consultation_id uuid not null,
  change bigint not null,
  -- The article of the plan's rules that it is about.
  clause text not null,
  text text not null check (length(trim(text)) > 0),
  primary key (tenant_id, id),
  foreign key (tenant_id, consultation_id) references consultation (tenant_id, id)
);
create index on consultation_comment (tenant_id, consultation_id);
call cordee.protect('consultation_comment', true);

-- Answered once, to all or to the asker alone.
create table consultation_answer (
  tenant_id uuid not null,
  comment_id uuid not null,
  change bigint not null,
  text text not null check (length(trim(text)) > 0),
  is_public boolean not null,
  primary key (tenant_id, comment_id),
  foreign key (tenant_id, comment_id) references consultation_comment (tenant_id, id)
);
call cordee.protect('consultation_answer', true);

-- Closed once, with the comments that nobody answered and the day on which the works council was consulted.
create table consultation_closing (
  tenant_id uuid not null,
  consultation_id uuid not null,
  change bigint not null,
  note text,
  works_council_on date,
  unanswered jsonb not null,
  primary key (tenant_id, consultation_id),
  foreign key (tenant_id, consultation_id) references consultation (tenant_id, id)
);
call cordee.protect('consultation_closing', true);

-- The version that came of it, as it was published.
create table consultation_publication (
  tenant_id uuid not null,
  consultation_id uuid not null,
  change bigint not null,
  plan_version text not null,
  effective_from date not null,
  document jsonb not null,
  primary key (tenant_id, consultation_id),
  foreign key (tenant_id, consultation_id) references consultation_closing (tenant_id, consultation_id)
);
call cordee.protect('consultation_publication', true);
