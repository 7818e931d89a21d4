import { ALWAYS, decimalText, derivedId, ok } from '@cordee/kernel';
import type { Writing } from '@cordee/platform/database';
import { decimalValue, textValue, type Poster } from '@cordee/modules/imports';

const always = ALWAYS.toString();

export const accountsPoster: Poster<Writing> = {
  kind: 'accounts',
  ownTable: 'account',
  tables: ['account'],
  open: async (_tx, scope, source) => ({
    post: ({ values, line }) => {
      const text = (field: string) => textValue(values, field);
      const number = (field: string) => {
        const value = decimalValue(values, field);
        return value && decimalText(value);
      };
      const code = text('account_code') ?? text('name') ?? '';
      return ok({
        own: {
          entityId: derivedId(scope.tenant, source, `account:${code}`),
          effectiveFrom: always,
          line,
          values: {
            code,
            name: text('name') ?? code,
            sector: text('sector'),
            country: text('country'),
            town: text('town'),
            postcode: text('postcode'),
            siren: text('siren'),
            parent_code: text('parent_code'),
            potential: number('potential'),
            revenue: number('revenue'),
            employees: number('employees'),
          },
        },
      });
    },
  }),
};
