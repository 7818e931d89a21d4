import { ALWAYS, derivedId, ok, refused, type Result, type Scope } from '@cordee/kernel';
import type { SwitchStore } from './switch-store.ts';

/** Features that assess people: they stay off until the works council's consultation date is recorded. */
export const assessmentFeatures = [
  'peer_scores',
  'person_alerts',
  'pulse',
  'feedback_360',
  'coaching_detection',
  'rankings',
] as const;
export type AssessmentFeature = (typeof assessmentFeatures)[number];
export type FeatureSwitch = {
  readonly code: AssessmentFeature;
  readonly isEnabled: boolean;
  readonly consultationDate: string | null;
};

export async function listSwitches(store: SwitchStore, scope: Scope): Promise<readonly FeatureSwitch[]> {
  const known = new Map((await store.switches(scope)).map((found) => [found.code, found]));
  return assessmentFeatures.map(
    (code) => known.get(code) ?? { code, isEnabled: false, consultationDate: null },
  );
}

export async function setSwitch(
  store: SwitchStore,
  scope: Scope,
  wanted: FeatureSwitch,
): Promise<Result<FeatureSwitch>> {
  if (wanted.isEnabled && wanted.consultationDate === null)
    return refused('access.consultation_date_missing');
  await store.saveSwitch(
    scope,
    derivedId(scope.tenant, 'feature_switch', wanted.code),
    ALWAYS.toString(),
    wanted,
  );
  return ok(wanted);
}
