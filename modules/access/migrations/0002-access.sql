-- Organisations, users and sessions have no tenant: only the identity role reaches them.
create table organisation (
  id uuid primary key,
  name text not null,
  is_demo boolean not null default false,
  locale text not null check (locale in ('fr', 'en')),
  currency text not null,
  -- The demo's clock: its business day, which can be moved on. Null: the real day.
  clock_today date,
  created_at timestamptz not null default now(),
  erased_at timestamptz
);
create table app_user (
  id uuid primary key,
  email text not null,
  name text not null,
  locale text not null check (locale in ('fr', 'en')),
  password_hash text,
  created_at timestamptz not null default now(),
  failed_count integer not null default 0,
  locked_until timestamptz
);
create unique index app_user_email on app_user (lower(email));
create table membership (
  organisation_id uuid not null references organisation (id),
  user_id uuid not null references app_user (id),
  roles text[] not null,
  person_code text,
  title text not null default '',
  is_suspended boolean not null default false,
  demo_key text,
  primary key (organisation_id, user_id)
);
create table session (
  token_hash bytea primary key,
  user_id uuid not null references app_user (id),
  organisation_id uuid not null references organisation (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create table invitation (
  token_hash bytea primary key,
  organisation_id uuid not null references organisation (id),
  email text not null,
  name text not null,
  roles text[] not null,
  person_code text,
  invited_by uuid not null,
  expires_at timestamptz not null,
  accepted_at timestamptz
);
grant select, insert, update on organisation, app_user, membership, session, invitation to cordee_identity;
grant select on organisation to cordee_app;
grant select on organisation, app_user, membership to cordee_backup;

call cordee.create_facts('legal_entity', is_planning => false, own_columns => $$
  code text not null,
  name text not null,
  country text not null
$$);

call cordee.create_facts('feature_switch', is_planning => false, own_columns => $$
  code text not null,
  is_enabled boolean not null,
  consultation_date date,
  constraint consultation_before_assessment check (not is_enabled or consultation_date is not null)
$$);
