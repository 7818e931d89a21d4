import { z } from '@hono/zod-openapi';
import { ok, refused } from '@cordee/kernel';
import { endpoint, refusalSentence, type Endpoint } from '@cordee/platform/http';
import type { Locale } from '@cordee/kernel';
import type { Delivery } from './webhook.ts';
import type { WebhookStore } from './webhook-store.ts';

export type WebhookRouteDeps = {
  readonly store: WebhookStore;
  readonly newId: () => string;
  readonly newSecret: () => string;
};

const readers = ['revops', 'auditor'] as const;
const WebhookAnswer = z
  .object({
    id: z.string(),
    url: z.string(),
    causes: z.array(z.string()),
    isOn: z.boolean(),
    waiting: z.number(),
    delivered: z.number(),
    parked: z.number(),
  })
  .openapi('Webhook');
const DeliveryAnswer = z
  .object({
    change: z.string(),
    cause: z.string(),
    outcome: z.enum(['waiting', 'sending', 'delivered', 'parked']),
    attempt: z.number(),
    dueAt: z.string(),
    triedAt: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .openapi('WebhookDelivery');
const Id = z.object({ id: z.uuid() });
const Cause = z.string().regex(/^[a-z-]{1,40}(\.[a-z_]{1,60})?$/);

export function webhookRoutes(deps: WebhookRouteDeps): Endpoint[] {
  return [...subscriptionRoutes(deps), ...deliveryRoutes(deps)];
}

function subscriptionRoutes({ store, newId, newSecret }: WebhookRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/webhooks',
      summary: 'Programs that are called when something is written',
      policy: readers,
      answer: z.array(WebhookAnswer),
      handle: async ({ caller }) =>
        ok(
          (await store.list(caller.scope)).map(({ counts, causes, ...webhook }) => ({
            ...webhook,
            ...counts,
            causes: [...causes],
          })),
        ),
    }),
    endpoint({
      method: 'post',
      path: '/webhooks',
      summary: 'Have a program called; the answer holds its secret, once',
      policy: ['revops'],
      body: z.strictObject({ url: z.string().max(2_000), causes: z.array(Cause).max(50) }),
      answer: z.object({ id: z.string(), secret: z.string() }),
      handle: async ({ caller, body }) => {
        const url = URL.parse(body.url);
        const isWeb = url !== null && /^https?:$/.test(url.protocol) && url.username === '';
        if (!isWeb) return refused('outbound.address_invalid', { address: body.url.slice(0, 200) });
        const [id, secret] = [newId(), `whsec_${newSecret()}`];
        await store.open(caller.scope, { id, url: url.href, causes: body.causes, isOn: true }, secret);
        return ok({ id, secret });
      },
    }),
    endpoint({
      method: 'put',
      path: '/webhooks/{id}/state',
      summary: 'Stop the calls, or let them go on with what is written from now on',
      policy: ['revops'],
      params: Id,
      body: z.strictObject({ isOn: z.boolean() }),
      answer: z.object({ isOn: z.boolean() }),
      handle: async ({ caller, params, body }) => {
        const turned = await store.turn(caller.scope, params.id, body.isOn);
        return turned.ok ? ok({ isOn: body.isOn }) : turned;
      },
    }),
  ];
}

function deliveryRoutes({ store }: WebhookRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/webhooks/{id}/deliveries',
      summary: 'The calls of a webhook, newest first',
      policy: readers,
      params: Id,
      answer: z.array(DeliveryAnswer),
      handle: async ({ caller, params, locale }) => {
        const deliveries = await store.deliveries(caller.scope, params.id);
        return deliveries.ok ? ok(deliveries.value.map((each) => presented(each, locale))) : deliveries;
      },
    }),
    endpoint({
      method: 'post',
      path: '/webhooks/{id}/replay',
      summary: 'Make a call again, or every one that is parked',
      policy: ['revops'],
      params: Id,
      body: z.strictObject({
        change: z
          .string()
          .regex(/^\d{1,18}$/)
          .optional(),
      }),
      answer: z.object({ replayed: z.number() }),
      handle: async ({ caller, params, body }) => {
        const change = body.change === undefined ? null : BigInt(body.change);
        const replayed = await store.replay(caller.scope, params.id, change);
        return replayed.ok ? ok({ replayed: replayed.value }) : replayed;
      },
    }),
  ];
}

const presented = (
  { change, reason, ...rest }: Delivery,
  locale: Locale,
): z.input<typeof DeliveryAnswer> => ({
  ...rest,
  change: String(change),
  reason: reason && sayReason(reason, locale),
});

/** A status as it is; a refusal of the way out as its sentence. */
function sayReason(reason: string, locale: Locale): string {
  if (/^\d+$/.test(reason)) return `HTTP ${reason}`;
  const [code = '', why = ''] = reason.split(' ');
  const known = code === 'key_missing' ? 'webhooks.key_missing' : code;
  return refusalSentence({ code: known, args: { reason: why, host: '', address: '' } }, locale);
}
