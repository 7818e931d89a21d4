/** The meanings that the code can calculate by. A plan version and a run name theirs; a number never changes meaning. */
export const SEMANTICS = [1] as const;
export type Semantics = (typeof SEMANTICS)[number];

/** The number a new plan version takes. */
export const SEMANTICS_CURRENT: Semantics = 1;
