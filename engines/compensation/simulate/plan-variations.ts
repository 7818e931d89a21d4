import { decimalText, parseDecimal, times, withoutTrailingZeros } from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';

/** The keys of a component's arguments that say how much it pays; thresholds and weights are no rates. */
const RATE_KEYS: ReadonlySet<string> = new Set(['rate', 'bonus', 'amount', 'value', 'share']);

/** One rate that a plan document writes, and where: `$.components[1].args.tiers[0].rate`. */
export type PlanRate = {
  readonly path: string;
  readonly component: string;
  readonly value: Decimal;
};

/** The rates of a plan's components, in the order they are written; zero, which no factor changes, is left out. */
export function ratesOf(document: unknown): readonly PlanRate[] {
  const components = listOf(recordOf(document)['components']);
  return components.flatMap((each, index) => {
    const { code, args } = recordOf(each);
    const component = typeof code === 'string' ? code : '';
    return ratesIn(args, `$.components[${index}].args`).map((rate) => ({ ...rate, component }));
  });
}

function ratesIn(value: unknown, path: string): readonly Omit<PlanRate, 'component'>[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => ratesIn(each, `${path}[${index}]`));
  return Object.entries(recordOf(value)).flatMap(([key, each]) => {
    const at = `${path}.${key}`;
    const parsed = RATE_KEYS.has(key) && typeof each === 'string' ? parseDecimal(each) : null;
    if (parsed?.ok) return parsed.value.unscaled === 0n ? [] : [{ path: at, value: parsed.value }];
    return ratesIn(each, at);
  });
}

/** The same document with one rate, or all of them when the path is null, multiplied by a factor. */
export function withRate(document: unknown, path: string | null, factor: Decimal): unknown {
  const paths = new Set(path === null ? ratesOf(document).map((rate) => rate.path) : [path]);
  return replaced(document, '$', (at, value) => {
    const parsed = paths.has(at) && typeof value === 'string' ? parseDecimal(value) : null;
    return parsed?.ok ? decimalText(withoutTrailingZeros(times(parsed.value, factor))) : value;
  });
}

function replaced(value: unknown, path: string, by: (path: string, value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each, index) => replaced(each, `${path}[${index}]`, by));
  if (typeof value !== 'object' || value === null) return by(path, value);
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, replaced(each, `${path}.${key}`, by)]),
  );
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
