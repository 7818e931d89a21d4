import { ok, type Explanation, type Result, type Scope } from '@cordee/kernel';
import { toldSales } from '../account-sale.ts';
import { accountNotFound, segmentNotFound } from '../errors.ts';
import type { ExplainDeps } from '../explain-account.ts';
import { placedAccounts, type PlacedBook } from '../segments-in-force.ts';
import { explainCoverage, explainWhiteSpace, type WhiteSpaceFigure } from './explain-white-space.ts';
import { servedBy, whiteSpaceOf, type WhiteSpace } from './white-space.ts';

export type OpenedWhiteSpace = { readonly placed: PlacedBook; readonly whiteSpace: WhiteSpace };

/** Undefined while no segmentation is in force: then no norm is. */
export async function openWhiteSpace(deps: ExplainDeps, scope: Scope): Promise<OpenedWhiteSpace | undefined> {
  const placed = await placedAccounts(deps, scope);
  if (!placed) return undefined;
  return { placed, whiteSpace: whiteSpaceOf(placed, await deps.store.contacts(scope)) };
}

/** Refuses an account that is not there, that nothing is owed, or that has no such figure. */
export async function explainAccountFigure(
  deps: ExplainDeps,
  scope: Scope,
  { id, of }: { readonly id: string; readonly of: WhiteSpaceFigure },
): Promise<Result<Explanation>> {
  const placed = await placedAccounts(deps, scope);
  if (!placed) return accountNotFound(1);
  const found = placed.accounts.find(({ account }) => account.id === id);
  const [served] = found ? servedBy(found, await deps.store.contacts(scope)) : [];
  if (!served) return accountNotFound(1);
  const { currency, day } = placed.book;
  const yearAgo = day.subtract({ years: 1 }).toString();
  const sales = (await deps.store.salesOf(scope, id)).filter(({ soldOn }) => soldOn > yearAgo);
  const explanation = explainWhiteSpace(served, of, {
    inForce: placed.inForce,
    contacts: await deps.store.contactsOf(scope, id),
    sales: toldSales('sales', sales, { currency, files: await deps.fileNames(scope) }),
    currency,
  });
  return explanation ? ok(explanation) : accountNotFound(1);
}

/** Refuses a segment that is not there, or that has no norm or no account. */
export async function explainSegmentCoverage(
  deps: ExplainDeps,
  scope: Scope,
  code: string,
): Promise<Result<Explanation>> {
  const opened = await openWhiteSpace(deps, scope);
  if (!opened) return segmentNotFound(code);
  const found = opened.whiteSpace.segments.find(({ segment }) => segment.code === code);
  const explanation = found && explainCoverage(found, opened.placed.inForce);
  return explanation ? ok(explanation) : segmentNotFound(code);
}
