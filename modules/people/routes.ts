import { z } from '@hono/zod-openapi';
import { ok } from '@cordee/kernel';
import { endpoint, type Endpoint } from '@cordee/platform/http';
import { codeRoutes } from './person-code.routes.ts';
import type { PeopleStore } from './people-store.ts';

export type PeopleRouteDeps = {
  readonly store: PeopleStore;
  readonly nameOf: (userId: string) => Promise<string>;
};

const staff = ['executive', 'revops', 'manager', 'seller', 'finance', 'marketing', 'auditor'] as const;
const nullable = z.string().nullable();

const Person = z
  .object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    email: nullable,
    positionTitle: nullable,
    role: nullable,
    team: nullable,
    teamId: nullable,
    manager: nullable,
    effectiveFrom: z.string(),
    workingTime: nullable,
    hiredOn: nullable,
    leftOn: nullable,
    place: z.object({ importId: z.string(), line: z.number() }).nullable(),
  })
  .openapi('Person');
const TeamAnswer = z
  .object({ id: z.string(), code: z.string(), name: z.string(), sellers: z.number(), manager: nullable })
  .openapi('Team');

export function peopleRoutes({ store, nameOf }: PeopleRouteDeps): Endpoint[] {
  return [...directoryRoutes(store), ...codeRoutes(store, nameOf)];
}

function directoryRoutes(store: PeopleStore): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/people',
      summary: 'Persons and the position each holds',
      policy: staff,
      query: z.strictObject({ q: z.string().max(200).optional(), team: z.uuid().optional() }),
      answer: z.object({ rows: z.array(Person), total: z.number() }),
      handle: async ({ caller, query }) => {
        const rows = await store.people(caller.scope, query);
        return ok({
          total: rows.length,
          rows: rows.map((row) => ({
            id: row.personId,
            code: row.code,
            name: row.name,
            email: row.email,
            positionTitle: row.positionTitle,
            role: row.role,
            team: row.team,
            teamId: row.teamId,
            manager: row.manager,
            effectiveFrom: row.effectiveFrom,
            workingTime: row.workingTime,
            hiredOn: row.hiredOn,
            leftOn: row.leftOn,
            place: row.importId && row.importLine ? { importId: row.importId, line: row.importLine } : null,
          })),
        });
      },
    }),
    endpoint({
      method: 'get',
      path: '/teams',
      summary: 'Teams',
      policy: staff,
      answer: z.array(TeamAnswer),
      handle: async ({ caller }) => ok([...(await store.teams(caller.scope))]),
    }),
  ];
}
