import {
  checkModel,
  explainPlacement,
  placedFigures,
  toldFigures,
  withScores,
  type AccountFacts,
  type Segment,
  type TriedRule,
} from '@cordee/engine-segmentation';
import { ok, plainDate, type Result, type Scope } from '@cordee/kernel';
import { toldSales, type FileNames } from './account-sale.ts';
import { accountNotFound, modelFaulty, nothingInForce } from './errors.ts';
import type { LiveSegments } from './live-segments.ts';
import type { InForce, OverrideInForce } from './segmented-accounts.ts';
import { placedAccounts } from './segments-in-force.ts';
import type { SegmentStore } from './segments-store.ts';

export type ExplainDeps = {
  readonly store: SegmentStore;
  readonly live: LiveSegments;
  readonly fileNames: (scope: Scope) => Promise<FileNames>;
};

export type ExplainedAccount = {
  readonly account: AccountFacts;
  readonly segment: Segment | null;
  readonly override: OverrideInForce | null;
  readonly isNew: boolean;
  readonly inForce: InForce;
  readonly rules: readonly TriedRule[];
};

/**
 * Why an account is in its segment: the rules as they were asked when the model was applied, on the figures of that day as
 * they were known then, down to the lines of its sales. Refuses an account that is not there.
 */
export async function explainAccount(
  { store, live, fileNames }: ExplainDeps,
  scope: Scope,
  id: string,
): Promise<Result<ExplainedAccount>> {
  if (!(await live.held(scope)).book.accounts.some((each) => each.id === id)) return accountNotFound(1);
  const placed = await placedAccounts({ store, live }, scope);
  if (!placed) return nothingInForce();
  const found = placed.accounts.find(({ account }) => account.id === id);
  if (!found) return accountNotFound(1);
  const { inForce } = placed;
  if (found.isNew) return ok({ ...found, inForce, rules: [] });
  const asked: Scope = {
    ...scope,
    asOf: { effective: plainDate(inForce.measuredOn), change: BigInt(inForce.change) },
  };
  const { book, own } = await live.held(asked);
  const checked = checkModel(inForce.document, book.currency);
  if (!checked.ok) return modelFaulty(checked.refusal.length);
  const index = book.accounts.findIndex((each) => each.id === id);
  const account = book.accounts[index];
  if (!account) return accountNotFound(1);
  const sales = await store.salesOf(asked, id);
  const yearAgo = book.day.subtract({ years: 1 }).toString();
  const of = { currency: book.currency, files: await fileNames(scope) };
  const told = toldFigures(account, book, {
    sales: toldSales(
      'sales',
      sales.filter(({ soldOn }) => soldOn > yearAgo),
      of,
    ),
    sales_before: toldSales(
      'sales_before',
      sales.filter(({ soldOn }) => soldOn <= yearAgo),
      of,
    ),
  });
  const row = placedFigures(book, own.with(index, told), checked.value.model)[index] ?? {};
  return ok({
    ...found,
    inForce,
    rules: explainPlacement(checked.value, withScores(row, checked.value.scores)),
  });
}
