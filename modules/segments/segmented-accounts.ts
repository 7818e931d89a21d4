import type { GroupProposal, GroupRequest, SegmentModel } from '@cordee/engine-segmentation';
import type { EntityId } from '@cordee/kernel';

/** A model as it was last saved. */
export type SavedModel = {
  readonly id: string;
  readonly name: string;
  readonly document: SegmentModel;
  /** The number of its last saving: the next one says that it follows it. */
  readonly saving: string;
  readonly savedBy: string;
  readonly savedAt: string;
};

/** The model in force on a day, as it was applied. */
export type InForce = {
  readonly modelId: string;
  readonly name: string;
  readonly document: SegmentModel;
  readonly effectiveFrom: string;
  readonly measuredOn: string;
  /** What was known when it was applied: the change of the application. */
  readonly change: string;
};

/** What a hand decided of an account, in force on the scope's day. */
export type OverrideInForce = {
  readonly accountId: EntityId;
  readonly segment: string;
  readonly reason: string;
  readonly from: string;
  /** null: until further notice. */
  readonly lastDay: string | null;
};

/** Where the rules put accounts when the model was applied; an account that is not there came later. */
export type AppliedSegments = ReadonlyMap<string, string | null>;

export type SavedProposal = {
  readonly id: string;
  readonly request: GroupRequest;
  readonly result: GroupProposal;
};
