import { ALWAYS, decimalText, derivedId, ok } from '@cordee/kernel';
import type { Writing } from '@cordee/platform/database';
import { openAccountDirectory } from '@cordee/modules/accounts';
import { dateValue, decimalValue, textValue, type Poster, type PostedRow } from '@cordee/modules/imports';
import { openSellerDirectory } from '@cordee/modules/people';
import { storableAmount } from '@cordee/modules/transactions';
import { canonicalStage, isClosed } from './stage.ts';

const always = ALWAYS.toString();

export const dealsPoster: Poster<Writing> = {
  kind: 'deals',
  ownTable: 'deal',
  tables: ['deal', 'deal_stage'],
  open: async (tx, scope, source) => {
    const directory = await openSellerDirectory(tx, scope);
    const accountFor = await openAccountDirectory(tx, scope);
    return {
      post: ({ values, line }) => {
        const text = (field: string) => textValue(values, field);
        const date = (field: string) => dateValue(values, field)?.toString() ?? null;
        const [code, sellerKey, stage, accountKey] = [
          text('deal_code') ?? '',
          text('seller') ?? '',
          canonicalStage(text('stage') ?? ''),
          text('account'),
        ];
        const [engagedOn, closedOn, amount] = [
          date('engaged_on'),
          date('closed_on'),
          decimalValue(values, 'amount'),
        ];
        const storable = amount && storableAmount(amount, { line });
        if (storable && !storable.ok) return storable;
        const enteredOn = isClosed(stage) ? (closedOn ?? engagedOn) : engagedOn;
        const sellerId = directory.personFor(sellerKey, closedOn ?? engagedOn);
        const entityId = derivedId(scope.tenant, source, `deal:${code}`);
        const row: PostedRow = {
          own: {
            entityId,
            effectiveFrom: always,
            line,
            values: {
              code,
              seller_key: sellerKey,
              seller_id: sellerId,
              account_key: accountKey,
              account_id: accountKey === null ? null : accountFor(accountKey),
              product: text('product'),
              stage,
              amount: amount && decimalText(amount),
              currency: text('currency'),
              engaged_on: engagedOn,
              closed_on: closedOn,
              channel: text('channel'),
              origin: text('origin'),
            },
          },
          others:
            enteredOn === null
              ? []
              : [
                  {
                    table: 'deal_stage',
                    fact: { entityId, effectiveFrom: enteredOn, line, values: { stage } },
                  },
                ],
          creditedTo: sellerId,
        };
        return ok(row);
      },
    };
  },
};
