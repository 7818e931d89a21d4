// The edges of a new module: its table, the only SQL, its endpoints.
import type { ModuleNames } from './module-names.ts';

export function edgeFiles(names: ModuleNames, migrationNumber: number): Readonly<Record<string, string>> {
  const number = String(migrationNumber).padStart(4, '0');
  return {
    [`migrations/${number}-${names.module}.sql`]: migration(names),
    [`${names.module}-table.sql.ts`]: factTable(names),
    [`${names.module}-store.sql.ts`]: sqlStore(names),
    'routes.ts': routes(names),
  };
}

function migration({ table }: ModuleNames): string {
  return `call cordee.create_facts('${table}', is_planning => false, own_columns => $$
  code text not null,
  name text not null
$$);
`;
}

function factTable({ variable, table }: ModuleNames): string {
  return `import type { FactTable } from '@cordee/platform/database';

export const ${variable}Table: FactTable = {
  name: '${table}',
  kind: 'event',
  isPlanning: false,
  columns: { code: 'text', name: 'text' },
};
`;
}

function sqlStore({ module, type, variable, noun, table, room, plural }: ModuleNames): string {
  return `import { sql } from 'kysely';
import { ALWAYS, derivedId } from '@cordee/kernel';
import { factsAsOf, postFacts, type Database } from '@cordee/platform/database';
import type { ${type} } from './${noun}.ts';
import type { ${type}Store } from './${module}-store.ts';
import { ${variable}Table } from './${module}-table.sql.ts';

export function open${type}Store(database: Database): ${type}Store {
  return {
    ${plural}: (scope) =>
      database.read(scope, async (tx) => {
        const { rows } =
          await sql<${type}>\`select code, name from \${factsAsOf(${variable}Table, scope)} f order by code collate "C"\`.execute(tx.sql);
        return rows;
      }),
    add: async (scope, { code, name }) => {
      const entityId = derivedId(scope.tenant, '${table}', code);
      const fact = { entityId, effectiveFrom: ALWAYS.toString(), line: null, values: { code, name } };
      await database.write(scope, { code: '${room}.${table}_added', detail: { code } }, (tx) =>
        postFacts(tx, ${variable}Table, [fact]),
      );
    },
  };
}
`;
}

function routes({ module, type, variable, noun, plural }: ModuleNames): string {
  return `import { z } from '@hono/zod-openapi';
import { ok } from '@cordee/kernel';
import { endpoint, type Endpoint } from '@cordee/platform/http';
import { add${type} } from './add-${noun}.ts';
import type { ${type}Store } from './${module}-store.ts';
import { whoReads, whoWrites } from './policy.ts';

const ${type}Answer = z.object({ code: z.string(), name: z.string() }).openapi('${type}');

export function ${variable}Routes(store: ${type}Store): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/${module}',
      summary: 'The ${module.replaceAll('-', ' ')}',
      policy: whoReads,
      answer: z.object({ rows: z.array(${type}Answer) }),
      handle: async ({ caller }) => {
        const ${plural} = await store.${plural}(caller.scope);
        return ok({ rows: [...${plural}] });
      },
    }),
    endpoint({
      method: 'post',
      path: '/${module}',
      summary: 'Add one',
      policy: whoWrites,
      body: z.strictObject({ code: z.string().max(40), name: z.string().min(1).max(200) }),
      answer: ${type}Answer,
      handle: ({ caller, body }) => add${type}(store, caller.scope, body),
    }),
  ];
}
`;
}
