import type { EntityId, PlainDate } from '@cordee/kernel';

export type Consultation = {
  readonly id: string;
  readonly planCode: string;
  readonly planName: string;
  readonly planVersion: string;
  /** The plan as it was put to its people, in the published format. */
  readonly document: unknown;
  /** The first and the last day on which comments are taken. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly payees: readonly EntityId[];
  readonly asksWorksCouncil: boolean;
  readonly openedBy: string;
  readonly openedAt: string;
  readonly comments: readonly Comment[];
  readonly closing: Closing | null;
  readonly publication: Publication | null;
};

export type Comment = {
  readonly id: string;
  /** The id of the article, as `components.commission`. */
  readonly clause: string;
  readonly author: string;
  readonly at: string;
  readonly text: string;
  readonly answer: Answer | null;
};

type Answer = { readonly by: string; readonly at: string; readonly text: string; readonly isPublic: boolean };

export type Closing = {
  readonly by: string;
  readonly at: string;
  readonly note: string | null;
  readonly worksCouncilOn: PlainDate | null;
  readonly unanswered: readonly string[];
};

export type Publication = {
  readonly by: string;
  readonly at: string;
  readonly planVersion: string;
  readonly effectiveFrom: PlainDate;
  readonly document: unknown;
};

/** `ended`: no more comments are taken, and nobody has closed it yet. */
export type ConsultationState = 'announced' | 'open' | 'ended' | 'closed' | 'published';

export function stateOn(
  { from, to, closing, publication }: Pick<Consultation, 'from' | 'to' | 'closing' | 'publication'>,
  day: PlainDate,
): ConsultationState {
  if (publication !== null) return 'published';
  if (closing !== null) return 'closed';
  if (Temporal.PlainDate.compare(day, from) < 0) return 'announced';
  return Temporal.PlainDate.compare(day, to) > 0 ? 'ended' : 'open';
}

export function unansweredIn({ comments }: Pick<Consultation, 'comments'>): readonly Comment[] {
  return comments.filter(({ answer }) => answer === null);
}
