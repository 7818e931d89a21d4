import { z } from '@hono/zod-openapi';
import { m } from '@cordee/messages';
import { ok, plainDate, type Locale, type Scope } from '@cordee/kernel';
import { BusinessDate, endpoint, type Endpoint } from '@cordee/platform/http';
import { nullable } from '../statement/answers.routes.ts';
import { changeItem, markItem, openClosing } from '../settle/close-period.ts';
import { answersFor, itemState, type MarkedItem } from './closing.ts';
import type { PayoutRouteDeps } from '../payout-route-deps.ts';
import { Done, done } from '../settle/settle.routes.ts';

const Item = z
  .object({
    code: z.string(),
    label: z.string(),
    dueOn: z.string(),
    state: z.enum(['open', 'late', 'done']),
    ownerId: z.string(),
    owner: z.string(),
    delegate: z.object({ userId: z.string(), name: z.string(), from: z.string(), to: z.string() }).nullable(),
    canMark: z.boolean(),
    marks: z.array(z.object({ isDone: z.boolean(), by: z.string(), at: z.string(), note: nullable })),
  })
  .openapi('ClosingItem');
const Closing = z
  .object({ period: z.string(), done: z.number().int(), total: z.number().int(), items: z.array(Item) })
  .openapi('Closing');
const Period = z.object({ period: z.string().max(40) });
const ItemAt = Period.extend({ code: z.string().max(40) });

export function closingRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/closing/{period}',
      summary: 'The closing checklist of a period, made from the template the first time',
      policy: ['revops', 'finance'],
      params: Period,
      answer: Closing,
      handle: async ({ caller, params, locale }) => {
        const items = await openClosing(deps, caller.scope, params.period);
        return items.ok
          ? ok(await present(deps, caller.scope, { ...params, items: items.value }, locale))
          : items;
      },
    }),
    endpoint({
      method: 'get',
      path: '/closing/{period}',
      summary: 'The closing checklist of a period: who, until when, how far',
      policy: ['revops', 'finance', 'executive', 'auditor'],
      params: Period,
      answer: Closing,
      handle: async ({ caller, params, locale }) => {
        const items = await deps.closing.items(caller.scope, params.period);
        return ok(await present(deps, caller.scope, { ...params, items }, locale));
      },
    }),
    ...itemRoutes(deps),
  ];
}

function itemRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'patch',
      path: '/closing/{period}/items/{code}',
      summary: 'Another owner, another date, or who stands in',
      policy: ['revops', 'finance'],
      params: ItemAt,
      body: z.strictObject({
        ownerId: z.uuid().optional(),
        dueOn: BusinessDate.optional(),
        delegate: z
          .strictObject({ userId: z.uuid(), from: BusinessDate, to: BusinessDate })
          .nullable()
          .optional(),
      }),
      answer: Done,
      handle: async ({ caller, params, body }) => {
        const { ownerId, dueOn, delegate } = body;
        return done(
          await changeItem(deps, caller.scope, params, {
            ownerId,
            dueOn: dueOn === undefined ? undefined : plainDate(dueOn),
            delegate: delegate && {
              ...delegate,
              from: plainDate(delegate.from),
              to: plainDate(delegate.to),
            },
          }),
        );
      },
    }),
    endpoint({
      method: 'post',
      path: '/closing/{period}/items/{code}/marks',
      summary: 'An item is done, or not done after all',
      policy: ['revops', 'finance', 'executive', 'manager'],
      params: ItemAt,
      body: z.strictObject({ isDone: z.boolean(), note: z.string().max(1000).nullable() }),
      answer: Done,
      handle: async ({ caller, params, body }) => done(await markItem(deps, caller.scope, params, body)),
    }),
  ];
}

type List = { readonly period: string; readonly items: readonly MarkedItem[] };

async function present(
  { nameOf }: PayoutRouteDeps,
  scope: Scope,
  { period, items }: List,
  locale: Locale,
): Promise<z.input<typeof Closing>> {
  const { today: day } = scope;
  const shown = await Promise.all(
    items.map(async (item) => ({
      code: item.code,
      label: labelOf(item, locale),
      dueOn: item.dueOn.toString(),
      state: itemState(item, day),
      ownerId: item.ownerId,
      owner: await nameOf(item.ownerId),
      delegate: item.delegate && {
        userId: item.delegate.userId,
        name: await nameOf(item.delegate.userId),
        from: item.delegate.from.toString(),
        to: item.delegate.to.toString(),
      },
      canMark: answersFor(item, day) === scope.actor,
      marks: await Promise.all(
        item.marks.map(async ({ isDone, actor, at, note }) => ({
          isDone,
          by: await nameOf(actor),
          at,
          note,
        })),
      ),
    })),
  );
  const doneCount = shown.filter(({ state }) => state === 'done').length;
  return { period, done: doneCount, total: shown.length, items: shown };
}

/** An item of the house's own without words of its own is called by its code. */
function labelOf({ label, code }: MarkedItem, locale: Locale): string {
  const own = m as unknown as Readonly<Record<string, ((args: object, of: object) => string) | undefined>>; // looked up by code
  return label ?? own[`payouts.closing_item_${code}`]?.({}, { locale }) ?? code;
}
