// Tells out what was written, call by call. A call is claimed before it is made and its outcome written after: one that a
// dead process had claimed is made again, under the same id.
import { derivedId, type TenantId } from '@cordee/kernel';
import { signCall } from '@cordee/platform/auth';
import type { Database } from '@cordee/platform/database';
import type { Outbound } from '@cordee/platform/outbound';
import { retryDelayS } from './webhook.ts';

export type DeliveryDeps = {
  readonly database: Database;
  readonly outbound: Outbound;
  /** The secret of a sealed text, or null when no key of the ring opens it. */
  readonly unseal: (sealed: string) => string | null;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
};

const callsAtOnce = 10;

/** Makes the calls that are due; answers how many were delivered. */
export async function deliverWebhooks(deps: DeliveryDeps, tenant: TenantId): Promise<number> {
  await queueCalls(deps.database, tenant);
  let delivered = 0;
  for (;;) {
    const calls = await claimCalls(deps.database, tenant);
    if (calls.length === 0) return delivered;
    const outcomes = await Promise.all(calls.map((call) => makeCall(deps, tenant, call)));
    delivered += outcomes.filter(Boolean).length;
  }
}

/** What stands behind each cursor becomes calls, and the cursor moves, in one transaction. */
async function queueCalls(database: Database, tenant: TenantId): Promise<void> {
  await database.operate(tenant, async ({ client }) => {
    await client.query(`with hears as (select distinct on (id) * from webhook order by id, change desc),
      head as (select number from tenant_change),
      span as (select h.tenant_id, h.id, h.causes, greatest(h.from_change, coalesce(c.change, 0)) as after, head.number as up_to
        from hears h cross join head left join webhook_cursor c on c.tenant_id = h.tenant_id and c.webhook_id = h.id
        where h.is_on and head.number > greatest(h.from_change, coalesce(c.change, 0))),
      moved as (insert into webhook_cursor (tenant_id, webhook_id, change) select tenant_id, id, up_to from span
        on conflict (tenant_id, webhook_id) do update set change = greatest(webhook_cursor.change, excluded.change))
      insert into webhook_delivery (tenant_id, webhook_id, change, outcome, due_at)
      select s.tenant_id, s.id, c.number, 'waiting', now() from span s join change c on c.tenant_id = s.tenant_id and c.number > s.after and c.number <= s.up_to
      where cardinality(s.causes) = 0 or c.cause = any(s.causes) or split_part(c.cause, '.', 1) = any(s.causes)
      on conflict do nothing`);
  });
}

type Call = {
  readonly webhookId: string;
  readonly change: string;
  readonly attempt: number;
  readonly url: string;
  readonly secret: string;
  readonly cause: string;
  readonly at: string;
};

/** A claim that is a minute old was made by a process that is no more: a call takes ten seconds at most. */
async function claimCalls(database: Database, tenant: TenantId): Promise<readonly Call[]> {
  return database.operate(tenant, async ({ client }) => {
    const { rows } = await client.query<Call>(
      `with due as (select d.tenant_id, d.webhook_id, d.change from webhook_delivery d
          join (select distinct on (id) id, is_on from webhook order by id, change desc) w on w.id = d.webhook_id and w.is_on
          where d.outcome = 'waiting' and d.due_at <= now() or d.outcome = 'sending' and d.tried_at < now() - interval '1 minute'
          order by d.due_at, d.change limit ${callsAtOnce} for update of d skip locked),
        claimed as (update webhook_delivery d set outcome = 'sending', attempt = d.attempt + 1, tried_at = now() from due
          where d.tenant_id = due.tenant_id and d.webhook_id = due.webhook_id and d.change = due.change returning d.*)
       select claimed.webhook_id as "webhookId", claimed.change, claimed.attempt, w.url, w.sealed_secret as secret, c.cause,
         to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
       from claimed join (select distinct on (id) * from webhook order by id, change desc) w on w.id = claimed.webhook_id
         join change c on c.tenant_id = claimed.tenant_id and c.number = claimed.change`,
    );
    return rows;
  });
}

async function makeCall(deps: DeliveryDeps, tenant: TenantId, call: Call): Promise<boolean> {
  const secret = deps.unseal(call.secret);
  const reason = secret === null ? 'key_missing' : await post(deps, tenant, call, secret);
  const isDelivered = reason.startsWith('2');
  const delay = retryDelayS(call.attempt);
  const outcome = isDelivered ? 'delivered' : delay === null ? 'parked' : 'waiting';
  await deps.database.operate(tenant, async ({ client }) => {
    await client.query(
      `update webhook_delivery set outcome = $3, reason = $4, due_at = now() + make_interval(secs => $5)
       where webhook_id = $1 and change = $2 and outcome = 'sending' and attempt = $6`,
      [call.webhookId, call.change, outcome, reason, delay ?? 0, call.attempt],
    );
  });
  return isDelivered;
}

/** The status of the answer, or why there was none. */
async function post(
  { outbound, nowMs }: DeliveryDeps,
  tenant: TenantId,
  { webhookId, change, url, cause, at }: Call,
  secret: string,
): Promise<string> {
  const id = derivedId(tenant, webhookId, change);
  const body = JSON.stringify({ id, change, cause, at });
  const answer = await outbound({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Cordee-Webhook/1',
      'cordee-id': id,
      'cordee-signature': signCall(secret, Math.floor(nowMs() / 1000), body),
    },
    body,
    bytesMax: 64 * 1024,
  });
  if (answer.ok) return String(answer.value.status);
  const { code, args } = answer.refusal;
  return `${code}${args['reason'] === undefined ? '' : ` ${args['reason']}`}`;
}
