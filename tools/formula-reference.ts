// Writes docs/reference/formula.md from the registry of functions: node tools/formula-reference.ts
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  EXAMPLE_ENVIRONMENT,
  FUNCTIONS,
  parseFormula,
  printFormula,
  type FormulaFunction,
} from '@cordee/engine-formula';
import { invariant, type Locale } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';

export const referencePath = join(
  dirname(dirname(fileURLToPath(import.meta.url))),
  'docs/reference/formula.md',
);

/** The page as it must stand. */
export function formulaReference(): string {
  const named = FUNCTIONS.filter(({ operator }) => operator === undefined);
  const operators = FUNCTIONS.filter(({ operator }) => operator !== undefined).toSorted(
    (a, b) => (b.operator?.tightness ?? 0) - (a.operator?.tightness ?? 0),
  );
  return `${introduction}
## Functions

${tableOf(named)}

## Operators

The tighter first; equal ones group to the left. Parentheses as usual.

${tableOf(operators)}
`;
}

const introduction = `# Formulas

Written by \`node tools/formula-reference.ts\`; do not edit. What a spreadsheet user writes, for filters, values and
rates of pay plans.

| | Français | English |
| --- | --- | --- |
| between arguments | \`;\` | \`,\` followed by a space where a number could be read |
| decimals | \`10 000,50\` (space, also non-breaking, between thousands; or none) | \`10,000.50\` or \`10000.50\` |
| a rate | \`3 %\` | \`3%\` |
| yes, no | \`VRAI\`, \`FAUX\` | \`TRUE\`, \`FALSE\` |
| a text | \`"PME"\`, a quotation mark inside twice: \`""\` | the same |
| a field | \`montant\`, or in brackets: \`[taux d'atteinte]\` | \`amount\`, \`[quota attainment]\` |

Names of functions and fields are read without case and accents. A leading \`=\` is allowed.

## Values and units

An amount has its currency, a rate is a percentage, a number may have a unit (licences). Only values of one unit are
added or compared; a product has at most one factor with a unit; two values of one unit divide into a percentage. A
number that is written takes the unit that its place asks for: \`montant > 10 000\`. Beside a percentage only 0 and 1 do:
\`atteinte > 80\` is refused, and \`80 %\` suggested.

Numbers are exact. A division keeps 12 decimals, half to even; roundings are as their function says. A missing value, a
division by zero and \`IFS\` without a case that holds give no value and say why; nothing becomes zero by itself.
\`IFERROR\` replaces them, \`ISBLANK\` asks for the first. \`AND\` and \`OR\` are told as soon as one condition decides.
Texts are compared letter for letter, with their case and accents.

## Bounds

8,000 characters, 1,000 parts, 100 deep, exponents to 12, written numbers to 38 digits, results to 400. Reading takes
time in proportion to the text; checking, evaluating and writing SQL in proportion to the parts. In SQL, DuckDB holds 38
digits, counted from the widths of the fields; wider formulas are asked of PostgreSQL.
`;

function tableOf(functions: readonly FormulaFunction[]): string {
  return ['| Français | English | | Example |', '| --- | --- | --- | --- |', ...functions.map(rowOf)].join(
    '\n',
  );
}

function rowOf(entry: FormulaFunction): string {
  const help = (locale: Locale) => messageOf(`formula.help_${entry.code.toLowerCase()}`, {}, locale);
  const cells = [
    code(signature(entry, 'fr')),
    code(signature(entry, 'en')),
    `${help('fr')}<br>${help('en')}`,
    `${code(french(entry.example.text))}<br>${code(entry.example.text)}<br>→ ${entry.example.gives}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function signature({ names, parameters, operator }: FormulaFunction, locale: Locale): string {
  const list = parameters[locale];
  if (operator !== undefined)
    return list.length === 1 ? `${operator.sign}${list[0]}` : list.join(` ${operator.sign} `);
  return `${names[locale]}(${list.join(locale === 'fr' ? '; ' : ', ')})`;
}

function french(example: string): string {
  const parsed = parseFormula(example, { locale: 'en' });
  invariant(parsed.ok, 'an example is a formula', { example });
  const { format, expression } = parsed.value;
  return printFormula({ format, expression }, 'fr', EXAMPLE_ENVIRONMENT);
}

function code(text: string): string {
  return ['`', text.replaceAll('|', '\\|'), '`'].join('');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(referencePath, formulaReference());
