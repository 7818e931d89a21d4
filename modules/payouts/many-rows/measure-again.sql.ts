// What some payees of a closed period would be measured at today: summed over the copies, and kept nowhere.
import type { MeasuredValue } from '@cordee/engine-compensation';
import { ok, refused, type EntityId, type Result, type Scope } from '@cordee/kernel';
import type { Compute, Holding } from '@cordee/platform/compute';
import type { Database } from '@cordee/platform/database';
import { peopleBelow } from '../run/payee-facts.ts';
import { holdingsOf } from '../run/plan-holdings.ts';
import { countedSets, countsOf } from './counted-sets.sql.ts';
import { readPlaces } from './crediting-places.sql.ts';
import type { MeasuredAgain } from './many-rows.ts';
import { measuredValues } from './measure-slice.sql.ts';
import { toldQuestion } from './told-sales.sql.ts';

type Parts = { readonly database: Database; readonly compute: Compute };

/** The slice of those who are asked for. The others' holdings say whom a sale counts for, and nothing of theirs is summed. */
const asked = 0;
const beside = 1;

export async function measureAgain(
  parts: Parts,
  scope: Scope,
  { plan, period, holders, payees }: MeasuredAgain,
): Promise<Result<ReadonlyMap<EntityId, readonly MeasuredValue[]>>> {
  const wanted = new Set(payees);
  const holdingOf = [...holdingsOf(holders)];
  const holdings = holdingOf.flatMap(([payee, own], ordinal) =>
    own.map(({ effectiveFrom, effectiveTo }): Holding => ({
      payee,
      ordinal,
      slice: wanted.has(payee) ? asked : beside,
      from: effectiveFrom.toString(),
      to: effectiveTo?.toString() ?? null,
    })),
  );
  const places = await readPlaces(parts.database, scope, plan);
  const people = peopleBelow(payees, places.reports);
  const question = await toldQuestion(parts, scope, { plan, period, people }, { holdings, ...places });
  if (!question.ok) return question;
  const totals = await parts.compute.sumCredits(scope, question.value, {
    slice: asked,
    measures: countedSets(plan.measures).map(countsOf),
  });
  if (!totals.ok) return totals;
  if (totals.value.some(({ unread }) => unread > 0))
    return refused('payouts.many_rows_unsupported', { need: 'unread', what: '' });
  const values = totals.value.flatMap((group) => {
    const [payee] = holdingOf[group.ordinal] ?? [];
    return payee === undefined ? [] : measuredValues(plan.measures, group, { payee, artefact: '' });
  });
  return ok(Map.groupBy(values, ({ payee }) => payee));
}
