import type pg from 'pg';
import { finding, type Finding } from '../checks/check.ts';
import { tablesWithoutTenant } from '../exceptions.ts';

type CatalogueTable = {
  readonly name: string;
  readonly hasTenant: boolean;
  readonly isTenantFirstInKey: boolean;
  readonly isEnabled: boolean;
  readonly isForced: boolean;
  readonly appPolicies: number;
};

const catalogue = `
  select c.relname as name,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull) as "hasTenant",
    exists (select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indrelid = c.oid and i.indisprimary and a.attname = 'tenant_id') as "isTenantFirstInKey",
    c.relrowsecurity as "isEnabled", c.relforcerowsecurity as "isForced",
    (select count(*)::int from pg_policies p where p.tablename = c.relname and p.schemaname = 'public'
      and 'cordee_app' = any(p.roles) and p.qual like '%cordee.tenant()%' and p.with_check like '%cordee.tenant()%') as "appPolicies"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') order by c.relname`;

export async function unprotectedTables(client: pg.ClientBase): Promise<readonly Finding[]> {
  const { rows } = await client.query<CatalogueTable>(catalogue);
  return [
    ...rows.filter(({ name }) => !(name in tablesWithoutTenant)).flatMap(faultsOf),
    ...Object.keys(tablesWithoutTenant)
      .filter((name) => !rows.some((row) => row.name === name && !isClosed(row)))
      .map((name) =>
        finding('tools/exceptions.ts', `tablesWithoutTenant need not name ${name}: take it out`),
      ),
  ];
}

function isClosed(table: CatalogueTable): boolean {
  return faultsOf(table).length === 0;
}

function faultsOf(table: CatalogueTable): readonly Finding[] {
  const faults = [
    table.hasTenant || 'has no tenant_id',
    !table.hasTenant || table.isTenantFirstInKey || 'has a primary key that does not start with tenant_id',
    (table.isEnabled && table.isForced) || 'has no forced row security',
    table.appPolicies > 0 || 'has no policy that keeps the app to its tenant',
  ];
  return faults.flatMap((fault) =>
    fault === true ? [] : [finding(`table ${table.name}`, `${String(fault)}`)],
  );
}
