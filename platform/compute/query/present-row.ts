import { ok, refused, type Result } from '@cordee/kernel';
import type { OutputColumn } from './build-query.ts';
import type { ComputeRow } from './compute-query.ts';
import type { NumericType } from './numeric-type.ts';

type RawRow = Readonly<Record<string, unknown>>;

/**
 * A row as it leaves: numbers with the full scale of their type, whatever the driver printed. Refuses
 * platform.compute_value_out_of_bounds when a number holds more decimals than its column declares.
 */
export function presentRow(raw: RawRow, columns: readonly OutputColumn[]): Result<ComputeRow> {
  const row: Record<string, string | null> = {};
  for (const { name, type } of columns) {
    const value = printed(raw[name]);
    const text = value !== null && typeof type === 'object' ? withScale(value, type) : value;
    if (text === undefined)
      return refused('platform.compute_value_out_of_bounds', { column: name, value: value ?? '' });
    row[name] = text;
  }
  return ok(row);
}

function printed(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  // Drivers give texts, numbers, booleans and value objects that print themselves.
  return typeof value === 'string' ? value : `${value as bigint}`;
}

function withScale(text: string, { scale }: NumericType): string | undefined {
  const [whole = '', fraction = ''] = text.split('.');
  if (/[^0]/.test(fraction.slice(scale))) return undefined;
  return scale === 0 ? whole : `${whole}.${fraction.slice(0, scale).padEnd(scale, '0')}`;
}
