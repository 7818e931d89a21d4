-- What was written of a plan and is not published yet. Each saving is a row that names the one it followed: of two
-- people who write at once the key refuses the second, and no text is ever written over.
create table plan_draft (
  tenant_id uuid not null,
  id uuid not null,
  -- The change of the saving before this one; 0 for the first.
  follows bigint not null,
  change bigint not null,
  -- The published plan whose next version it is; null for a plan that is new.
  plan_code text,
  state text not null check (state in ('open', 'discarded', 'published')),
  document jsonb not null check (jsonb_typeof(document) = 'object'),
  saving_before bigint generated always as (nullif(follows, 0)) stored,
  primary key (tenant_id, id, follows),
  constraint plan_draft_saving unique (tenant_id, id, change),
  constraint plan_draft_before foreign key (tenant_id, id, saving_before) references plan_draft (tenant_id, id, change)
);
call cordee.protect('plan_draft', true);
