import {
  ALWAYS,
  decimalText,
  derivedId,
  ok,
  refused,
  withoutTrailingZeros,
  type Decimal,
  type EntityId,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { openAccountDirectory } from '@cordee/modules/accounts';
import {
  dayValue,
  decimalValue,
  textValue,
  type AcceptedRow,
  type PostedRow,
  type Poster,
} from '@cordee/modules/imports';
import { openSellerDirectory, type SellerDirectory } from '@cordee/modules/people';
import { storableAmount } from '@cordee/modules/transactions';
import type { Writing } from '@cordee/platform/database';

/** A row is one version of a quote; sent again with its code and version, it takes the place of the one before. */
export const quotesPoster = (currencyOf: (tenant: string) => Promise<string>): Poster<Writing> => ({
  kind: 'quotes',
  ownTable: 'quote_version',
  tables: ['quote_version'],
  open: async (tx, scope, source) => {
    const draft: Draft = {
      scope,
      source,
      currency: await currencyOf(scope.tenant),
      directory: await openSellerDirectory(tx, scope, source),
      accountFor: await openAccountDirectory(tx, scope),
    };
    return { post: (row) => postQuote(draft, row) };
  },
});

type Draft = {
  readonly scope: Scope;
  readonly source: string;
  readonly currency: string;
  readonly directory: SellerDirectory;
  readonly accountFor: (key: string) => EntityId | null;
};

/** An offer goes to whoever is no customer yet as well: an account that nobody knows is kept as it is written. */
function postQuote(
  { scope, source, currency, directory, accountFor }: Draft,
  row: AcceptedRow,
): Result<PostedRow> {
  const { values, line } = row;
  const text = (field: string) => textValue(values, field);
  const [code, seller, account] = [text('quote_code') ?? '', text('seller') ?? '', text('account')];
  const [issuedOn, validUntil] = [dayValue(values, 'issued_on') ?? '', dayValue(values, 'valid_until')];
  const version = versionOf(decimalValue(values, 'quote_version'));
  if (version === null) return refused('quotes.version_invalid', {}, { line });
  if (validUntil !== null && validUntil < issuedOn) return refused('quotes.days_invalid', {}, { line });
  const amount = decimalValue(values, 'amount');
  const storable = amount && storableAmount(amount, { line });
  if (storable && !storable.ok) return storable;
  const sellerId = directory.personFor(seller, issuedOn);
  if (sellerId === null) return refused('quotes.seller_unknown', { seller }, { line });
  return ok({
    own: {
      entityId: derivedId(scope.tenant, source, `quote:${code}:${version}`),
      effectiveFrom: ALWAYS.toString(),
      line,
      values: {
        quote_id: derivedId(scope.tenant, source, `quote:${code}`),
        code,
        version,
        seller_id: sellerId,
        account_key: account,
        account_id: account === null ? null : accountFor(account),
        deal_code: text('quote_deal'),
        product: text('product'),
        status: text('quote_status') ?? 'sent',
        amount: amount && decimalText(amount),
        currency: text('currency') ?? currency,
        issued_on: issuedOn,
        valid_until: validUntil,
      },
    },
  });
}

const versionMax = 9_999n;

/** Without one it is the first. */
function versionOf(written: Decimal | null): string | null {
  if (written === null) return '1';
  const { unscaled, scale } = withoutTrailingZeros(written);
  return scale === 0 && unscaled > 0n && unscaled <= versionMax ? unscaled.toString() : null;
}
