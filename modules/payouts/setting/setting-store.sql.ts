import { sql } from 'kysely';
import { ALWAYS, derivedId } from '@cordee/kernel';
import { factsAsOf, postFacts, type Database, type FactTable } from '@cordee/platform/database';
import type { SettingStore } from './pay-setting.ts';

const paySetting: FactTable = {
  name: 'pay_setting',
  kind: 'event',
  isPlanning: false,
  columns: { code: 'text', value: 'jsonb' },
};

export function openSettingStore(database: Database): SettingStore {
  return {
    read: (scope, code) =>
      database.read(scope, async (tx) => {
        const { rows } = await sql<{ value: unknown }>`
          select value from ${factsAsOf(paySetting, scope)} s where code = ${code}`.execute(tx.sql);
        return rows[0]?.value;
      }),
    write: async (scope, code, value) => {
      const fact = {
        entityId: derivedId(scope.tenant, 'pay_setting', code),
        effectiveFrom: ALWAYS.toString(),
        line: null,
        values: { code, value: JSON.stringify(value) },
      };
      await database.write(scope, { code: 'payouts.setting_set', detail: { setting: code } }, (tx) =>
        postFacts(tx, paySetting, [fact]),
      );
    },
  };
}
