// Writes platform/database/tables.generated.ts from the catalogue of a freshly migrated database.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { readConfig } from '@cordee/platform/config';
import { openClient, startDatabase } from '@cordee/platform/database';

const typeOf: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  numeric: 'string',
  int8: 'string',
  timestamptz: 'string',
  int4: 'number',
  bool: 'boolean',
  bytea: 'Buffer',
  jsonb: 'JsonColumn',
  _text: 'string[]',
};

export async function renderTables(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{
    table: string;
    column: string;
    type: string;
    nullable: boolean;
    defaulted: boolean;
  }>(`
    select c.relname as table, a.attname as column, t.typname as type, not a.attnotnull as nullable, a.atthasdef as defaulted
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
    where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum`);
  const tables = Map.groupBy(rows, (row) => row.table);
  const body = [...tables].map(([table, columns]) => {
    const fields = columns.map((column) => {
      const base = `${typeOf[column.type] ?? 'unknown'}${column.nullable ? ' | null' : ''}`;
      return `    ${column.column}: ${column.defaulted ? `Generated<${base}>` : base};`;
    });
    return `  ${table}: {\n${fields.join('\n')}\n  };`;
  });
  return `// Generated from the migrated catalogue by tools/database-types.ts. Do not edit.\nimport type { ColumnType, Generated } from 'kysely';\n\ntype JsonColumn = ColumnType<unknown, string, string>;\n\nexport type Tables = {\n${body.join('\n')}\n};\n`;
}

export const tablesFile = 'platform/database/tables.generated.ts';

if (import.meta.main) {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-types-'));
  const config = { ...readConfig(), dataFolder: folder, externalDatabase: null };
  const running = await startDatabase(config, () => undefined);
  const client = await openClient(running.connections.owner);
  writeFileSync(join(config.programFolder, tablesFile), await renderTables(client));
  await client.end();
  await running.stop();
  rmSync(folder, { recursive: true });
}
