// The list of a period: made from the house's template, kept by its owners, done item by item.
import {
  civilCalendar,
  derivedId,
  ok,
  periodByCode,
  refused,
  type PlainDate,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { answersFor, type ClosingItem, type Delegation, type MarkedItem } from '../review/closing.ts';
import type { ClosingStore } from '../review/closing-store.ts';
import { readSetting, type SettingStore } from '../setting/pay-setting.ts';
import { closingSetting } from '../setting/pay-settings.ts';

export type ClosingDeps = { readonly closing: ClosingStore; readonly settings: SettingStore };

/** The list of the period; the first time it is asked for it is made, everything the asker's until they hand it on. */
export async function openClosing(
  { closing, settings }: ClosingDeps,
  scope: Scope,
  period: string,
): Promise<Result<readonly MarkedItem[]>> {
  const known = await closing.items(scope, period);
  if (known.length > 0) return ok(known);
  const found = periodByCode(civilCalendar, period);
  if (!found.ok) return found;
  const { items } = await readSetting(settings, scope, closingSetting);
  const lastDay = found.value.to.subtract({ days: 1 });
  await closing.keep(
    scope,
    items.map(({ code, label, daysAfterPeriod }, place): ClosingItem => ({
      id: derivedId(scope.tenant, 'closing_item', `${period}:${code}`),
      period,
      code,
      label: label ?? null,
      place,
      dueOn: lastDay.add({ days: daysAfterPeriod }),
      ownerId: scope.actor,
      delegate: null,
    })),
  );
  return ok(await closing.items(scope, period));
}

type ItemAddress = { readonly period: string; readonly code: string };
type Change = {
  readonly ownerId?: string | undefined;
  readonly dueOn?: PlainDate | undefined;
  readonly delegate?: Delegation | null | undefined;
};

/** Hands an item to another owner, moves its date, or names who stands in. */
export async function changeItem(
  { closing }: ClosingDeps,
  scope: Scope,
  { period, code: wanted }: ItemAddress,
  change: Change,
): Promise<Result<null>> {
  const item = (await closing.items(scope, period)).find(({ code }) => code === wanted);
  if (!item) return refused('payouts.closing_item_not_found');
  const { ownerId = item.ownerId, dueOn = item.dueOn, delegate = item.delegate } = change;
  if (delegate !== null && Temporal.PlainDate.compare(delegate.from, delegate.to) > 0)
    return refused('payouts.delegation_invalid');
  const { marks: _marks, ...kept } = item;
  await closing.keep(scope, [{ ...kept, ownerId, dueOn, delegate }]);
  return ok(null);
}

/** Done, or not done after all: by whoever answers for it that day. */
export async function markItem(
  { closing }: ClosingDeps,
  scope: Scope,
  { period, code: wanted }: ItemAddress,
  mark: { readonly isDone: boolean; readonly note: string | null },
): Promise<Result<null>> {
  const item = (await closing.items(scope, period)).find(({ code }) => code === wanted);
  if (!item) return refused('payouts.closing_item_not_found');
  if (answersFor(item, scope.today) !== scope.actor) return refused('payouts.closing_item_forbidden');
  if ((item.marks.at(-1)?.isDone ?? false) === mark.isDone) return refused('payouts.already_done_conflict');
  await closing.mark(scope, item, mark);
  return ok(null);
}
