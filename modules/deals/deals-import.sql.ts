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
import { deal, dealStage } from './deals-table.sql.ts';
import { firstStageOf, stageEnteredOn, type DealAsRead } from './stage-entry.ts';
import { canonicalStage } from './stage.ts';

const always = ALWAYS.toString();

/** An amount without a currency of its own is in that of the organisation. */
export const dealsPoster = (organisationCurrency: (tenant: string) => Promise<string>): Poster<Reading> => ({
  kind: 'deals',
  ownTable: 'deal',
  tables: ['deal', 'deal_stage'],
  open: async (tx, scope, source, isFirst) => {
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
    return { ...(isFirst ? {} : { prepare }), post: (row) => postDeal(draft, row) };
  },
});

type Draft = {
  readonly scope: Scope;
  readonly source: string;
  readonly currency: string;
  readonly directory: SellerDirectory;
  readonly accountFor: (key: string) => EntityId | null;
  /** Of the deals of the batch under way, those that are known. */
  lastEntries: ReadonlyMap<string, LastEntry>;
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
  const others = stagesEntered(draft, { stage, engagedOn, closedOn }, entityId).map((entry) => ({
    table: 'deal_stage' as const,
    fact: { entityId, effectiveFrom: entry.enteredOn, line, values: { stage: entry.stage } },
  }));
  return ok({ own, others, creditedTo: sellerId });
}

/** A history is written once it has two entries: the first alone is told by its deal. */
function stagesEntered(
  { scope, lastEntries }: Draft,
  deal: DealAsRead,
  entityId: EntityId,
): readonly StageEntry[] {
  const last = lastEntries.size === 0 ? undefined : lastEntries.get(entityId);
  if (last === undefined) return [];
  const enteredOn = stageEnteredOn(deal, last, scope.asOf.effective.toString());
  if (enteredOn === null) return [];
  const entered = { stage: deal.stage, enteredOn };
  return last.isWritten ? [entered] : [last, entered];
}

type LastEntry = StageEntry & { readonly isWritten: boolean };

async function readLastEntries(
  tx: Reading,
  scope: Scope,
  deals: readonly EntityId[],
): Promise<ReadonlyMap<string, LastEntry>> {
  const { rows } = await sql<DealAsRead & { id: string; last: string | null; enteredOn: string | null }>`
    select d.entity_id as id, d.stage, d.engaged_on as "engagedOn", d.closed_on as "closedOn", s.stage as last, s.entered_on as "enteredOn"
    from ${cellsAsOf(deal, scope, deals)} d left join (
      select distinct on (entity_id) entity_id, stage, effective_from as entered_on from ${cellsAsOf(dealStage, scope, deals)} entry
      order by entity_id, effective_from desc) s on s.entity_id = d.entity_id`.execute(tx.sql);
  return new Map(
    rows.flatMap(({ id, last, enteredOn, ...known }): [string, LastEntry][] => {
      if (last !== null && enteredOn !== null) return [[id, { stage: last, enteredOn, isWritten: true }]];
      const first = firstStageOf(known);
      return first === undefined ? [] : [[id, { ...first, isWritten: false }]];
    }),
  );
}
