-- Areas that an organisation drew elsewhere, as one file brought them in. The last file is the one that counts.
create table area_file (
  tenant_id uuid not null,
  id uuid not null,
  change bigint not null,
  name text not null,
  primary key (tenant_id, id)
);
create index on area_file (tenant_id, change);
call cordee.protect('area_file', true);

create table area (
  tenant_id uuid not null,
  file_id uuid not null,
  number integer not null,
  change bigint not null,
  code text not null,
  name text not null,
  outline jsonb not null,
  primary key (tenant_id, file_id, number),
  foreign key (tenant_id, file_id) references area_file (tenant_id, id),
  constraint area_code_once unique (tenant_id, file_id, code)
);
call cordee.protect('area', true);
