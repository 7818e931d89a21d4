import { ALWAYS, decimalText, derivedId, ok, refused } from '@cordee/kernel';
import type { Writing } from '@cordee/platform/database';
import { dateValue, decimalValue, textValue, type Poster } from '@cordee/modules/imports';
import { openSellerDirectory } from '@cordee/modules/people';

/** A row is one figure of one seller on one day; sent again, it takes the place of the one before. */
export const figuresPoster: Poster<Writing> = {
  kind: 'figures',
  ownTable: 'figure',
  tables: ['figure'],
  open: async (tx, scope, source) => {
    const directory = await openSellerDirectory(tx, scope, source);
    return {
      post: ({ values, line }) => {
        const [seller, code] = [textValue(values, 'seller') ?? '', textValue(values, 'figure') ?? ''];
        const measuredOn = dateValue(values, 'figure_date')?.toString();
        const value = decimalValue(values, 'figure_value');
        if (measuredOn === undefined || value === null) return refused('transactions.date_or_amount_missing');
        const person = directory.personFor(seller, measuredOn);
        if (person === null) return refused('transactions.figure_seller_unknown', { seller }, { line });
        return ok({
          own: {
            entityId: derivedId(scope.tenant, source, `figure:${person}:${code}:${measuredOn}`),
            effectiveFrom: ALWAYS.toString(),
            line,
            values: { person_id: person, code, measured_on: measuredOn, value: decimalText(value) },
          },
        });
      },
    };
  },
};
