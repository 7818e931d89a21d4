// Sends what waits in the outbox. Each message is claimed in a transaction of its own before it is handed over: a crash in
// between loses a mail (its delivery stays `sending`) and never sends one twice.
import nodemailer, { type Transporter } from 'nodemailer';
import type { TenantId } from '@cordee/kernel';
import type { Database } from '@cordee/platform/database';

export type Smtp = { readonly url: string; readonly from: string };

/** `waiting` is tried again; `lost` was handed over without an answer, and is not, because it may have arrived. */
type Outcome = 'sent' | 'waiting' | 'lost' | `refused: ${string}`;
type Waiting = {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
};

/** How many were sent. Stops at the first that must wait: the server that did not take it takes no other. */
export async function deliverPending(database: Database, tenant: TenantId, smtp: Smtp): Promise<number> {
  const transport = nodemailer.createTransport(smtp.url);
  let sent = 0;
  try {
    for (let next = await claimNext(database, tenant); next; next = await claimNext(database, tenant)) {
      const outcome = await send(transport, smtp.from, next);
      await record(database, tenant, next.id, outcome);
      if (outcome === 'waiting') return sent;
      sent += Number(outcome === 'sent');
    }
    return sent;
  } finally {
    transport.close();
  }
}

/** The primary key of the delivery decides between two workers: one of them claims, the other sees nothing. */
async function claimNext(database: Database, tenant: TenantId): Promise<Waiting | undefined> {
  return database.operate(tenant, async ({ client }) => {
    const { rows } = await client.query<Waiting>(
      `with claimed as (
         insert into mail_delivery (tenant_id, message_id, outcome)
         select m.tenant_id, m.id, 'sending' from mail_message m
         left join mail_delivery d on d.tenant_id = m.tenant_id and d.message_id = m.id
         where d.message_id is null or d.outcome = 'waiting' order by m.change, m.id limit 1
         on conflict (tenant_id, message_id) do update set outcome = 'sending', sent_at = now() where mail_delivery.outcome = 'waiting'
         returning message_id)
       select id, recipient, subject, body from mail_message where id in (select message_id from claimed)`,
    );
    return rows[0];
  });
}

async function send(transport: Transporter, from: string, message: Waiting): Promise<Outcome> {
  try {
    await transport.sendMail({
      from,
      to: message.recipient,
      subject: message.subject,
      text: message.body,
      messageId: `<${message.id}@cordee>`,
    });
    return 'sent';
  } catch (error) {
    return outcomeOf(error);
  }
}

const beforeHandOver = new Set(['ECONNECTION', 'EDNS', 'EAUTH', 'ETLS', 'ESOCKET', 'ECONNREFUSED']);

/** 4xx is "not now", 5xx "never"; no answer before the message was on its way is "not now" too. */
function outcomeOf(error: unknown): Outcome {
  const {
    responseCode = 0,
    code = '',
    command = '',
  } = error as {
    readonly responseCode?: number;
    readonly code?: string;
    readonly command?: string;
  }; // nodemailer's errors bear these
  if (responseCode >= 500) return `refused: ${responseCode}`;
  if (responseCode >= 400) return 'waiting';
  return command === 'CONN' || (beforeHandOver.has(code) && command !== 'DATA') ? 'waiting' : 'lost';
}

async function record(database: Database, tenant: TenantId, id: string, outcome: Outcome): Promise<void> {
  await database.operate(tenant, async ({ client }) => {
    await client.query(
      `update mail_delivery set outcome = $2, sent_at = now() where message_id = $1 and outcome = 'sending'`,
      [id, outcome],
    );
  });
}
