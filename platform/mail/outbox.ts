// The outbox: a message is a row of the transaction that causes it; a later step sends it once.
import { invariant, type Scope } from '@cordee/kernel';
import type { Database, Writing } from '@cordee/platform/database';
import { newId } from '@cordee/platform/ids';

export type MailMessage = { readonly to: string; readonly subject: string; readonly body: string };

export function queueMail(tx: Writing, message: MailMessage): void {
  const isOneLine = !/[\r\n]/.test(message.to + message.subject);
  invariant(isOneLine, 'a mail header may not contain a line break');
  tx.append('mail_message', [
    { id: newId(), recipient: message.to, subject: message.subject, body: message.body },
  ]);
}

export type MailboxRow = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly at: string;
  readonly text: string;
  readonly outcome: string | null;
};

/** What the outbox holds, newest first: in the demo, the mailbox that shows what would be sent. */
export async function readMailbox(database: Database, scope: Scope): Promise<readonly MailboxRow[]> {
  return database.read(scope, async (tx) => {
    const rows = await tx.sql
      .selectFrom('mail_message')
      .leftJoin('mail_delivery', (join) =>
        join
          .onRef('mail_delivery.tenant_id', '=', 'mail_message.tenant_id')
          .onRef('mail_delivery.message_id', '=', 'mail_message.id'),
      )
      .select(['id', 'recipient', 'subject', 'body', 'queued_at', 'outcome', 'change'])
      .orderBy('change', 'desc')
      .limit(200)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      to: row.recipient,
      subject: row.subject,
      at: row.queued_at,
      text: row.body,
      outcome: row.outcome,
    }));
  });
}
