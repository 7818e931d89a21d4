import { z } from '@hono/zod-openapi';
import { ok } from '@cordee/kernel';
import { endpoint, type Endpoint } from '@cordee/platform/http';
import { SIDES } from './dossier.ts';
import { whoSpeaks } from './policy.ts';
import { addKey, enterSealed, openSealed, readSeals, type SealingDeps } from './sealing.ts';

const Id = z.object({ id: z.uuid() });
const Done = z.object({ done: z.literal(true) });
/** Bytes as base64url without padding. */
const bytes = (count: number) =>
  z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((count * 8) / 6)}}$`));
const [keyBytes, nonceBytes, pointBytes, tagBytes] = [32, 12, 65, 16];

const KeyShare = z.strictObject({
  keyId: z.uuid(),
  ephemeral: bytes(pointBytes),
  nonce: bytes(nonceBytes),
  wrapped: bytes(keyBytes + tagBytes),
});
const Sealed = z.strictObject({
  commitment: z.string().regex(/^[0-9a-f]{64}$/),
  nonce: bytes(nonceBytes),
  ciphertext: z.string().regex(/^[A-Za-z0-9_-]{40,40000}$/),
  ringShare: bytes(keyBytes),
  keyShares: z.array(KeyShare).min(1).max(2),
});
const amount = z.string().regex(/^\d{1,12}(\.\d{1,4})?$/);
const Figure = z.strictObject({
  kept: amount,
  lost: amount,
  gained: amount,
  price: z.string().regex(/^-?\d{1,12}(\.\d{1,4})?$/),
  text: z.string().max(4000),
  means: z.string().max(4000),
  salt: bytes(keyBytes),
});

export function sealingRoutes(deps: SealingDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/quota-keys',
      summary: 'The public half of the key that this browser holds',
      policy: whoSpeaks,
      body: z.strictObject({ publicKey: bytes(pointBytes) }),
      answer: z.object({ id: z.string() }),
      handle: async ({ caller: { scope }, body }) => addKey(deps, scope, body.publicKey),
    }),
    endpoint({
      method: 'post',
      path: '/quota-dossiers/{id}/entry',
      summary: 'Enter one’s figure under seal, once',
      policy: whoSpeaks,
      params: Id,
      body: Sealed,
      answer: Done,
      handle: async ({ caller: { scope }, params, body }) => {
        const entered = await enterSealed(deps, scope, params.id, body);
        return entered.ok ? ok({ done: true as const }) : entered;
      },
    }),
    endpoint({
      method: 'get',
      path: '/quota-dossiers/{id}/seals',
      summary: 'Both seals with the server’s shares, for the two alone, once both have entered',
      policy: whoSpeaks,
      params: Id,
      answer: z.array(Sealed.extend({ side: z.enum(SIDES) })).openapi('QuotaSeals'),
      handle: async ({ caller: { scope }, params }) => {
        const seals = await readSeals(deps, scope, params.id);
        return seals.ok
          ? ok(seals.value.map((each) => ({ ...each, keyShares: [...each.keyShares] })))
          : seals;
      },
    }),
    endpoint({
      method: 'post',
      path: '/quota-dossiers/{id}/opening',
      summary: 'Open both figures in one change; each is held against its commitment',
      policy: whoSpeaks,
      params: Id,
      body: z.strictObject({ seller: Figure, manager: Figure }),
      answer: Done,
      handle: async ({ caller: { scope }, params, body }) => {
        const opened = await openSealed(deps, scope, params.id, body);
        return opened.ok ? ok({ done: true as const }) : opened;
      },
    }),
  ];
}
