import { lookAtText } from '@cordee/engine-formula';
import type { Environment, Expected, FormulaLook } from '@cordee/engine-formula';
import { currency, parseCurrency } from '@cordee/kernel';
import type { Currency } from '@cordee/kernel';
import { expectedOf, namedCodes, planFields } from '../earn/components/plan-fields.ts';
import type { NamedCodes } from '../earn/components/plan-fields.ts';
import { measureField } from '../measure/measure.ts';
import type { Measure } from '../measure/measure.ts';
import { rowFields } from '../measure/row-fields.ts';
import { attributeField } from '../measure/row-formula-field.ts';
import type { Attribute } from '../measure/row-formula-field.ts';
import type { Field } from './field.ts';

/** What a formula of a plan is for: the pay of a component, or a transaction of the measure with that index. */
export type FormulaPurpose =
  | { readonly for: 'component'; readonly gives?: 'amount' | 'ratio' | undefined }
  | { readonly for: 'condition' | 'value'; readonly measure: number };

/** A formula while it is written, in a draft whose other parts may not be right yet. */
export function lookAtFormula(
  draft: unknown,
  purpose: FormulaPurpose,
  written: Parameters<typeof lookAtText>[0],
): FormulaLook {
  return lookAtText(written, contextOf(draft, purpose, written.text));
}

type Context = { readonly environment: Environment; readonly expected: Expected };

function contextOf(draft: unknown, purpose: FormulaPurpose, text: string): Context {
  const document = recordOf(draft);
  const money = currencyOf(document['currency']);
  const written = Array.isArray(document['measures']) ? document['measures'] : [];
  if (purpose.for === 'component') {
    const measures = readable<Measure>(written, measureField);
    return {
      environment: { fields: planFields(measures, nameable(document['components'], text), money) },
      expected: expectedOf(purpose.gives ?? 'amount', money),
    };
  }
  const { attributes } = recordOf(written[purpose.measure]);
  const declared = readable<Attribute>(Array.isArray(attributes) ? attributes : [], attributeField);
  return {
    environment: { fields: rowFields(declared, money) },
    expected: purpose.for === 'condition' ? { kind: 'boolean' } : { kind: 'amount', currency: money },
  };
}

/** The components that a formula can name, those whose code has no hyphen, and the terms that it names. */
function nameable(written: unknown, text: string): NamedCodes {
  const components = (Array.isArray(written) ? written : []).map(recordOf);
  const codesOf = (isRatio: boolean) =>
    components
      .filter(({ args }) => ['ratio', 'multiplier'].includes(String(recordOf(args)['gives'])) === isRatio)
      .map(({ code }) => code)
      .filter((code) => typeof code === 'string')
      .filter((code) => /^[a-z][a-z0-9_]*$/.test(code));
  return { money: codesOf(false), ratios: codesOf(true), terms: namedCodes(text).terms };
}

/** What can be read of a list that is still being written. */
function readable<T>(written: readonly unknown[], field: Field<T>): readonly T[] {
  return written.flatMap((each) => {
    const read = field.read(each, '$');
    return read.ok ? [read.value] : [];
  });
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}; // any object has names
}

/** Until the draft names its currency. */
const SOME_MONEY = currency('EUR');

function currencyOf(written: unknown): Currency {
  const parsed = parseCurrency(typeof written === 'string' ? written : '');
  return parsed.ok ? parsed.value : SOME_MONEY;
}
