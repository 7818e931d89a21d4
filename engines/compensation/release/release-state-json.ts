import { currency, decimal, invariant, minorUnits, moneyText, parsePlainDate } from '@cordee/kernel';
import type { Money, PlainDate } from '@cordee/kernel';
import type { ReleaseState } from './release-state.ts';

/** The state as data that any store can keep: sums are {"money": "12.34", "currency": "EUR"}, days are {"date": "…"}. */
export function writeReleaseState(state: ReleaseState): unknown {
  return written(state);
}

/** The state that writeReleaseState wrote; anything else is a bug of the store. */
export function readReleaseState(stored: unknown): ReleaseState {
  const state = restored(stored);
  invariant(isState(state), 'a stored release state has all its parts');
  return state;
}

function written(value: unknown): unknown {
  if (isMoney(value)) return { money: moneyText(value), currency: value.currency };
  if (value instanceof Temporal.PlainDate) return { date: value.toString() };
  if (Array.isArray(value)) return value.map(written);
  return isRecord(value) ? mapped(value, written) : value;
}

function restored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(restored);
  if (!isRecord(value)) return value;
  const { money, date, currency: code } = value;
  if (typeof money === 'string' && typeof code === 'string') return moneyOf(money, code);
  return typeof date === 'string' ? dayOf(date) : mapped(value, restored);
}

function moneyOf(text: string, code: string): Money {
  const { unscaled, scale } = decimal(text);
  const unit = currency(code);
  invariant(scale === minorUnits(unit), 'a stored sum has the scale of its currency', { text });
  return { minor: unscaled, currency: unit };
}

function dayOf(text: string): PlainDate {
  const parsed = parsePlainDate(text);
  invariant(parsed.ok, 'a stored day exists', { text });
  return parsed.value;
}

function mapped(record: Readonly<Record<string, unknown>>, map: (value: unknown) => unknown): unknown {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isMoney(value: unknown): value is Money {
  return isRecord(value) && typeof value['minor'] === 'bigint';
}

function isState(value: unknown): value is ReleaseState {
  const lists = ['held', 'windows', 'carried', 'draws', 'earned'];
  return isRecord(value) && 'outstanding' in value && lists.every((key) => Array.isArray(value[key]));
}
