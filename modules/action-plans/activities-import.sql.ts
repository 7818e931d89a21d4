import { sql } from 'kysely';
import { ALWAYS, derivedId, ok, refused, type EntityId, type Result, type Scope } from '@cordee/kernel';
import { openAccountDirectory } from '@cordee/modules/accounts';
import { deal } from '@cordee/modules/deals';
import { dayValue, textValue, type AcceptedRow, type PostedRow, type Poster } from '@cordee/modules/imports';
import { openSellerDirectory, type SellerDirectory } from '@cordee/modules/people';
import { factsAsOf, type Reading, type Writing } from '@cordee/platform/database';
import { activity } from './activities-table.sql.ts';
import { settledActivity } from './settled-activity.ts';

/** A row is one call or meeting; sent again with its code, it takes the place of the one before. */
export const activitiesPoster: Poster<Writing> = {
  kind: 'activities',
  ownTable: 'activity',
  tables: ['activity'],
  open: async (tx, scope, source) => {
    const directory = await openSellerDirectory(tx, scope, source);
    const accountFor = await openAccountDirectory(tx, scope);
    let deals: ReadonlyMap<string, EntityId> = new Map();
    let known: ReadonlyMap<string, EntityId> = new Map();
    return {
      prepare: async (rows) => {
        deals = await dealsNamed(tx, scope, rows);
        known = await idsKnown(tx, scope, rows);
      },
      post: (row) => {
        const dealFor = (code: string) => deals.get(code) ?? null;
        const idFor = (code: string) =>
          known.get(code) ?? derivedId(scope.tenant, source, `activity:${code}`);
        return postActivity({ today: scope.today.toString(), directory, accountFor, dealFor, idFor }, row);
      },
    };
  },
};

type Named = (key: string) => EntityId | null;
type Draft = {
  readonly today: string;
  readonly directory: SellerDirectory;
  readonly accountFor: Named;
  readonly dealFor: Named;
  readonly idFor: (code: string) => EntityId;
};

function postActivity(draft: Draft, { values, line }: AcceptedRow): Result<PostedRow> {
  const text = (field: string) => textValue(values, field);
  const told = {
    kind: text('activity_kind') === 'call' ? ('call' as const) : ('meeting' as const),
    outcome: text('activity_outcome'),
    plannedOn: dayValue(values, 'planned_on'),
    doneOn: dayValue(values, 'done_on'),
  };
  const settled = settledActivity(told, draft.today);
  if (!settled.ok) return { ...settled, refusal: { ...settled.refusal, place: { line } } };
  const { kind, outcome, plannedOn, doneOn } = settled.value;
  const [seller, account, dealCode] = [text('seller') ?? '', text('account'), text('activity_deal')];
  const sellerId = draft.directory.personFor(seller, doneOn ?? plannedOn ?? '');
  if (sellerId === null) return refused('actions.file_seller_unknown', { seller }, { line });
  const accountId = account === null ? null : draft.accountFor(account);
  if (account !== null && accountId === null)
    return refused('actions.file_account_unknown', { account }, { line });
  const dealId = dealCode === null ? null : draft.dealFor(dealCode);
  if (dealCode !== null && dealId === null)
    return refused('actions.file_deal_unknown', { deal: dealCode }, { line });
  return ok({
    own: {
      entityId: draft.idFor(text('activity_code') ?? ''),
      effectiveFrom: ALWAYS.toString(),
      line,
      values: {
        kind,
        seller_id: sellerId,
        account_id: accountId,
        deal_id: dealId,
        planned_on: plannedOn,
        done_on: doneOn,
        outcome,
        note: text('activity_note'),
      },
    },
  });
}

/** A code that several systems give to a deal of their own names none of them. */
async function dealsNamed(
  tx: Reading,
  scope: Scope,
  rows: readonly AcceptedRow[],
): Promise<ReadonlyMap<string, EntityId>> {
  const codes = [...new Set(rows.flatMap(({ values }) => textValue(values, 'activity_deal') ?? []))];
  if (codes.length === 0) return new Map();
  const { rows: found } = await sql<{ code: string; id: EntityId }>`
    select code, min(entity_id::text) as id from ${factsAsOf(deal, scope)} d where code = any(${codes}) group by code having count(*) = 1`.execute(
    tx.sql,
  );
  return new Map(found.map(({ code, id }) => [code, id]));
}

/** A list that left the product names by its id what has no code of another system. */
async function idsKnown(
  tx: Reading,
  scope: Scope,
  rows: readonly AcceptedRow[],
): Promise<ReadonlyMap<string, EntityId>> {
  const ids = rows.flatMap(({ values }) => {
    const code = textValue(values, 'activity_code') ?? '';
    return uuid.test(code) ? [code] : [];
  });
  if (ids.length === 0) return new Map();
  const { rows: found } = await sql<{ id: EntityId }>`
    select entity_id as id from ${factsAsOf(activity, scope)} a where entity_id = any(${ids}::uuid[])`.execute(
    tx.sql,
  );
  return new Map(found.map(({ id }) => [id, id]));
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
