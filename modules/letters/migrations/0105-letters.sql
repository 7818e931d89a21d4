-- The letter of objectives of a dossier that is settled: written, published, signed by the company and its seller.
create table letter (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  dossier_id uuid not null,
  -- An amendment names the letter that it takes the place of.
  replaces_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, dossier_id) references quota_dossier (tenant_id, id),
  foreign key (tenant_id, replaces_id) references letter (tenant_id, id)
);
create index on letter (tenant_id, dossier_id);
call cordee.protect('letter', true);

-- What is written in it; the newest counts until it is published.
create table letter_content (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  letter_id uuid not null,
  words_fr text not null,
  words_en text not null,
  -- What the company undertakes, each with its day.
  commitments jsonb not null,
  answer_by date not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, letter_id) references letter (tenant_id, id)
);
create index on letter_content (tenant_id, letter_id);
call cordee.protect('letter_content', true);

-- The key with which an organisation signs what leaves it; the private half is sealed by the key ring.
create table letter_key (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  public_key text not null,
  sealed_key text not null,
  primary key (tenant_id, id)
);
call cordee.protect('letter_key', true);

-- From here on the document is frozen: its text to the byte, and the hash of the printed one.
create table letter_publication (
  tenant_id uuid not null,
  letter_id uuid not null,
  change bigint not null,
  act text not null check (act in ('receipt', 'agreement')),
  document text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  pdf_hash text not null check (pdf_hash ~ '^[0-9a-f]{64}$'),
  answer_by date not null,
  key_id uuid not null,
  primary key (tenant_id, letter_id),
  foreign key (tenant_id, letter_id) references letter (tenant_id, id),
  foreign key (tenant_id, key_id) references letter_key (tenant_id, id)
);
call cordee.protect('letter_publication', true);

-- A code of one use that was mailed; what stands here tells whether a code is right, and not which.
create table letter_code (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  letter_id uuid not null,
  user_id uuid not null,
  mark text not null,
  sent_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, letter_id) references letter_publication (tenant_id, letter_id)
);
create index on letter_code (tenant_id, letter_id, user_id);
call cordee.protect('letter_code', true);

create table letter_code_try (
  tenant_id uuid not null,
  code_id uuid not null,
  ordinal integer not null,
  change bigint not null,
  primary key (tenant_id, code_id, ordinal),
  foreign key (tenant_id, code_id) references letter_code (tenant_id, id),
  constraint letter_code_five_tries check (ordinal between 1 and 5)
);
call cordee.protect('letter_code_try', true);

create table letter_signature (
  tenant_id uuid not null,
  letter_id uuid not null,
  side text not null check (side in ('manager', 'seller')),
  change bigint not null,
  code_id uuid not null,
  hash text not null,
  -- Where the code was sent, all but the first letter hidden.
  address text not null,
  primary key (tenant_id, letter_id, side),
  constraint letter_code_used_once unique (tenant_id, code_id),
  foreign key (tenant_id, letter_id) references letter_publication (tenant_id, letter_id),
  foreign key (tenant_id, code_id) references letter_code (tenant_id, id)
);
call cordee.protect('letter_signature', true);

-- How it ended, once.
create table letter_outcome (
  tenant_id uuid not null,
  letter_id uuid not null,
  change bigint not null,
  kind text not null check (kind in ('received', 'agreed', 'refused', 'withdrawn', 'expired', 'replaced')),
  reason text,
  primary key (tenant_id, letter_id),
  foreign key (tenant_id, letter_id) references letter (tenant_id, id)
);
call cordee.protect('letter_outcome', true);

create table letter_reading (
  tenant_id uuid not null,
  letter_id uuid not null,
  user_id uuid not null,
  change bigint not null,
  primary key (tenant_id, letter_id, user_id),
  foreign key (tenant_id, letter_id) references letter_publication (tenant_id, letter_id)
);
call cordee.protect('letter_reading', true);

create table letter_message (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  letter_id uuid not null,
  text text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, letter_id) references letter (tenant_id, id)
);
create index on letter_message (tenant_id, letter_id);
call cordee.protect('letter_message', true);

-- What became of a commitment of the company; the newest counts.
create table letter_commitment (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  letter_id uuid not null,
  ordinal integer not null,
  state text not null check (state in ('kept', 'late', 'not_kept')),
  note text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, letter_id) references letter_publication (tenant_id, letter_id)
);
create index on letter_commitment (tenant_id, letter_id);
call cordee.protect('letter_commitment', true);

-- Which alarm of the calendar was sent for a round, by its days before the period.
create table letter_alarm (
  tenant_id uuid not null,
  round_id uuid not null,
  days_before integer not null,
  change bigint not null,
  primary key (tenant_id, round_id, days_before),
  foreign key (tenant_id, round_id) references quota_round (tenant_id, id)
);
call cordee.protect('letter_alarm', true);
