import type { EntityId, Scope } from '@cordee/kernel';
import type { FeatureSwitch } from './switches.ts';

export type SwitchStore = {
  switches(scope: Scope): Promise<readonly FeatureSwitch[]>;
  saveSwitch(scope: Scope, id: EntityId, effectiveFrom: string, wanted: FeatureSwitch): Promise<void>;
};
