import { sql } from 'kysely';
import {
  ALWAYS,
  decimalText,
  derivedId,
  type Currency,
  type Decimal,
  type EntityId,
  type Period,
  type Scope,
} from '@cordee/kernel';
import { planCellsAsOf, postFacts, type Writing } from '@cordee/platform/database';
import { branchChain } from '@cordee/modules/scenarios';
import { quota } from './quotas-table.sql.ts';

export type SettledQuota = {
  readonly positionId: EntityId;
  readonly measure: string;
  readonly period: Period;
  readonly amount: Decimal;
  readonly currency: Currency;
  /** Where it was agreed on or decided. */
  readonly dossierId: string;
};

/** A quota that two agreed on: it takes the place of the one that the position had for measure and period, if it had one. */
export async function postSettledQuota(tx: Writing, scope: Scope, settled: SettledQuota): Promise<void> {
  const { positionId, measure, period, amount, currency, dossierId } = settled;
  const cell = [positionId, measure, '', '', period.calendar, period.code];
  const entityId =
    (await knownQuota(tx, scope, settled)) ??
    derivedId(scope.tenant, 'quota-rounds', `quota:${JSON.stringify(cell)}`);
  const values = {
    position_id: positionId,
    measure,
    dimension: null,
    dimension_value: null,
    calendar: period.calendar,
    period_code: period.code,
    period_from: period.from.toString(),
    period_to: period.to.toString(),
    amount: decimalText(amount),
    unit: 'amount',
    currency,
    weight: null,
    dossier_id: dossierId,
  };
  const fact = { entityId, effectiveFrom: ALWAYS.toString(), line: null, values };
  await postFacts(tx, quota, [fact], { branch: scope.branch });
}

async function knownQuota(
  tx: Writing,
  scope: Scope,
  { positionId, measure, period }: SettledQuota,
): Promise<string | null> {
  const chain = await branchChain(tx, scope);
  const { rows } = await sql<{ id: string }>`
    select q.entity_id as id from ${planCellsAsOf(quota, chain)} q
    where q.position_id = ${positionId} and q.measure = ${measure} and q.dimension is null and q.unit = 'amount'
      and q.calendar = ${period.calendar} and q.period_code = ${period.code} order by q.change limit 1`.execute(
    tx.sql,
  );
  return rows[0]?.id ?? null;
}
