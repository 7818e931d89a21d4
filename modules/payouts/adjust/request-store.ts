import type { Result, Scope } from '@cordee/kernel';

/** What one person asks and another decides: to void a run, to pass a stop, to pay an adjustment. */
export type RequestKind = 'void' | 'override' | 'adjustment';

export type PayRequest = {
  readonly id: string;
  readonly kind: RequestKind;
  readonly subjectId: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly reason: string;
  readonly decision: {
    readonly isAccepted: boolean;
    readonly actor: string;
    readonly at: string;
    readonly reason: string | null;
  } | null;
};

type NewRequest = Pick<PayRequest, 'id' | 'kind' | 'subjectId' | 'reason'>;

export type RequestStore = {
  requests(scope: Scope, subjectId: string | null): Promise<readonly PayRequest[]>;
  ask(scope: Scope, request: NewRequest): Promise<void>;
  /** Refuses whoever asked unless they take it back, and a second decision. */
  decide(
    scope: Scope,
    request: PayRequest,
    decision: { readonly isAccepted: boolean; readonly reason: string | null },
  ): Promise<Result<null>>;
  /** The same decision on all of them, or on none. */
  decideAll(
    scope: Scope,
    requests: readonly PayRequest[],
    decision: { readonly isAccepted: boolean; readonly reason: string | null },
  ): Promise<Result<null>>;
};
