import { factsAsOf, postFacts, type Database, type FactTable } from '@cordee/platform/database';
import type { SwitchStore } from './switch-store.ts';
import type { AssessmentFeature } from './switches.ts';

const featureSwitch: FactTable = {
  name: 'feature_switch',
  kind: 'event',
  isPlanning: false,
  columns: { code: 'text', is_enabled: 'boolean', consultation_date: 'date' },
};

export function openSwitchStore(database: Database): SwitchStore {
  return {
    switches: (scope) =>
      database.read(scope, async (tx) => {
        const rows = await tx.sql
          .selectFrom(
            factsAsOf(featureSwitch, scope)
              .$castTo<{ code: string; is_enabled: boolean; consultation_date: string | null }>()
              .as('f'),
          )
          .select(['code', 'is_enabled', 'consultation_date'])
          .execute();
        return rows.map((row) => ({
          code: row.code as AssessmentFeature,
          isEnabled: row.is_enabled,
          consultationDate: row.consultation_date,
        })); // written by setSwitch only
      }),
    saveSwitch: async (scope, id, effectiveFrom, wanted) => {
      const values = {
        code: wanted.code,
        is_enabled: wanted.isEnabled,
        consultation_date: wanted.consultationDate,
      };
      await database.write(
        scope,
        {
          code: 'access.switch_set',
          detail: {
            code: wanted.code,
            isEnabled: wanted.isEnabled,
            consultationDate: wanted.consultationDate,
          },
        },
        (tx) => postFacts(tx, featureSwitch, [{ entityId: id, effectiveFrom, line: null, values }]),
      );
    },
  };
}
