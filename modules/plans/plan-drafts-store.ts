import type { Result, Scope } from '@cordee/kernel';
import type { PlanDraft, SeenDraft } from './plan-draft.ts';

export type PlanDraftStore = {
  /** As last saved, the latest first; the published ones are plans and not listed. */
  drafts(scope: Scope): Promise<readonly PlanDraft[]>;
  draft(scope: Scope, id: string): Promise<PlanDraft | undefined>;
  /** The new saving's number. Refuses a saving that another came before, and one that follows none of this draft. */
  save(
    scope: Scope,
    seen: SeenDraft,
    saved: Pick<PlanDraft, 'planCode' | 'state' | 'document'>,
  ): Promise<Result<string>>;
};
