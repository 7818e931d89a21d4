-- For whom a sale counts where its source says so. The shares of one sale sum to 1; who has the first part stands first.
call cordee.create_facts('transaction_split', is_planning => false, own_columns => $$
  transaction_id uuid not null,
  place integer not null,
  payee_id uuid not null,
  share numeric not null check (share > 0 and share <= 1)
$$);

create index on transaction_split (tenant_id, transaction_id);
create index on transaction_split (tenant_id, payee_id);
