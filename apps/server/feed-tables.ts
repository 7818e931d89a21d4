// What the feed tells, table by table, and what of it only some may read: the same as on the screens and in the lists.
import type { Role } from '@cordee/kernel';
import type { FeedTable } from '@cordee/modules/exports';
import { factTables } from './open-stores.ts';

const payReaders: readonly Role[] = ['revops', 'finance', 'auditor'];

const kept: Readonly<Record<string, Omit<FeedTable, 'table'>>> = {
  person: { columnReaders: { payroll_number: payReaders, legal_entity: payReaders } },
  absence: { readers: ['revops', 'finance'] },
  figure: { readers: payReaders },
  pay_term: { readers: payReaders },
  plan_assignment: { readers: payReaders },
};

export const feedTables: readonly FeedTable[] = Object.values(factTables())
  .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  .map((table) => ({ table, ...kept[table.name] }));
