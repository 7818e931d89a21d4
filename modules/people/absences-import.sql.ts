import { ALWAYS, compareDecimals, decimalText, derivedId, ONE, ok, refused, ZERO } from '@cordee/kernel';
import type { Writing } from '@cordee/platform/database';
import { dateValue, decimalValue, textValue, type Poster } from '@cordee/modules/imports';
import { openSellerDirectory } from './seller-directory.sql.ts';

/** A row is one leave of one person; sent again with the same first day, it takes the place of the one before. */
export const absencesPoster: Poster<Writing> = {
  kind: 'absences',
  ownTable: 'absence',
  tables: ['absence'],
  open: async (tx, scope, source) => {
    const directory = await openSellerDirectory(tx, scope, source);
    return {
      post: ({ values, line }) => {
        const [seller, type] = [textValue(values, 'seller') ?? '', textValue(values, 'leave_type') ?? ''];
        const firstDay = dateValue(values, 'first_day')?.toString() ?? '';
        const lastDay = dateValue(values, 'last_day')?.toString() ?? null;
        const share = decimalValue(values, 'leave_share') ?? ONE;
        const person = directory.personFor(seller, firstDay);
        if (person === null) return refused('people.absence_person_unknown', { seller }, { line });
        if (lastDay !== null && lastDay < firstDay)
          return refused('people.absence_days_invalid', {}, { line });
        if (compareDecimals(share, ZERO) <= 0 || compareDecimals(share, ONE) > 0)
          return refused('people.absence_share_invalid', { share: decimalText(share) }, { line });
        return ok({
          own: {
            entityId: derivedId(scope.tenant, source, `absence:${person}:${type}:${firstDay}`),
            effectiveFrom: ALWAYS.toString(),
            line,
            values: {
              person_id: person,
              leave_type: type,
              first_day: firstDay,
              last_day: lastDay,
              share: decimalText(share),
            },
          },
        });
      },
    };
  },
};
