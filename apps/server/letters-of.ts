// What letters of objectives need: who is who, the plan that pays, the key that signs, files and the printer.
import type { EntityId, Scope } from '@cordee/kernel';
import {
  openLetterStore,
  type LetterRouteDeps,
  type LetterStore,
  type PayingPlan,
} from '@cordee/modules/letters';
import { chainPosition } from '@cordee/modules/audit';
import { gatherTerms, type RunDeps } from '@cordee/modules/payouts';
import type { QuotaRoundRouteDeps } from '@cordee/modules/quota-rounds';
import { heldPlan } from '@cordee/modules/simulations';
import { ok, refused, type Period, type Result } from '@cordee/kernel';
import { fileHash, newCode, newSigningKey, openKeyRing, signFile, type KeyRing } from '@cordee/platform/auth';
import type { Config } from '@cordee/platform/config';
import { packStored } from '@cordee/platform/files';
import { newId } from '@cordee/platform/ids';
import { renderPdf } from '@cordee/platform/pdf';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Stores } from './open-stores.ts';

type Wired = {
  readonly runs: RunDeps;
  readonly quotaRounds: QuotaRoundRouteDeps;
  readonly nameOf: (userId: string) => Promise<string>;
  readonly payeeOf: (scope: Scope) => Promise<EntityId | null>;
};

export function lettersOf(
  { dataFolder, smtpUrl }: Pick<Config, 'dataFolder' | 'smtpUrl'>,
  { database, access, people, documents, trail }: Stores,
  { runs, quotaRounds, nameOf, payeeOf }: Wired,
): LetterRouteDeps {
  const ring = openKeyRing(dataFolder);
  const store = openLetterStore(database);
  return {
    store,
    rounds: quotaRounds.store,
    personOf: payeeOf,
    nameOf,
    organisationName: quotaRounds.organisationName,
    personNames: (scope) => people.namedPersons({ ...scope, people: 'all', positions: 'all' }),
    payingPlan: (scope, payee, period) => payingPlan(runs, scope, payee, period),
    signingKey: (scope) => signingKey(store, ring, scope),
    signFile: (sealedKey, content) => {
      const privateKey = ring.open('signing', sealedKey);
      return privateKey === null ? null : signFile(privateKey, content);
    },
    ring: {
      sign: (text) => ring.sign('signing', text),
      isSigned: (text, signature) => ring.isSigned('signing', text, signature),
    },
    reaches: async ({ tenant }) => smtpUrl !== null || ((await access.organisation(tenant))?.isDemo ?? false),
    chainAt: (scope, change) => chainPosition(trail, scope, change),
    print: renderPdf,
    keepFile: async ({ tenant }, content) => (await documents.put(tenant, Readable.from([content]))).hash,
    keptFile: async ({ tenant }, hash) => new Uint8Array(await readFile(documents.pathOf(tenant, hash))),
    pack: packStored,
    hashOf: fileHash,
    newId,
    newCode,
  };
}

/** The first key that the organisation has made stays its key: of two made at once, the earlier. */
async function signingKey(store: LetterStore, ring: KeyRing, scope: Scope) {
  const known = await store.key(scope);
  if (known !== null) return known;
  const { publicKey, privateKey } = newSigningKey();
  const made = { id: newId(), publicKey, sealedKey: ring.seal('signing', privateKey) };
  await store.addKey(scope, made);
  return (await store.key(scope)) ?? made;
}

/** As it stands on the first day of the period. */
async function payingPlan(
  runs: RunDeps,
  scope: Scope,
  payee: EntityId,
  { from }: Period,
): Promise<Result<PayingPlan>> {
  const then: Scope = {
    ...scope,
    people: 'all',
    positions: 'all',
    branch: 0,
    asOf: { effective: from, change: null },
  };
  const held = await heldPlan(runs, then, payee, null);
  if (!held.ok) return held;
  const { plan, period } = held.value;
  const record = await runs.plans.plan(then, plan.code);
  if (record === undefined) return refused('plans.plan_not_found', { plan: plan.code });
  const gathered = await gatherTerms(runs, then, plan.code, period.code, [payee]);
  if (!gathered.ok) return gathered;
  const own = gathered.value.find((each) => each.payee === payee);
  return ok({ plan, document: record.document, terms: own?.terms ?? [] });
}
