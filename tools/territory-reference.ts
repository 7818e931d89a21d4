// Writes docs/reference/territory-format.md and its JSON Schema from the schema that reads every problem:
// node tools/territory-reference.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEM_FORMAT, PROBLEM_SCHEMA, type JsonSchema } from '@cordee/engine-territory';
import { messageOf } from '@cordee/messages/explanation';

const folder = join(import.meta.dirname, '../docs/reference');

/** The files of docs/reference that describe the territory format, as they must stand. */
export function territoryReference(): readonly { readonly path: string; readonly text: string }[] {
  return [
    { path: join(folder, 'territory-format.md'), text: markdown() },
    {
      path: join(folder, 'territory-format.schema.json'),
      text: `${JSON.stringify(PROBLEM_SCHEMA, null, 2)}\n`,
    },
  ];
}

/** The example of the page; the test that guards the page also solves it. */
export const EXAMPLE = {
  format: PROBLEM_FORMAT,
  name: 'Trois commerciaux, six comptes',
  objective: 'sum_of_distances',
  activities: [{ code: 'potential', tolerance: 0.4 }, { code: 'visits' }],
  points: [
    { id: 'Annecy', x: 6.13, y: 45.9, activities: [40, 12], owner: 'Savoie' },
    { id: 'Chambéry', x: 5.92, y: 45.57, activities: [30, 8], owner: 'Savoie' },
    { id: 'Grenoble', x: 5.72, y: 45.19, activities: [60, 20], owner: 'Isère', lock: 'Isère' },
    { id: 'Voiron', x: 5.59, y: 45.36, activities: [15, 6], owner: 'Savoie' },
    { id: 'Lyon', x: 4.84, y: 45.76, activities: [50, 15], owner: 'Rhône', skills: ['public'] },
    { id: 'Vienne', x: 4.87, y: 45.53, activities: [20, 6], owner: 'Isère' },
  ],
  seats: [
    { id: 'Savoie', x: 6.0, y: 45.7, capacities: [100, 30] },
    { id: 'Isère', home: 'Grenoble', capacities: [100, 30] },
    { id: 'Rhône', x: 4.84, y: 45.76, capacities: [100, 30], skills: ['public'] },
  ],
  distance: { measure: 'great_circle', road_factor: 1.3 },
  continuity: { weight: 5 },
};

function markdown(): string {
  return `# Territory format \`${PROBLEM_FORMAT}\`

Written by \`node tools/territory-reference.ts\`; do not edit. The machine-readable form is
[territory-format.schema.json](territory-format.schema.json). \`npx cordee territory solve PROBLEM.json --seconds 30 --seed 1
--json\` solves a problem of this format. An unknown key is refused; every refusal names its points or its JSON path, and counts
them.

\`\`\`json
${JSON.stringify(EXAMPLE, null, 2)}
\`\`\`

## Problem

Give \`districts\` where a seat may be any point of its territory, or \`seats\` where they are given. A capacity bounds from
above; a tolerance keeps every territory within a share of the mean, on both sides. A point without \`lock\` may go anywhere
that its skills and the seat's reach allow. With \`owner\` and \`continuity\`, a change of hands has its price, and the answer says
why each point moved. Where seats are free, the names that locks and owners use are the territories' names.

${sections(PROBLEM_SCHEMA)}

## Answer \`cordee-territory-answer/1\`

| key | what |
| --- | --- |
| \`objective\` | \`value\` is what was minimised (or maximised): \`distance\` and \`continuity\` together |
| \`feasible\` | whether every constraint holds; else the command ends with 3 |
| \`constraints\` | each kind of constraint: how many were looked at, how many are broken, which and by how much |
| \`conflict\` | where no answer can keep all, a set of constraints that cannot hold together, none of which can be left out |
| \`bound\` | what no answer can beat, the gap to it as a share, and whether the answer is proven best |
| \`districts\` | each territory: its seat, how many points, its cost, each load and its distance from the mean |
| \`assignment\` | the territory of each point |
| \`trace\` | each better answer: the share of the time or steps used, the objective from there |
| \`continuity\` | how many points had an owner, how many keep it |
| \`moves\` | each point that changed hands: \`reason\`, its sentence in French and English, what going back alone would add |

\`reason\` is the first that applies: \`owner_gone\`, \`locked\`, \`service\` (skills or reach), \`owner_full\` (its owner would pass a
limit by \`excess\`), \`district_short\` (its new territory would lack \`excess\`), \`contiguity\`, \`cheaper\` (going back would cost
\`change\` more), \`exchange\` (it made room for others).

Distances are numbers of double precision. The same problem, \`--seed\` and \`--steps\` give the same answer; with \`--seconds\` the
speed of the machine decides how far the search comes.
`;
}

function sections(schema: JsonSchema): string {
  const nested = Object.entries(schema.properties ?? {}).flatMap(([key, each]) => {
    const inner = each.items?.properties === undefined ? each : each.items;
    return inner.properties === undefined ? [] : [`### \`${key}\`\n\n${tableOf(inner, `${key}_`)}`];
  });
  return [tableOf(schema, ''), ...nested].join('\n\n');
}

function tableOf({ properties = {}, required = [] }: JsonSchema, prefix: string): string {
  const rows = Object.entries(properties).map(([key, each]) => {
    const [english, french] = (['en', 'fr'] as const).map((locale) =>
      messageOf(`territory.field_${prefix}${key}`, {}, locale),
    );
    return `| \`${key}\` | ${english} | ${french} | ${valueOf(each)} | ${required.includes(key) ? 'yes' : ''} |`;
  });
  return ['| key | English | Français | value | required |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

function valueOf({ enum: choices, type, items }: JsonSchema): string {
  if (choices !== undefined) return choices.map((choice) => `\`${String(choice)}\``).join(', ');
  return type === 'array' && items !== undefined
    ? `list of ${valueOf(items)}`
    : [type ?? 'value'].flat().join(' or ');
}

if (import.meta.main) for (const { path, text } of territoryReference()) writeFileSync(path, text);
