import { expect, it } from 'vitest';
import { segmentTables } from '@cordee/platform/compute';
import type { FactTable } from '@cordee/platform/database';
import { deal, dealStage } from '@cordee/modules/deals';
import { positionHolder } from '@cordee/modules/people';
import { planTables } from '@cordee/modules/plans';
import { quota } from '@cordee/modules/quotas';
import { currencyRate, transaction, transactionSplit } from '@cordee/modules/transactions';

const facts: readonly FactTable[] = [
  transaction,
  transactionSplit,
  currencyRate,
  deal,
  dealStage,
  positionHolder,
  quota,
  ...planTables,
];

it('copies read each table of facts as its module does: event or state, with branches or without', () => {
  const shape = ({ name, kind, isPlanning }: { name: string; kind: string; isPlanning: boolean }) =>
    `${name} ${kind} ${isPlanning}`;
  const copied = facts.filter(({ name }) => name in segmentTables);
  expect(Object.values(segmentTables).map(shape).toSorted()).toEqual(copied.map(shape).toSorted());
});
