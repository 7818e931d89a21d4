import { invariant } from '@cordee/kernel';

import type { ImportField, ImportKind, ImportTarget, TargetKind } from './import-target.ts';
import { absencesTarget } from './targets/absences.ts';
import { accountsTarget } from './targets/accounts.ts';
import { activitiesTarget } from './targets/activities.ts';
import { coverageTarget } from './targets/coverage.ts';
import { dealsTarget } from './targets/deals.ts';
import { figuresTarget } from './targets/figures.ts';
import { paidTarget } from './targets/paid.ts';
import { peopleTarget } from './targets/people.ts';
import { quotesTarget } from './targets/quotes.ts';
import { quotasTarget } from './targets/quotas.ts';
import { ratesTarget } from './targets/rates.ts';
import { splitsTarget } from './targets/splits.ts';
import { transactionsTarget } from './targets/transactions.ts';

/** Everything a file can bring. A new kind is one file in targets/ and one line here. */
export const IMPORT_TARGETS: Readonly<Record<ImportKind, ImportTarget>> = {
  people: peopleTarget,
  accounts: accountsTarget,
  deals: dealsTarget,
  transactions: transactionsTarget,
  quotas: quotasTarget,
  rates: ratesTarget,
  figures: figuresTarget,
  absences: absencesTarget,
  coverage: coverageTarget,
  splits: splitsTarget,
  activities: activitiesTarget,
  quotes: quotesTarget,
};

/** Everything a table can be read as: what a file brings in, and past pay, which becomes no fact. */
export const TARGETS: Readonly<Record<TargetKind, ImportTarget>> = { ...IMPORT_TARGETS, paid: paidTarget };

/** Whether a text, from a route or a command line, names a kind of import. */
export function isImportKind(text: string): text is ImportKind {
  return Object.hasOwn(IMPORT_TARGETS, text);
}

/** The field of that code; a code that the target does not have is a bug, mappings are checked when they are parsed. */
export function fieldOf(target: ImportTarget, code: string): ImportField {
  const found = target.fields.find((one) => one.code === code);
  invariant(found !== undefined, 'not a field of the target', { target: target.kind, code });
  return found;
}
