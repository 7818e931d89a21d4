import { sql } from 'kysely';
import { ALWAYS, derivedId, type EntityId, type Scope } from '@cordee/kernel';
import { factsAsOf, postFacts, type Writing } from '@cordee/platform/database';
import { passingOf, type CustomerHeld, type PassedOn } from './pass-customer-on.ts';
import { coverage } from './transactions-table.sql.ts';

type Held = CustomerHeld & { readonly accountId: string };

/** Writes who holds each customer from a day on, in the transaction that decides it: crediting reads it from there. */
export async function passCustomersOn(
  tx: Writing,
  scope: Scope,
  passed: readonly PassedOn[],
  day: string,
): Promise<void> {
  if (passed.length === 0) return;
  const held = await readHeld(tx, scope, passed);
  const facts = passed.flatMap((each) => {
    const { ended, takenBack, begun } = passingOf(held.get(each.accountId) ?? [], each, day);
    return [
      ...takenBack.map((row) => ({ ...factOf(each.accountId, row), isRetracted: true })),
      ...ended.map((row) => factOf(each.accountId, row)),
      ...begun.map((row) => factOf(each.accountId, { id: idOf(scope, each.accountId, row), ...row })),
    ];
  });
  await postFacts(tx, coverage, facts);
}

async function readHeld(tx: Writing, scope: Scope, passed: readonly PassedOn[]) {
  const ids = passed.map(({ accountId }) => accountId);
  const { rows } = await sql<Held>`
    select c.entity_id as id, c.value as "accountId", c.person_id as "personId", c.first_day as "firstDay", c.last_day as "lastDay"
    from ${factsAsOf(coverage, scope)} c where c.field = 'customer' and c.role = 'holder' and c.value = any(${ids}::text[])`.execute(
    tx.sql,
  );
  return Map.groupBy(rows, ({ accountId }) => accountId);
}

function factOf(accountId: EntityId, { id, personId, firstDay, lastDay }: CustomerHeld) {
  return {
    entityId: id,
    effectiveFrom: ALWAYS.toString(),
    line: null,
    values: {
      person_id: personId,
      field: 'customer',
      value: accountId,
      role: 'holder',
      first_day: firstDay,
      last_day: lastDay,
    },
  };
}

function idOf({ tenant }: Scope, account: EntityId, { personId, firstDay }: Omit<CustomerHeld, 'id'>) {
  return derivedId(tenant, 'territories', `coverage:${personId}:customer:${account}:${firstDay}`);
}
