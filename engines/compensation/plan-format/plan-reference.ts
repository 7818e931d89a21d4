// The reference of the plan format, written from the registry: a script of the house, not a part of the engine.
import { creditingSection } from '../credit/crediting-reference.ts';
import { ACCOUNTING_REFERENCE } from '../account/accounting-reference.ts';
import { COMPONENT_EXAMPLES, COMPONENT_REFERENCE, EXAMPLE_MEASURES } from '../earn/components-reference.ts';
import { COMPONENTS } from '../earn/components/registry.ts';
import { measureSection } from '../measure/measure-reference.ts';
import { RELEASE_REFERENCE } from '../release/release-reference.ts';
import { indexSection } from './plan-index.ts';
import { planField } from './parse-plan.ts';
import { PLAN_FORMAT } from './plan.ts';
import { planSchema } from './plan-schema.ts';
import { withDefinitions } from './shared-definitions.ts';
import { caseSchema, caseSection } from '../case-format/case-reference.ts';
import { inBothLanguages, tableOf } from './reference-table.ts';

export type ReferenceFile = { readonly path: string; readonly text: string };

/** The files of docs/reference that describe the plan format, as they must stand. */
export function planReference(): readonly ReferenceFile[] {
  return [
    { path: 'plan-format.md', text: markdown() },
    { path: 'plan-format.schema.json', text: `${JSON.stringify(withDefinitions(planSchema()), null, 2)}\n` },
    { path: 'case-format.schema.json', text: `${JSON.stringify(withDefinitions(caseSchema()), null, 2)}\n` },
  ];
}

function markdown(): string {
  return `# Plan format \`${PLAN_FORMAT}\`

Written by \`node engines/compensation/plan-format/write-reference.ts\`; do not edit. The machine-readable form is
[plan-format.schema.json](plan-format.schema.json). Numbers are texts, so that they are exact; a ratio of 3 % is
\`"0.03"\`. An unknown key is refused, and every refusal names its JSON path.

\`\`\`json
${JSON.stringify(EXAMPLE, null, 2)}
\`\`\`

${indexSection()}

## Plan

${tableOf(planField)}

${creditingSection()}

${measureSection()}

## Components

Each component is rounded once per period, to the minor unit of the plan's currency. Its \`rounding\` is \`half-even\`
unless it says otherwise. \`{"from": "payee_term", "code": "…"}\` takes the value of the payee's own record; of an amount, \`"share": "0.5"\` takes
the half. Rates go to 1 at most; \`weight\` may be more. A threshold
is \`reached\` by the figure that equals it, unless the table says \`exceeded\`; between marginal tiers the side changes
nothing.

${COMPONENT_REFERENCE.map((each) => `#${section(each)}`).join('\n\n')}

The examples below stand in a plan with these measures:

${json(EXAMPLE_MEASURES)}

${COMPONENTS.map(componentSection).join('\n\n')}

${[...RELEASE_REFERENCE, ...ACCOUNTING_REFERENCE].map(section).join('\n\n')}

${caseSection()}
`;
}

function componentSection({ type, label, reads, args }: (typeof COMPONENTS)[number]): string {
  const title = `### \`${type}\`: ${inBothLanguages(label).join(' / ')}`;
  const summaries = inBothLanguages(`${label}_summary`);
  const example = json({ code: type, type, ...COMPONENT_EXAMPLES[type] });
  return [title, ...summaries, `Reads: \`${reads}\`.`, tableOf(args), example].join('\n\n');
}

type Section = {
  readonly title: string;
  readonly text: string;
  readonly field: Parameters<typeof tableOf>[0];
};

function section({ title, text, field }: Section): string {
  return `## ${title}\n\n${text}\n\n${tableOf(field)}`;
}

function json(value: unknown): string {
  return `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
}

/** The example of the page; the test that guards the page also reads it as a plan. */
export const EXAMPLE = {
  format: PLAN_FORMAT,
  code: 'field-sales-2026',
  name: 'Commerciaux terrain 2026',
  version: '1',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'quarter',
  measures: [
    {
      code: 'orders',
      base: 'order_intake',
      aggregation: 'amount',
      filters: [{ field: 'channel', values: ['direct'] }],
    },
  ],
  components: [
    {
      code: 'commission',
      type: 'marginal_tiers',
      args: {
        measure: 'orders',
        thresholds: 'attainment',
        tiers: [
          { from: '0', rate: '0.02' },
          { from: '1', rate: '0.03' },
        ],
      },
    },
    {
      code: 'bonus',
      type: 'bonus_at_target',
      args: { measure: 'orders', bonus: { from: 'payee_term', code: 'target_incentive' }, weight: '0.4' },
    },
  ],
};
