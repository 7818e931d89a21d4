import { sql } from 'kysely';
import { derivedId, entityId, plainDate, type Currency, type EntityId, type Scope } from '@cordee/kernel';
import { account } from '@cordee/modules/accounts';
import { branchChain } from '@cordee/modules/scenarios';
import { factsAsOf, planFactsAsOf, postFacts, type Database, type Reading } from '@cordee/platform/database';
import { readBook, readSales } from './account-book.sql.ts';
import { readModels, saveModel } from './models-store.sql.ts';
import type { AppliedSegments, InForce, OverrideInForce, SavedProposal } from './segmented-accounts.ts';
import type { Application, Override, SegmentStore } from './segments-store.ts';
import { accountSegment, segmentation, segmentOverride } from './segments-tables.sql.ts';
import { readContactsHeld, readContactsOf } from './white-space/contacts-held.sql.ts';

export function openSegmentStore(
  database: Database,
  currencyOf: (tenant: Scope['tenant']) => Promise<Currency>,
): SegmentStore {
  return {
    models: (scope) => database.read(scope, (tx) => readModels(tx, null)),
    model: async (scope, id) => (await database.read(scope, (tx) => readModels(tx, id)))[0],
    save: (scope, seen, saved) => saveModel(database, scope, seen, saved),
    book: async (scope) => {
      const currency = await currencyOf(scope.tenant);
      return database.read(scope, (tx) => readBook(tx, scope, currency));
    },
    knownChange: (scope) =>
      database.read(scope, async (tx) => {
        const { rows } = await sql<{ number: string }>`select number::text from tenant_change`.execute(
          tx.sql,
        );
        return String(scope.asOf.change ?? rows[0]?.number ?? '0');
      }),
    salesOf: async (scope, accountId) => {
      const currency = await currencyOf(scope.tenant);
      return database.read(scope, (tx) => readSales(tx, scope, { accountId, currency }));
    },
    contacts: (scope) => database.read(scope, (tx) => readContactsHeld(tx, scope)),
    contactsOf: (scope, accountId) => database.read(scope, (tx) => readContactsOf(tx, scope, accountId)),
    inForce: (scope) => database.read(scope, (tx) => readInForce(tx, scope)),
    applied: (scope) => database.read(scope, (tx) => readApplied(tx, scope)),
    overrides: (scope) => database.read(scope, (tx) => readOverrides(tx, scope)),
    apply: (scope, application) => apply(database, scope, application),
    decide: (scope, override) => decide(database, scope, override),
    keepProposal: (scope, proposal) => keepProposal(database, scope, proposal),
    proposal: (scope, id) => database.read(scope, (tx) => readProposal(tx, id)),
  };
}

async function readInForce(tx: Reading, scope: Scope): Promise<InForce | undefined> {
  // `apply` below is the only writer of the document.
  const { rows } = await sql<InForce>`
    select model_id as "modelId", name, document, effective_from::text as "effectiveFrom", measured_on::text as "measuredOn", change::text
    from ${planFactsAsOf(segmentation, scope, await branchChain(tx, scope))} s`.execute(tx.sql);
  return rows[0];
}

async function readApplied(tx: Reading, scope: Scope): Promise<AppliedSegments> {
  const { rows } = await sql<{ id: string; segment: string | null }>`
    select entity_id as id, segment from ${planFactsAsOf(accountSegment, scope, await branchChain(tx, scope))} s`.execute(
    tx.sql,
  );
  return new Map(rows.map(({ id, segment }) => [id, segment]));
}

async function readOverrides(tx: Reading, scope: Scope): Promise<readonly OverrideInForce[]> {
  const { rows } = await sql<OverrideInForce>`
    select o.entity_id as "accountId", o.segment, o.reason, o.effective_from::text as from, o.last_day::text as "lastDay"
    from ${planFactsAsOf(segmentOverride, scope, await branchChain(tx, scope))} o join ${factsAsOf(account, scope)} a on a.entity_id = o.entity_id
    where o.segment is not null and (o.last_day is null or o.last_day >= ${scope.asOf.effective.toString()}::date)
    order by a.code collate "C"`.execute(tx.sql);
  return rows;
}

async function apply(
  database: Database,
  scope: Scope,
  { model, effectiveFrom, measuredOn, segments }: Application,
): Promise<void> {
  const cause = { code: 'segments.applied', detail: { model: model.name, from: effectiveFrom } };
  const cell = { effectiveFrom, line: null };
  await database.write(scope, cause, async (tx) => {
    const { branch } = scope;
    const own = {
      ...cell,
      entityId: derivedId(scope.tenant, 'segmentation', 'organisation'),
      values: {
        model_id: model.id,
        name: model.name,
        document: JSON.stringify(model.document),
        measured_on: measuredOn,
      },
    };
    await postFacts(tx, segmentation, [own], { branch });
    const placed = [...segments].map(([id, segment]) => ({
      ...cell,
      entityId: entityId(id),
      values: { segment },
    }));
    await postFacts(tx, accountSegment, placed, { branch });
  });
}

async function decide(
  database: Database,
  scope: Scope,
  { accountIds, segment, reason, from, lastDay }: Override,
): Promise<void> {
  const cause = {
    code: 'segments.decided',
    detail: { count: accountIds.length, segment: segment ?? '', from },
  };
  const facts = accountIds.map((id: EntityId) => ({
    entityId: id,
    effectiveFrom: plainDate(from).toString(),
    line: null,
    values: { segment, reason, last_day: lastDay },
  }));
  await database.write(scope, cause, (tx) => postFacts(tx, segmentOverride, facts, { branch: scope.branch }));
}

async function keepProposal(
  database: Database,
  scope: Scope,
  { id, request, result }: SavedProposal,
): Promise<void> {
  const cause = { code: 'segments.proposed', detail: { count: request.count } };
  await database.write(scope, cause, async (tx) =>
    tx.append('segment_proposal', [{ id, request: JSON.stringify(request), result: JSON.stringify(result) }]),
  );
}

async function readProposal(tx: Reading, id: string): Promise<SavedProposal | undefined> {
  // `keepProposal` above is the only writer of the two documents.
  const { rows } =
    await sql<SavedProposal>`select id, request, result from segment_proposal where id = ${id}`.execute(
      tx.sql,
    );
  return rows[0];
}
