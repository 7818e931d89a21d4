-- Row security asks for the tenant once a statement: written as a call, the setting was read and parsed again for every row
-- of every table, which took three quarters of the time of counting 200,000 accounts.
create or replace procedure cordee.protect(name text, append_only boolean) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy tenant_only on %I to cordee_app using (tenant_id = (select cordee.tenant())) with check (tenant_id = (select cordee.tenant()))', name);
  execute format('create policy whole_for_backup on %I for select to cordee_backup using (true)', name);
  execute format('grant select, insert on %I to cordee_app', name);
  execute format('grant select on %I to cordee_backup', name);
  if not append_only then
    execute format('grant update, delete on %I to cordee_app', name);
  end if;
end $$;

do $$
declare
  protected regclass;
begin
  for protected in select polrelid::regclass from pg_policy where polname = 'tenant_only' loop
    execute format('alter policy tenant_only on %s using (tenant_id = (select cordee.tenant())) with check (tenant_id = (select cordee.tenant()))', protected);
  end loop;
end $$;
