// The part of the reference that describes a case; like the rest of the reference it alone reads the messages.
import type { JsonSchema } from '../plan-format/field.ts';
import { planSchema } from '../plan-format/plan-schema.ts';
import { tableOf } from '../plan-format/reference-table.ts';
import { invariant } from '@cordee/kernel';
import { calculateCase } from './calculate-case.ts';
import { CASE_FORMAT, caseField, CASE_PARTS } from './case-fields.ts';
import { parseCase } from './parse-case.ts';

/** The JSON Schema (2020-12) of a case, from the same fields that read it. */
export function caseSchema(): JsonSchema {
  const { properties, ...rest } = caseField.schema;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: CASE_FORMAT,
    ...rest,
    properties: { ...Object(properties), plan: planSchema() },
  };
}

/** The reference of a case, key by key. */
export function caseSection(): string {
  const parts = Object.entries(CASE_PARTS).map(([name, field]) => `### \`${name}\`\n\n${tableOf(field)}`);
  return `## Case \`${CASE_FORMAT}\`

A case holds a plan and all that it needs to be calculated, in one file: \`npx cordee compensation calculate CASE.json
--json\` prints what everybody is paid, each amount with its explanation in French and in English and as a tree that can
be evaluated by itself. Exit code 0: calculated, and every figure of \`expected\` came out; 3: refused, or another figure
came out (said on the standard error, and listed in \`differences\`). The machine-readable form is
[case-format.schema.json](case-format.schema.json); every file of [stories](../../stories) is a case.

\`\`\`json
${JSON.stringify(EXAMPLE, null, 2)}
\`\`\`

${tableOf(caseField)}

To write down an example that a source publishes:

- Numbers may be texts or JSON numbers: \`"0.05"\` or \`0.05\`. Give the currency, the grain (month, quarter, year) and any dates inside its periods; several periods are one case, with
  \`"periods": ["2026-01..2026-12"]\`, and each has its outcome with the balances after it.
- Where it says only an attainment, take a quota of 100 and a sale of as much: 110 is 110 %. \`quotas[].measure\` is the base
  or the code of the measure; a quota without \`period\` holds in each, one without \`payee\` for everybody.
- Where it says only what was earned (draws, holds, limits), take \`percentage_of_measure\` with rate "1" on sales of those sums.
- What no sale carries (a score, a satisfaction rate, another's result) is a measure of base \`figure\` with aggregation
  \`latest\`, and one entry of \`figures\` a date; one without \`payee\` is everybody's (the company's result).
- \`people[].terms\` are sums of money; those whose code ends in \`_rate\` or \`_share\` are ratios. One that changes is a list:
  \`[{"value": "20000"}, {"value": "24000", "from": "2026-06-01"}]\`; the value at the period's end counts, unless the plan asks
  for an \`average\` of its days.
- \`order_intake\` counts orders and cancellations. A plan that nets credit notes and rebates is on \`invoicing\`: write its
  sales as kind \`invoice\`.
- What was taken off the top before a share is paid (a referral, a franchise fee, a pack) is an attribute that \`excludes\` takes
  off the amount, or a \`value\` formula: \`amount * 93%\`. A fee paid whatever is sold is a withholding of a fixed \`amount\`.
- A colleague whom a sale names besides its seller (an engineer, a referrer) and who has it whole too: \`"attributes":
  {"engineer": "sam"}\` on the sale, \`{"payee": "sam", "field": "engineer", "value": "sam"}\` among \`specialists\`, and a crediting
  rule \`overlay\` by \`engineer\`; \`credits: direct\` and \`additional\` tell the two apart.
- Points at a price are a measure whose \`value\` formula says the points of a sale, \`IF(product = "loan", 20, 10)\`, paid with
  rate "1" and the price of a point as \`weight\`; \`over\` leaves the first ones out.
- A renewal or retention rate is an attainment: what renewed is the measure, what was up for renewal its quota.
- A cancellation, credit note or payment names its sale in \`refers_to\`. Amounts of credit notes are positive or negative:
  they reduce in either case.
- Write the published figures into \`expected\`: the command says each one that comes out otherwise.

${parts.join('\n\n')}

### What comes out

\`outcomes\` has one entry for each person and period. Before release: \`measured\`, \`quota\`, \`remaining\` (to reach it) and \`attainment\` by measure (a
ratio with 6 decimals, or the code of the reason why there is none); by component \`earned\` before its one rounding,
\`lines\` rounded, \`points\`, \`results\` (what it came to, also where it pays nothing: a sum or a factor), \`shares\` (of the
target incentive: payout percentage, matrix cell, weighted score), \`rates\` (earned for each euro: the rate reached, or the
blended one), \`slices\` (what each tier did: from, to, part, rate, earned), \`parts\` (earned on each transaction), \`issues\`; and \`total\`, the sum of the lines. After release: \`released\` and \`lost\`
by component, \`pay\` (the signed lines by kind and code), \`balances\` after the period by kind and code ("draw advance"),
\`schedule\` (what is still to come), \`advance\` (paid when the period began), \`payable\`, \`withheld\`, \`net\`; and \`deferral\`, the cost of a component over months. Without a
\`release\` key in the plan, \`payable\` is \`total\`. \`explanations\` are told in both languages, with the tree.
\`credited_to_nobody\` lists the transactions that count for no one, each with its reason, \`uncounted\` those that no measure or
no period can count; both are said on the standard error, as is why a component has no figure.

Of the case above:

\`\`\`json
${JSON.stringify(outcomeOfExample(), null, 2)}
\`\`\`

\`expected\` may name any of these figures for a person and period (the first period when it names none); only what it names
is compared, and "30" equals "30.00".`;
}

/** What the example comes to, calculated as the page is written. */
function outcomeOfExample(): unknown {
  const given = parseCase(EXAMPLE);
  invariant(given.ok, 'the example of the reference is a case');
  return calculateCase(given.value).outcomes[0];
}

/** The example of the page; the test that guards the page also calculates it. */
export const EXAMPLE = {
  format: CASE_FORMAT,
  plan: {
    format: 'cordee-plan/1',
    code: 'field-sales',
    name: 'Commerciaux terrain',
    version: '1',
    semantics: 1,
    currency: 'EUR',
    calendar: 'civil',
    grain: 'month',
    measures: [{ code: 'orders', base: 'order_intake', aggregation: 'amount' }],
    components: [
      { code: 'commission', type: 'percentage_of_measure', args: { measure: 'orders', rate: '0.03' } },
    ],
  },
  periods: ['2026-01'],
  people: [{ code: 'camille' }],
  quotas: [{ payee: 'camille', measure: 'order_intake', amount: '50000' }],
  transactions: [{ code: 'C-1', date: '2026-01-12', amount: '46000', seller: 'camille' }],
  expected: [
    {
      payee: 'camille',
      period: '2026-01',
      attainment: { orders: '0.92' },
      lines: { commission: '1380' },
      payable: '1380',
    },
  ],
};
