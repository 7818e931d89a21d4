-- How accounts are put into segments, while it is being written. Each saving is a row that names the one it followed: of
-- two people who write at once the key refuses the second.
create table segment_model (
  tenant_id uuid not null,
  id uuid not null,
  -- The change of the saving before this one; 0 for the first.
  follows bigint not null,
  change bigint not null,
  name text not null check (length(trim(name)) > 0),
  document jsonb not null check (jsonb_typeof(document) = 'object'),
  saving_before bigint generated always as (nullif(follows, 0)) stored,
  primary key (tenant_id, id, follows),
  constraint segment_model_saving unique (tenant_id, id, change),
  constraint segment_model_before foreign key (tenant_id, id, saving_before) references segment_model (tenant_id, id, change)
);
call cordee.protect('segment_model', true);

-- The model in force from a day on, as it was then. One entity: the organisation's segmentation.
call cordee.create_facts('segmentation', is_planning => true, own_columns => $$
  model_id uuid not null,
  name text not null,
  document jsonb not null,
  -- The day whose figures were looked at.
  measured_on date not null
$$);

-- The segment that the rules gave an account; null: no rule held. The entity is the account.
call cordee.create_facts('account_segment', is_planning => true, own_columns => $$
  segment text
$$);

-- The segment that a person gave an account, with the reason; null ends it. The entity is the account.
call cordee.create_facts('segment_override', is_planning => true, own_columns => $$
  segment text,
  reason text not null,
  last_day date
$$);

-- Groups that were found in the data, to be accepted or left.
create table segment_proposal (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  request jsonb not null,
  result jsonb not null,
  primary key (tenant_id, id)
);
call cordee.protect('segment_proposal', true);
