import type { AccountBook, SegmentModel } from '@cordee/engine-segmentation';
import type { EntityId, Result, Scope } from '@cordee/kernel';
import type { AccountSale } from './account-sale.ts';
import type {
  AppliedSegments,
  InForce,
  OverrideInForce,
  SavedModel,
  SavedProposal,
} from './segmented-accounts.ts';
import type { Contact } from './white-space/contact.ts';
import type { ContactsHeld } from './white-space/white-space.ts';

export type Application = {
  readonly model: SavedModel;
  readonly effectiveFrom: string;
  readonly measuredOn: string;
  readonly segments: AppliedSegments;
};

export type Override = {
  readonly accountIds: readonly EntityId[];
  /** null: the rules decide again. */
  readonly segment: string | null;
  readonly reason: string;
  readonly from: string;
  readonly lastDay: string | null;
};

export type SegmentStore = {
  /** As last saved, the latest first. */
  models(scope: Scope): Promise<readonly SavedModel[]>;
  model(scope: Scope, id: string): Promise<SavedModel | undefined>;
  /** Refuses segments.model_conflict where another saving came before. */
  save(
    scope: Scope,
    seen: { readonly id: string; readonly follows: string },
    saved: { readonly name: string; readonly document: SegmentModel },
  ): Promise<Result<null>>;
  /** Every account with its figures, on the scope's day as known at its change. */
  book(scope: Scope): Promise<AccountBook>;
  /** What the book depends on beside the day: it is the same as long as this is. */
  knownChange(scope: Scope): Promise<string>;
  /** The sales of one account within two years up to the scope's day, oldest first. */
  salesOf(scope: Scope, accountId: string): Promise<readonly AccountSale[]>;
  /** What was held with accounts within twelve months up to the scope's day, by whomever. */
  contacts(scope: Scope): Promise<ContactsHeld>;
  /** Of one account, the latest first. */
  contactsOf(scope: Scope, accountId: string): Promise<readonly Contact[]>;
  inForce(scope: Scope): Promise<InForce | undefined>;
  applied(scope: Scope): Promise<AppliedSegments>;
  overrides(scope: Scope): Promise<readonly OverrideInForce[]>;
  apply(scope: Scope, application: Application): Promise<void>;
  decide(scope: Scope, override: Override): Promise<void>;
  keepProposal(scope: Scope, proposal: SavedProposal): Promise<void>;
  proposal(scope: Scope, id: string): Promise<SavedProposal | undefined>;
};
