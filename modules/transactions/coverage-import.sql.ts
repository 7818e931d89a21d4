import { ALWAYS, derivedId, ok, refused } from '@cordee/kernel';
import type { Writing } from '@cordee/platform/database';
import { openAccountDirectory } from '@cordee/modules/accounts';
import { dateValue, textValue, type Poster } from '@cordee/modules/imports';
import { openSellerDirectory } from '@cordee/modules/people';
import { coverageRole, isCoverageField } from './coverage.ts';

/** A row is one seller on one territory, customer, product … for some days; sent again with the same first day, it is replaced. */
export const coveragePoster: Poster<Writing> = {
  kind: 'coverage',
  ownTable: 'coverage',
  tables: ['coverage'],
  open: async (tx, scope, source) => {
    const directory = await openSellerDirectory(tx, scope, source);
    const accountFor = await openAccountDirectory(tx, scope);
    return {
      post: ({ values, line }) => {
        const text = (field: string) => textValue(values, field);
        const [seller, field, written] = [text('seller') ?? '', text('covers'), text('covered') ?? ''];
        const firstDay = dateValue(values, 'covered_from')?.toString();
        const lastDay = dateValue(values, 'covered_until')?.toString() ?? null;
        // A deal stays with somebody by a division of territories, which knows its share.
        if (firstDay === undefined || !isCoverageField(field) || field === 'deal')
          return refused('transactions.coverage_incomplete', {}, { line });
        const person = directory.personFor(seller, firstDay);
        if (person === null) return refused('transactions.coverage_seller_unknown', { seller }, { line });
        if (lastDay !== null && lastDay < firstDay)
          return refused('transactions.coverage_days_invalid', {}, { line });
        const value = field === 'customer' ? accountFor(written) : written;
        if (value === null)
          return refused('transactions.coverage_account_unknown', { account: written }, { line });
        const role = coverageRole(field, text('coverage_role'));
        return ok({
          own: {
            entityId: derivedId(scope.tenant, source, `coverage:${person}:${field}:${value}:${firstDay}`),
            effectiveFrom: ALWAYS.toString(),
            line,
            values: { person_id: person, field, value, role, first_day: firstDay, last_day: lastDay },
          },
        });
      },
    };
  },
};
