import { ALWAYS, decimalText, derivedId, ok, refused, type Decimal } from '@cordee/kernel';
import type { Reading, Writing } from '@cordee/platform/database';
import { openAccountDirectory } from '@cordee/modules/accounts';
import { dateValue, dayValue, decimalValue, textValue, type Poster } from '@cordee/modules/imports';
import { openSellerDirectory } from '@cordee/modules/people';
import { carriedOf } from './carried.ts';
import { signed } from './signed-amount.ts';
import { storableAmount } from './storable-amount.ts';
import { transactionId } from './transaction-id.ts';

const always = ALWAYS.toString();

export function transactionsPoster(
  organisationCurrency: (tenant: string) => Promise<string>,
): Poster<Reading> {
  return {
    kind: 'transactions',
    ownTable: 'transaction',
    tables: ['transaction'],
    open: async (tx, scope, source) => {
      const [directory, accountFor, currency] = [
        await openSellerDirectory(tx, scope, source),
        await openAccountDirectory(tx, scope),
        await organisationCurrency(scope.tenant),
      ];
      return {
        post: ({ values, line }) => {
          const text = (field: string) => textValue(values, field);
          const [code, kind, occurredOn, amount] = [
            text('transaction_code') ?? '',
            text('kind') ?? 'order',
            dayValue(values, 'date'),
            decimalValue(values, 'amount'),
          ];
          if (occurredOn === null || amount === null) return refused('transactions.date_or_amount_missing');
          const storable = storableAmount(amount, { line });
          if (!storable.ok) return storable;
          const carried = carriedOf({ values, kind, amount }, { line });
          if (!carried.ok) return carried;
          const [sellerKey, accountKey] = [text('seller'), text('account')];
          const sellerId = sellerKey === null ? null : directory.personFor(sellerKey, occurredOn);
          return ok({
            own: {
              entityId: transactionId(scope.tenant, source, kind, code),
              effectiveFrom: always,
              line,
              values: {
                code,
                kind,
                occurred_on: occurredOn,
                amount: decimalText(signed(kind, amount)),
                currency: text('currency') ?? currency,
                seller_key: sellerKey,
                seller_id: sellerId,
                account_key: accountKey,
                account_id: accountKey === null ? null : accountFor(accountKey),
                product: text('product'),
                channel: text('channel'),
                origin: text('origin'),
                related_code: text('related_code'),
                ...carried.value,
              },
            },
            creditedTo: sellerId,
          });
        },
      };
    },
  };
}

export const ratesPoster: Poster<Writing> = {
  kind: 'rates',
  ownTable: 'currency_rate',
  tables: ['currency_rate'],
  open: async (_tx, scope, source) => ({
    post: ({ values, line }) => {
      const [from, to, date, rate] = [
        textValue(values, 'from_currency') ?? '',
        textValue(values, 'to_currency') ?? '',
        dateValue(values, 'date'),
        decimalValue(values, 'rate') as Decimal | null,
      ];
      if (date === null || rate === null) return refused('transactions.date_or_amount_missing');
      return ok({
        own: {
          entityId: derivedId(scope.tenant, source, `rate:${from}:${to}`),
          effectiveFrom: date.toString(),
          line,
          values: { from_currency: from, to_currency: to, rate: decimalText(rate) },
        },
      });
    },
  }),
};
