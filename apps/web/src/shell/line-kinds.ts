import { m } from '@cordee/messages';
import type { StatementLine } from '../api/payouts.ts';

type Kind = StatementLine['kind'];

const release = {
  held: () => m['web.line_held'](),
  guarantee: () => m['web.line_guarantee'](),
  draw_advance: () => m['web.line_draw_advance'](),
  draw_recovery: () => m['web.line_draw_recovery'](),
  clawback: () => m['web.line_clawback'](),
  below_zero: () => m['web.line_below_zero'](),
  withheld: () => m['web.line_withheld'](),
} as const satisfies Partial<Record<Kind, () => string>>;

export type ReleaseKind = keyof typeof release;
export const releaseKinds = Object.keys(release) as readonly ReleaseKind[]; // the keys written above

/** Whether the line says what becomes of what is earned, and earns nothing itself. */
export function isReleaseKind(kind: string): kind is ReleaseKind {
  return Object.hasOwn(release, kind);
}

export const releaseKindName = (kind: ReleaseKind): string => release[kind]();
