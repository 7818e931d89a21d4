import { sql } from 'kysely';
import { ALWAYS, entityId, plainDate, type Scope } from '@cordee/kernel';
import { factsAsOf, postFacts, type Database, type FactTable, type Reading } from '@cordee/platform/database';
import type { ClosingStore } from './closing-store.ts';
import type { ClosingItem, MarkedItem } from './closing.ts';

const closingItem: FactTable = {
  name: 'closing_item',
  kind: 'event',
  isPlanning: false,
  columns: {
    period_code: 'text',
    code: 'text',
    label: 'text',
    place: 'integer',
    due_on: 'date',
    owner_id: 'uuid',
    delegate_id: 'uuid',
    delegate_from: 'date',
    delegate_to: 'date',
  },
};

export function openClosingStore(database: Database): ClosingStore {
  return {
    items: (scope, period) => database.read(scope, (tx) => readItems(tx, scope, period)),
    keep: async (scope, items) => {
      const detail = { period: items[0]?.period ?? '', items: items.length };
      await database.write(scope, { code: 'payouts.closing_set', detail }, (tx) =>
        postFacts(tx, closingItem, items.map(factOf)),
      );
    },
    mark: async (scope, { id, period, code }, { isDone, note }) => {
      const cause = isDone ? 'payouts.closing_done' : 'payouts.closing_reopened';
      await database.write(scope, { code: cause, detail: { period, item: code } }, async (tx) =>
        tx.append('closing_mark', [{ item_id: id, is_done: isDone, actor_id: scope.actor, note }]),
      );
    },
  };
}

function factOf({ id, period, code, label, place, dueOn, ownerId, delegate }: ClosingItem) {
  return {
    entityId: id,
    effectiveFrom: ALWAYS.toString(),
    line: null,
    values: {
      period_code: period,
      code,
      label,
      place,
      due_on: dueOn.toString(),
      owner_id: ownerId,
      delegate_id: delegate?.userId ?? null,
      delegate_from: delegate?.from.toString() ?? null,
      delegate_to: delegate?.to.toString() ?? null,
    },
  };
}

type ItemRow = {
  id: string;
  code: string;
  label: string | null;
  place: number;
  due_on: string;
  owner_id: string;
  delegate_id: string | null;
  delegate_from: string | null;
  delegate_to: string | null;
};
type MarkRow = { item_id: string; is_done: boolean; actor_id: string; at: string; note: string | null };

async function readItems(tx: Reading, scope: Scope, period: string): Promise<readonly MarkedItem[]> {
  const { rows } = await sql<ItemRow>`
    select entity_id as id, code, label, place, due_on, owner_id, delegate_id, delegate_from, delegate_to
    from ${factsAsOf(closingItem, scope)} i where period_code = ${period} order by place, code collate "C"`.execute(
    tx.sql,
  );
  const { rows: marks } = await sql<MarkRow>`
    select m.item_id, m.is_done, m.actor_id, c.at, m.note from closing_mark m join change c on c.tenant_id = m.tenant_id and c.number = m.change
    where m.item_id = any(${rows.map(({ id }) => id)}::uuid[]) order by m.change`.execute(tx.sql);
  const byItem = Map.groupBy(marks, ({ item_id }) => item_id);
  return rows.map((row) => itemOf(row, period, byItem.get(row.id) ?? []));
}

function itemOf(row: ItemRow, period: string, marks: readonly MarkRow[]): MarkedItem {
  const { delegate_id: userId, delegate_from: from, delegate_to: to } = row;
  return {
    id: entityId(row.id),
    period,
    code: row.code,
    label: row.label,
    place: row.place,
    dueOn: plainDate(row.due_on),
    ownerId: row.owner_id,
    delegate:
      userId === null || from === null || to === null
        ? null
        : { userId, from: plainDate(from), to: plainDate(to) },
    marks: marks.map(({ is_done, actor_id, at, note }) => ({ isDone: is_done, actor: actor_id, at, note })),
  };
}
