import type { ReferencePart } from '../plan-format/reference-part.ts';
import { clawbackField } from './clawback-field.ts';
import { drawField, guaranteeField, limitField } from './pay-limits-field.ts';
import { releaseField, withholdingField } from './release-field.ts';
import { scheduleField, shareField } from './schedule-field.ts';

/** What the page of the plan format says of the key `release`, part by part. */
export const RELEASE_REFERENCE: readonly ReferencePart[] = [
  {
    title: 'Release',
    text: `From earned to payable. Without this key all that is earned in a period is paid at its end. What is earned never
changes here; what falls due passes, in this order: limits, guarantees, adjustments, draws and their recovery, clawbacks,
withholdings. Each has its balance before and after, and what is not yet paid is a schedule with dates and reasons.`,
    field: releaseField,
  },
  {
    title: 'Release: schedule',
    text: 'One entry a component; the entry without a component is for all others. Its shares sum to 1.',
    field: scheduleField,
  },
  {
    title: 'Release: share',
    text: `\`collection\` waits for the customer: what a transaction earned is released pro rata of the cash collected on it, at
the rate earned then. What no transaction is known of follows all sales of its period. \`months_after\` counts from the
period's end; \`instalments\` divides the share over this number of months, the first at the period's end or \`after_months\` later. Rounding is
cumulative: the shares of a line sum to it, to the cent.`,
    field: shareField,
  },
  {
    title: 'Release: limit',
    text: `What falls due for the components, at most the cap times the factor in each window. Below zero is counted first, then
the components in the plan's order; the excess is taken from the last ones. Two limits nest or share nothing.`,
    field: limitField,
  },
  {
    title: 'Release: guarantee',
    text: `What falls due for the components, after limits, is at least this; the difference is paid at the end of the window and
never recovered. A ramp gives the share by whole months since the payee's first day in the plan.`,
    field: guaranteeField,
  },
  {
    title: 'Release: draw',
    text: `An advance on what falls due. At \`start\` it is paid when the period begins and the pay at its end is what is due less
the advance; at \`end\` the pay is at least the draw. What the advance exceeds is owed when the draw is recoverable, and
forgotten when it is not. First every draw is taken from what is due, then what is owed of earlier periods, in the order
of the list.`,
    field: drawField,
  },
  {
    title: 'Release: clawback',
    text: `A refund or cancellation takes back what the sale earned at the rate of its day, times the part undone, the share of
its age and, when asked, the months not served. What has not been paid yet is cancelled first; the rest is taken from pay,
up to the ceiling, and what is left is carried over. On its last day an age still counts. Tables of the law:
\`fr_attachable_pay_2024\`, \`fr_attachable_pay_2026\` (Code du travail, art. R. 3252-2); the tenth of art. L. 3251-3 is
\`{"share": "0.1"}\`.`,
    field: clawbackField,
  },
  {
    title: 'Release: withholding',
    text: `A \`rate\` of what is paid, or a fixed \`amount\` as far as the pay goes after the withholdings before: a desk fee. Shown
apart; \`net\` is what is left.`,
    field: withholdingField,
  },
];
