import { sql } from 'kysely';
import { transaction, transactionId } from '@cordee/modules/transactions';
import { factsAsOf, type Database } from '@cordee/platform/database';
import type { KnownMeeting, KnownMeetings } from './gone-meetings.ts';

export function openKnownMeetings(database: Database): KnownMeetings {
  return (scope, source, codes) =>
    database.read(scope, async (tx) => {
      const ids = codes.map((code) => transactionId(scope.tenant, source, 'activity', code));
      const { rows } = await sql<KnownMeeting & { code: string }>`
        select code, occurred_on as date, seller_key as seller, account_key as account
        from ${factsAsOf(transaction, scope)} t where entity_id = any(${ids}::uuid[])`.execute(tx.sql);
      return new Map(rows.map(({ code, ...meeting }) => [code, meeting]));
    });
}
