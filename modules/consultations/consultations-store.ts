import type { Result, Scope } from '@cordee/kernel';
import type { Closing, Comment, Consultation, Publication } from './consultation.ts';

export type NewConsultation = Pick<
  Consultation,
  'id' | 'planCode' | 'planName' | 'planVersion' | 'document' | 'from' | 'to' | 'payees' | 'asksWorksCouncil'
>;
type NewClosing = Pick<Closing, 'note' | 'worksCouncilOn' | 'unanswered'>;
type NewPublication = Pick<Publication, 'planVersion' | 'effectiveFrom' | 'document'>;

/** Of all the organisation's consultations: who sees which is decided by the policy. */
export type ConsultationStore = {
  consultations(scope: Scope): Promise<readonly Consultation[]>;
  consultation(scope: Scope, id: string): Promise<Consultation | undefined>;
  open(scope: Scope, opened: NewConsultation): Promise<void>;
  comment(
    scope: Scope,
    consultation: Consultation,
    comment: Pick<Comment, 'id' | 'clause' | 'text'>,
  ): Promise<void>;
  /** Refuses a second answer. */
  answer(
    scope: Scope,
    comment: Comment,
    answer: { readonly text: string; readonly isPublic: boolean },
  ): Promise<Result<null>>;
  /** Refuses a second closing. */
  close(scope: Scope, consultation: Consultation, closing: NewClosing): Promise<Result<null>>;
  /** Refuses a second publication. */
  publish(scope: Scope, consultation: Consultation, publication: NewPublication): Promise<Result<null>>;
};
