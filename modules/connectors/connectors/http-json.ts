// Any address that answers with JSON: a list of objects, in pages or whole.
import { ok, refused, type Result } from '@cordee/kernel';
import type { Connector, ConnectorWorld, Pull, PulledPage, PulledRow } from '../connector.ts';
import { exactJson, jsonAt } from '../exact-json.ts';
import { politeCall } from '../polite-call.ts';

const pagesMax = 10_000;

export const httpJson: Connector = {
  code: 'http_json',
  settings: [
    { code: 'url', isRequired: true },
    { code: 'rows_at', isRequired: false },
    { code: 'next_at', isRequired: false },
    { code: 'cursor_field', isRequired: false },
    { code: 'cursor_parameter', isRequired: false },
    { code: 'secret_header', isRequired: false },
  ],
  kinds: null,
  isUntried: false,
  pull: pullPages,
};

async function* pullPages(world: ConnectorWorld, pull: Pull): AsyncGenerator<Result<PulledPage>> {
  const { settings } = pull;
  const seen = new Set<string>();
  let cursor = pull.cursor;
  let address: string | null = firstAddress(pull);
  while (address !== null) {
    if (seen.has(address) || seen.size === pagesMax) {
      yield refused('connectors.page_repeated', { page: seen.size });
      return;
    }
    seen.add(address);
    const answer = await politeCall(world, { method: 'GET', url: address, headers: headersOf(pull) });
    const page = answer.ok ? readPage(answer.value.text, settings['rows_at'] ?? '') : answer;
    if (!page.ok) {
      yield page;
      return;
    }
    const { rows, whole } = page.value;
    cursor = laterOf(cursor, rows, settings['cursor_field']);
    yield ok({ rows, cursor });
    const next = jsonAt(whole, settings['next_at'] ?? '');
    const hasNext = settings['next_at'] && typeof next === 'string' && next !== '';
    address = hasNext ? new URL(next, address).href : null;
    if (address !== null && new URL(address).origin !== new URL(firstAddress(pull)).origin) {
      // The token of a system is for that system alone.
      yield refused('connectors.page_elsewhere', { address });
      return;
    }
  }
}

function headersOf({ settings, secret }: Pull): Record<string, string> {
  const name = settings['secret_header'] || 'authorization';
  const value = name.toLowerCase() === 'authorization' && !secret.includes(' ') ? `Bearer ${secret}` : secret;
  return { accept: 'application/json', ...(secret === '' ? {} : { [name]: value }) };
}

function firstAddress({ settings, cursor }: Pull): string {
  const url = new URL(settings['url'] ?? '');
  const parameter = settings['cursor_parameter'];
  if (parameter && cursor !== null) url.searchParams.set(parameter, cursor);
  return url.href;
}

type ReadPage = { readonly rows: readonly PulledRow[]; readonly whole: unknown };

function readPage(text: string, rowsAt: string): Result<ReadPage> {
  const whole = exactJson(text);
  if (whole === undefined) return refused('connectors.answer_no_json');
  const list = jsonAt(whole, rowsAt);
  if (!Array.isArray(list)) return refused('connectors.rows_not_found', { place: rowsAt });
  return ok({ rows: list.map((row) => Object.fromEntries(flat(row, ''))), whole });
}

/** {owner: {email: …}} becomes a column owner.email; a list becomes its text. */
function flat(value: unknown, name: string): [string, string | null][] {
  if (value === null || value === undefined) return [[name, null]];
  if (typeof value !== 'object' || Array.isArray(value))
    return [[name, typeof value === 'string' ? value : JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, name === '' ? key : `${name}.${key}`));
}

function laterOf(
  cursor: string | null,
  rows: readonly PulledRow[],
  field: string | undefined,
): string | null {
  if (!field) return null;
  const told = rows.flatMap((row) => row[field] ?? []);
  return [cursor, ...told].reduce(
    (late, each) => (late === null || (each !== null && each > late) ? each : late),
    null,
  );
}
