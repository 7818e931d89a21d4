import { sql } from 'kysely';
import {
  ALWAYS,
  decimalText,
  ok,
  type Decimal,
  type EntityId,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { cellsAsOf, type Reading } from '@cordee/platform/database';
import { openAccountDirectory } from '@cordee/modules/accounts';
import {
  dayValue,
  decimalValue,
  textValue,
  type AcceptedRow,
  type PostedFact,
  type Poster,
  type Posting,
  type PostedRow,
} from '@cordee/modules/imports';
import { openSellerDirectory, type SellerDirectory } from '@cordee/modules/people';
import { storableAmount } from '@cordee/modules/transactions';
import { dealId } from './deal-id.ts';
import type { StageEntry } from './deal.ts';
import { dealStage } from './deals-table.sql.ts';
import { stageEnteredOn } from './stage-entry.ts';
import { canonicalStage } from './stage.ts';

const always = ALWAYS.toString();

/** An amount without a currency of its own is in that of the organisation. */
export const dealsPoster = (organisationCurrency: (tenant: string) => Promise<string>): Poster<Reading> => ({
  kind: 'deals',
  ownTable: 'deal',
  tables: ['deal', 'deal_stage'],
  open: async (tx, scope, source) => {
    const draft: Draft = {
      scope,
      source,
      currency: await organisationCurrency(scope.tenant),
      directory: await openSellerDirectory(tx, scope, source),
      accountFor: await openAccountDirectory(tx, scope),
      lastEntries: new Map(),
    };
    const prepare: Posting['prepare'] = async (rows) => {
      const deals = rows.map((row) => dealOf(draft, row));
      draft.lastEntries = await readLastEntries(tx, scope, deals);
    };
    return { ...((await hasStages(tx)) ? { prepare } : {}), post: (row) => postDeal(draft, row) };
  },
});

type Draft = {
  readonly scope: Scope;
  readonly source: string;
  readonly currency: string;
  readonly directory: SellerDirectory;
  readonly accountFor: (key: string) => EntityId | null;
  /** Of the deals of the batch under way. */
  lastEntries: ReadonlyMap<string, StageEntry>;
};

const dealOf = ({ scope, source }: Draft, { values }: AcceptedRow): EntityId =>
  dealId(scope.tenant, source, textValue(values, 'deal_code') ?? '');

function postDeal(draft: Draft, row: AcceptedRow): Result<PostedRow> {
  const { values, line } = row;
  const text = (field: string) => textValue(values, field);
  const date = (field: string) => dayValue(values, field);
  const amount: Decimal | null = decimalValue(values, 'amount');
  const storable = amount && storableAmount(amount, { line });
  if (storable && !storable.ok) return storable;
  const [code, sellerKey, accountKey] = [text('deal_code') ?? '', text('seller') ?? '', text('account')];
  const stage = canonicalStage(text('stage') ?? '');
  const [engagedOn, closedOn] = [date('engaged_on'), date('closed_on')];
  const sellerId = draft.directory.personFor(sellerKey, closedOn ?? engagedOn);
  const entityId = dealOf(draft, row);
  const own: PostedFact = {
    entityId,
    effectiveFrom: always,
    line,
    values: {
      code,
      seller_key: sellerKey,
      seller_id: sellerId,
      account_key: accountKey,
      account_id: accountKey === null ? null : draft.accountFor(accountKey),
      product: text('product'),
      stage,
      amount: amount && decimalText(amount),
      currency: text('currency') ?? draft.currency,
      engaged_on: engagedOn,
      closed_on: closedOn,
      channel: text('channel'),
      origin: text('origin'),
    },
  };
  const today = draft.scope.asOf.effective.toString();
  const enteredOn = stageEnteredOn({ stage, engagedOn, closedOn }, draft.lastEntries.get(entityId), today);
  const entry = (effectiveFrom: string) => ({
    table: 'deal_stage',
    fact: { entityId, effectiveFrom, line, values: { stage } },
  });
  return ok({ own, others: enteredOn === null ? [] : [entry(enteredOn)], creditedTo: sellerId });
}

async function hasStages({ client }: Reading): Promise<boolean> {
  return (
    (await client.query('select from deal_stage where tenant_id = cordee.tenant() limit 1')).rowCount === 1
  );
}

async function readLastEntries(
  tx: Reading,
  scope: Scope,
  deals: readonly EntityId[],
): Promise<ReadonlyMap<string, StageEntry>> {
  const { rows } = await sql<StageEntry & { id: string }>`
    select distinct on (entity_id) entity_id as id, stage, effective_from as "enteredOn" from ${cellsAsOf(dealStage, scope, deals)} s order by entity_id, effective_from desc`.execute(
    tx.sql,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
