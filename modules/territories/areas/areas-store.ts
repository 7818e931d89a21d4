import type { Scope } from '@cordee/kernel';
import type { Area } from './area.ts';

export type AreaFile = {
  readonly id: string;
  readonly name: string;
  readonly by: string;
  readonly at: string;
};
export type BroughtAreas = { readonly file: AreaFile; readonly areas: readonly Area[] };

export type AreaStore = {
  /** Those of the last file that was known at the scope's change; undefined where there is none. */
  areas(scope: Scope): Promise<BroughtAreas | undefined>;
  bring(
    scope: Scope,
    file: { readonly id: string; readonly name: string; readonly areas: readonly Area[] },
  ): Promise<void>;
};
