// What becomes of what is earned: on a statement, and for a payee as things stand.
import { z } from '@hono/zod-openapi';
import type { PlanParts, ScheduledLine } from '@cordee/engine-compensation';
import { entityId, ok, refused, sumMoney, type Locale, type Scope } from '@cordee/kernel';
import {
  endpoint,
  ExplanationAnswer,
  Figure,
  presentExplanation,
  type Endpoint,
} from '@cordee/platform/http';
import { figure, nullable, statementReaders } from '../statement/answers.routes.ts';
import { componentName, planParts } from '../statement/component-name.ts';
import { namedExplanation } from '../statement/named-explanation.ts';
import { readNotYetPaid, sayDue, type NotYetPaid } from './not-yet-paid.ts';
import type { PayoutRouteDeps } from '../payout-route-deps.ts';
import type { Statement } from '../statement/read-statement.ts';

const Waiting = z
  .object({
    component: z.string(),
    earnedIn: z.string(),
    sale: nullable,
    amount: Figure,
    due: nullable.openapi({ description: 'The day it is paid; null while nobody can say.' }),
    when: z.string().openapi({ description: 'When it is paid, in words.' }),
  })
  .openapi('NotYetPaidRow');

export const ReleaseAnswer = z
  .object({
    earned: Figure,
    released: Figure,
    payable: Figure,
    balances: z.array(
      z.object({
        kind: z.enum(['held', 'excess', 'draw', 'clawback']),
        code: z.string(),
        name: z.string(),
        before: Figure,
        after: Figure,
      }),
    ),
    notYetPaid: z.array(Waiting),
  })
  .openapi('StatementRelease');

const NotYetPaidAnswer = z
  .object({
    left: z.array(
      z.object({
        runId: z.string(),
        total: Figure,
        rows: z.array(Waiting),
        owed: z.array(
          z.object({
            kind: z.enum(['draw', 'clawback']),
            code: z.string(),
            name: z.string(),
            amount: Figure,
          }),
        ),
      }),
    ),
  })
  .openapi('NotYetPaid');

const PayeeId = z.object({ id: z.uuid() });
const CurrencyQuery = z.strictObject({ currency: z.string().regex(/^[A-Z]{3}$/) });

export function releaseRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/payees/{id}/not-yet-paid',
      summary: 'What a payee has earned and is not yet paid, when it is paid, and what is owed back',
      policy: statementReaders,
      params: PayeeId,
      answer: NotYetPaidAnswer,
      handle: async ({ caller, params, locale }) => {
        const left = await readNotYetPaid(deps, caller.scope, entityId(params.id));
        if (!left.ok) return left;
        const parts = await Promise.all(left.value.map((each) => partsOfLeft(deps, caller.scope, each)));
        return ok({
          left: left.value.map((each, index) =>
            presentLeft(each, params.id, { locale, parts: parts[index] ?? NO_PARTS }),
          ),
        });
      },
    }),
    endpoint({
      method: 'get',
      path: '/payees/{id}/not-yet-paid/explanation',
      summary: 'Why is this not yet paid?',
      policy: statementReaders,
      params: PayeeId,
      query: CurrencyQuery,
      answer: ExplanationAnswer,
      handle: async ({ caller, params, query, locale }) => {
        const left = await readNotYetPaid(deps, caller.scope, entityId(params.id));
        if (!left.ok) return left;
        const own = left.value.find(({ currency }) => currency === query.currency);
        if (own === undefined) return refused('payouts.statement_not_found');
        const parts = await partsOfLeft(deps, caller.scope, own);
        const named = namedExplanation(own.explanation, parts, locale);
        return ok(presentExplanation(named, locale, () => `/payees/${params.id}/not-yet-paid`));
      },
    }),
  ];
}

type Reading = { readonly locale: Locale; readonly parts: PlanParts };

/** A code stays a code where its plan is gone. */
const NO_PARTS: PlanParts = { components: [], release: null };

async function partsOfLeft(
  { plans }: Pick<PayoutRouteDeps, 'plans'>,
  scope: Scope,
  { planCode }: NotYetPaid,
): Promise<PlanParts> {
  return (planCode === null ? null : await planParts(plans, scope, planCode)) ?? NO_PARTS;
}

function presentLeft(
  { runId, currency, rows, total, owed }: NotYetPaid,
  payee: string,
  { locale, parts }: Reading,
) {
  const why = `/payees/${payee}/not-yet-paid/explanation?currency=${currency}`;
  return {
    runId,
    total: figure(total, why),
    rows: rows.map((row) => presentWaiting(row, why, { locale, parts })),
    owed: owed.map(({ amount, ...of }) => ({
      ...of,
      name: componentName(parts, of.code, locale),
      amount: figure(amount, `/statements/${runId}/${payee}/explanation`),
    })),
  };
}

function presentWaiting(
  row: ScheduledLine,
  why: string,
  { locale, parts }: Reading,
): z.input<typeof Waiting> {
  const { component, earnedIn, sale, amount, due } = row;
  return {
    component: componentName(parts, component, locale),
    earnedIn,
    sale: sale?.code ?? null,
    amount: figure(amount, why),
    due: due?.toString() ?? null,
    when: sayDue(row, locale),
  };
}

/** Earned, then released of it and of earlier periods, then payable; null for a plan that pays all at once. */
export function presentRelease(own: Statement, locale: Locale): z.input<typeof ReleaseAnswer> | null {
  const { release, run, payeeId, lines } = own;
  if (release === null) return null;
  const { currency } = run.total;
  const sum = (list: readonly { readonly minor: bigint }[]) =>
    sumMoney(
      list.map(({ minor }) => ({ minor, currency })),
      currency,
    );
  const address = `/statements/${run.id}/${payeeId}/release/explanation`;
  const statement = `/statements/${run.id}/${payeeId}/explanation`;
  const earned = lines.filter(({ kind }) => kind === 'component' || kind === 'correction');
  const released = release.lines.filter(({ kind }) => kind === 'component');
  return {
    earned: figure(sum(earned.map(({ payable }) => payable)), `${address}?of=earned`),
    released: figure(sum(released.map(({ amount }) => amount)), `${address}?of=released`),
    payable: figure(release.payable, `${address}?of=payable`),
    balances: release.balances.map(({ kind, code, before, after }) => ({
      kind,
      code,
      name: componentName(own.parts, code, locale),
      before: figure(before, statement),
      after: figure(after, statement),
    })),
    notYetPaid: release.schedule.map((row) => presentWaiting(row, statement, { locale, parts: own.parts })),
  };
}
