import { z } from '@hono/zod-openapi';
import { entityId, ok, refused, type Result, type Scope } from '@cordee/kernel';
import { BusinessDate, endpoint, type Endpoint } from '@cordee/platform/http';
import type { PlanStore } from './plans-store.ts';

export type AssignmentDeps = {
  readonly store: PlanStore;
  /** Whoever has ever been a person of the organisation: nobody else can be paid by a plan. */
  readonly personsOf: (scope: Scope) => Promise<ReadonlySet<string>>;
};

const Cell = z
  .strictObject({
    payeeId: z.uuid(),
    from: BusinessDate,
    planCode: z.string().max(80).nullable(),
  })
  .openapi('PlanHeld', {
    description:
      'From that day on the payee holds the plan, or none, until the next day that says otherwise.',
  });
const writers = ['revops', 'finance'] as const;

/** Who holds which plan from when, and who shall. */
export function assignmentRoutes(deps: AssignmentDeps): Endpoint[] {
  return [...heldRoutes(deps), ...assignRoutes(deps)];
}

function heldRoutes(deps: AssignmentDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/plan-assignments',
      summary: 'Who holds which plan from when',
      policy: [...writers, 'auditor'],
      answer: z.array(Cell),
      handle: async ({ caller }) => {
        const cells = await deps.store.assignments(caller.scope);
        return ok(
          cells.map(({ payeeId, effectiveFrom, planCode }) => ({ payeeId, from: effectiveFrom, planCode })),
        );
      },
    }),
    endpoint({
      method: 'post',
      path: '/plan-assignments',
      summary: 'Say from when on payees hold which plan, or none',
      policy: writers,
      body: z.strictObject({ cells: z.array(Cell).min(1).max(100_000) }),
      answer: z.object({ payees: z.number() }),
      handle: async ({ caller: { scope }, body: { cells } }) => {
        const known = await areKnown(deps, scope, {
          payees: cells.map(({ payeeId }) => payeeId),
          planCodes: cells.flatMap(({ planCode }) => planCode ?? []),
        });
        if (!known.ok) return known;
        const facts = cells.map(({ payeeId, from, planCode }) => ({
          payeeId: entityId(payeeId),
          effectiveFrom: from,
          planCode,
        }));
        await deps.store.hold(scope, facts);
        return ok({ payees: new Set(cells.map(({ payeeId }) => payeeId)).size });
      },
    }),
  ];
}

type Named = { readonly payees: readonly string[]; readonly planCodes: readonly string[] };

async function areKnown(
  { store, personsOf }: AssignmentDeps,
  scope: Scope,
  { payees, planCodes }: Named,
): Promise<Result<null>> {
  for (const plan of new Set(planCodes))
    if (!(await store.plan(scope, plan))) return refused('plans.plan_not_found', { plan });
  const persons = await personsOf(scope);
  const unknown = payees.find((payee) => !persons.has(payee));
  return unknown === undefined ? ok(null) : refused('plans.payee_not_found', { payee: unknown });
}

function assignRoutes(deps: AssignmentDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/plans/{code}/assignments',
      summary: 'Assign payees to a plan',
      policy: writers,
      params: z.object({ code: z.string().max(80) }),
      body: z.strictObject({
        payees: z.array(z.uuid()).min(1).max(50_000),
        from: BusinessDate,
        to: BusinessDate.nullable(),
      }),
      answer: z.object({ assigned: z.number() }),
      handle: async ({ caller, params: { code }, body }) => {
        const known = await areKnown(deps, caller.scope, { payees: body.payees, planCodes: [code] });
        if (!known.ok) return known;
        const { from, to } = body;
        await deps.store.assign(
          caller.scope,
          body.payees.map((payee) => ({ payeeId: entityId(payee), planCode: code, from, to })),
        );
        return ok({ assigned: body.payees.length });
      },
    }),
  ];
}
