import { sql } from 'kysely';
import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import type { Database, Reading } from '@cordee/platform/database';
import type { Delivery, Webhook } from './webhook.ts';
import type { WebhookCounts, WebhookStore } from './webhook-store.ts';

/** How a secret is kept: sealed with a key of the ring, which stands outside the database. */
export type Seal = (secret: string) => string;

export function openWebhookStore(database: Database, seal: Seal): WebhookStore {
  return {
    list: (scope) => database.read(scope, readWebhooks),
    open: async (scope, webhook, secret) => {
      const cause = { code: 'webhooks.opened', detail: { webhook: webhook.id, url: webhook.url } };
      await database.write(scope, cause, async (tx) =>
        tx.atTheEnd(async (change) => {
          await tx.client.query(
            `insert into webhook (tenant_id, id, change, url, causes, sealed_secret, is_on, from_change) values (cordee.tenant(), $1, $2, $3, $4, $5, $6, $2)`,
            [webhook.id, String(change), webhook.url, webhook.causes, seal(secret), webhook.isOn],
          );
        }),
      );
    },
    turn: (scope, id, isOn) => turn(database, scope, id, isOn),
    deliveries: (scope, id) =>
      database.read(scope, async (tx) =>
        (await knownWebhook(tx, id)) ? ok(await readDeliveries(tx, id)) : unknownWebhook,
      ),
    replay: (scope, id, change) => replay(database, scope, id, change),
  };
}

const latest = sql`(select distinct on (id) * from webhook order by id, change desc)`;

async function readWebhooks(tx: Reading): Promise<readonly (Webhook & { counts: WebhookCounts })[]> {
  const { rows } = await sql<
    Webhook & { opened: string; waiting: string; delivered: string; parked: string }
  >`
    select w.id, w.url, w.causes, w.is_on as "isOn", (select min(change) from webhook first where first.id = w.id) as opened,
      count(d.change) filter (where d.outcome in ('waiting', 'sending')) as waiting, count(d.change) filter (where d.outcome = 'delivered') as delivered,
      count(d.change) filter (where d.outcome = 'parked') as parked
    from ${latest} w left join webhook_delivery d on d.tenant_id = w.tenant_id and d.webhook_id = w.id
    group by w.id, w.url, w.causes, w.is_on order by opened`.execute(tx.sql);
  return rows.map(({ opened: _opened, waiting, delivered, parked, ...row }) => ({
    ...row,
    counts: { waiting: Number(waiting), delivered: Number(delivered), parked: Number(parked) },
  }));
}

const unknownWebhook = refused('webhooks.webhook_not_found');

const knownWebhook = async (tx: Reading, id: string) =>
  (await readWebhooks(tx)).find((each) => each.id === id);

async function turn(database: Database, scope: Scope, id: string, isOn: boolean): Promise<Result<null>> {
  const known = await database.read(scope, (tx) => knownWebhook(tx, id));
  if (!known) return unknownWebhook;
  const code = isOn ? 'webhooks.turned_on' : 'webhooks.turned_off';
  await database.write(scope, { code, detail: { webhook: id, url: known.url } }, async (tx) =>
    tx.atTheEnd(async (change) => {
      await tx.client.query(
        `insert into webhook (tenant_id, id, change, url, causes, sealed_secret, is_on, from_change)
         select tenant_id, id, $2, url, causes, sealed_secret, $3, $2 from webhook where id = $1 order by change desc limit 1`,
        [id, String(change), isOn],
      );
    }),
  );
  return ok(null);
}

const deliveriesShown = 100;

async function readDeliveries(tx: Reading, id: string): Promise<readonly Delivery[]> {
  const { rows } = await sql<Omit<Delivery, 'change'> & { change: string }>`
    select d.change, c.cause, d.outcome, d.attempt, d.due_at as "dueAt", d.tried_at as "triedAt", d.reason
    from webhook_delivery d join change c on c.tenant_id = d.tenant_id and c.number = d.change
    where d.webhook_id = ${id} order by d.change desc limit ${deliveriesShown}`.execute(tx.sql);
  return rows.map((row) => ({ ...row, change: BigInt(row.change) }));
}

async function replay(
  database: Database,
  scope: Scope,
  id: string,
  change: bigint | null,
): Promise<Result<number>> {
  if (!(await database.read(scope, (tx) => knownWebhook(tx, id)))) return unknownWebhook;
  const replayed = await database.operate(scope.tenant, async ({ client }) => {
    const { rowCount } = await client.query(
      `update webhook_delivery set outcome = 'waiting', attempt = 0, due_at = now()
       where webhook_id = $1 and ($2::bigint is null and outcome = 'parked' or change = $2 and outcome in ('parked', 'delivered'))`,
      [id, change === null ? null : String(change)],
    );
    return rowCount ?? 0;
  });
  return replayed > 0 || change === null ? ok(replayed) : refused('webhooks.delivery_not_found');
}
