// A write that people are to learn of queues their mails with it: both happen, or neither.
import type { Scope } from '@cordee/kernel';
import type { Cause, Database, FactRow } from '@cordee/platform/database';
import { queueMail, type MailMessage } from './outbox.ts';

/** The rows that a write has appended to a table. */
export type AppendedTo = (table: string) => readonly FactRow[];

/**
 * What a cause tells: asked before its transaction, so that no second connection is wanted within it; the mails
 * themselves follow from the rows that the write appends. Null: nobody is told.
 */
export type NoticesOf = (
  scope: Scope,
  cause: Cause,
) => Promise<((appendedTo: AppendedTo) => readonly MailMessage[]) | null>;

export function withNotices(database: Database, noticesOf: NoticesOf): Database {
  return {
    ...database,
    write: async (scope, cause, work) => {
      const mailsOf = typeof cause === 'function' ? null : await noticesOf(scope, cause);
      if (mailsOf === null) return database.write(scope, cause, work);
      return database.write(scope, cause, async (tx) => {
        const appended: { readonly table: string; readonly rows: readonly FactRow[] }[] = [];
        const value = await work({
          ...tx,
          append: (table, rows) => {
            appended.push({ table, rows });
            tx.append(table, rows);
          },
        });
        const appendedTo: AppendedTo = (table) =>
          appended.flatMap((each) => (each.table === table ? each.rows : []));
        for (const mail of mailsOf(appendedTo)) queueMail(tx, mail);
        return value;
      });
    },
  };
}
