/** `discarded` can be taken up again; what is `published` is the plan's own version from then on. */
type PlanDraftState = 'open' | 'discarded' | 'published';

/** What was written of a plan and is not published yet, as it was last saved. */
export type PlanDraft = {
  readonly id: string;
  /** The published plan whose next version it is; null for a plan that is new. */
  readonly planCode: string | null;
  readonly state: PlanDraftState;
  readonly document: Readonly<Record<string, unknown>>;
  /** The number of its last saving: the next one says that it follows it. */
  readonly saving: string;
  readonly savedBy: string;
  readonly savedAt: string;
};

/** Which draft is meant, and the saving of it that whoever writes has before their eyes; '0' when it is new. */
export type SeenDraft = Pick<PlanDraft, 'id'> & { readonly follows: string };

/** The draft's own name, else its code: a plan may be saved before it has either. */
export function draftName({ document }: Pick<PlanDraft, 'document'>): string {
  const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
  return text(document['name']) || text(document['code']) || '—';
}
