-- Folders whose files are brought in as they arrive. The latest row of a folder is how it stands.
create table watched_folder (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  source text not null,
  kind text not null,
  name text not null,
  is_watched boolean not null,
  primary key (tenant_id, id, change)
);
call cordee.protect('watched_folder', true);

-- What became of a file: its id follows from the file itself, so that a take that was cut short is not made twice.
create table folder_take (
  tenant_id uuid not null,
  id uuid not null,
  folder_id uuid not null,
  change bigint not null,
  file_name text not null,
  document_hash text not null,
  import_id uuid,
  is_repeated boolean not null,
  problem jsonb,
  primary key (tenant_id, id)
);
create index on folder_take (tenant_id, folder_id, change);
call cordee.protect('folder_take', true);
