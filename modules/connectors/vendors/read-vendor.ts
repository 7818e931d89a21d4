// One reading of a vendor: fields first, then pages to the end, each record once. Whatever is not certain stops it, and
// nothing of it is brought in: the next reading begins at the same mark.
import { ok, refused, type Result } from '@cordee/kernel';
import type { ConnectorWorld, Pull, PulledPage, PulledRow } from '../connector.ts';
import type { Vendor, VendorList, VendorPage, VendorRecord, VendorSession } from './vendor.ts';
import {
  cursorOf,
  idsIn,
  isKnown,
  markOf,
  momentReached,
  rangesOf,
  sinceOf,
  type VendorMark,
} from './vendor-mark.ts';

export async function* readVendor(
  vendor: Vendor,
  world: ConnectorWorld,
  pull: Pull,
): AsyncGenerator<Result<PulledPage>> {
  const list = vendor.lists.find(({ kind }) => kind === pull.kind);
  if (!list) {
    yield refused('connectors.kind_not_given');
    return;
  }
  const session = vendor.open(world, pull, list);
  const fields = await fieldsToRead(session, list);
  if (!fields.ok) {
    yield fields;
    return;
  }
  const before = markOf(pull.cursor);
  const reading = openReading(vendor.marks, before);
  const since = sinceOf(before, vendor.marks);
  let next: string | null = null;
  do {
    const page = await session.page({ fields: fields.value, since, next });
    const taken: Result<Taken> = page.ok ? reading.take(page.value) : page;
    if (!taken.ok) {
      yield taken;
      return;
    }
    next = taken.value.next;
    yield ok({ rows: taken.value.rows, cursor: pull.cursor });
  } while (next !== null);
  const ended = reading.end();
  yield ended.ok ? await withGone(session, list, { ...ended.value, before }) : ended;
}

/** A field that was renamed or taken away from the reader stops everything: a column of nothings would look like facts. */
async function fieldsToRead(
  session: VendorSession,
  { object, fields, fieldsIfAny = [] }: VendorList,
): Promise<Result<readonly string[]>> {
  const there = await session.fieldsOf();
  if (!there.ok) return there;
  const isThere = (field: string) => there.value.has(field.split('.')[0] ?? field);
  const missing = fields.filter((field) => !isThere(field));
  if (missing.length > 0) return refused('connectors.field_missing', { object, fields: missing.join(', ') });
  return ok([...fields, ...fieldsIfAny.filter(isThere)]);
}

const goneMax = 20;

type Ended = { readonly mark: VendorMark | null };

/** What was there before and is no more, for a vendor that does not tell it. */
async function withGone(
  { present }: VendorSession,
  { gone }: VendorList,
  { before, mark }: Ended & { readonly before: VendorMark | null },
): Promise<Result<PulledPage>> {
  if (!present || !gone || mark === null) return ok({ rows: [], cursor: cursorOf(mark) });
  const found = await present();
  if (!found.ok) return found;
  const there = new Set(found.value);
  const known = idsIn(before?.all ?? '');
  const missing = known.filter((id) => !there.has(id));
  // A right that was taken away looks the same as a great clean-up.
  if (missing.length > goneMax && missing.length * 2 > known.length)
    return refused('connectors.many_gone', { gone: missing.length, known: known.length });
  const rows = missing.map((id) => gone(id));
  return ok({ rows, cursor: cursorOf({ ...mark, all: rangesOf(found.value) }) });
}

type Taken = { readonly rows: readonly PulledRow[]; readonly next: string | null };

function openReading(marks: Vendor['marks'], before: VendorMark | null) {
  const cameBefore = isKnown(before);
  const seen = new Map<string, number>();
  const pages = new Set<string>();
  let [read, total, own] = [0, null as number | null, undefined as string | undefined];
  let noLaterMs: number | null = null;
  let [isFirst, isOwnSure] = [true, true];

  function take(page: VendorPage): Result<Taken> {
    const { records, next } = page;
    const isNew = ({ id, changedMs }: VendorRecord) => seen.get(id) !== changedMs;
    const hasCome = records.length > 0 && !records.some(isNew);
    if (hasCome || (next !== null && pages.has(next)))
      return refused('connectors.page_repeated', { page: pages.size + 1 });
    if (next !== null) pages.add(next);
    if (isFirst) [total, noLaterMs, isFirst] = [page.total, page.atMs, false];
    own = page.mark ?? own;
    read += records.length;
    return ok({ rows: records.flatMap((record) => told(record)), next });
  }

  /** What changed while it was being read is left to the next reading, which begins before that change. */
  function told(record: VendorRecord): readonly PulledRow[] {
    const { id, changedMs, row } = record;
    if (seen.has(id)) {
      if (marks === 'moment') noLaterMs = Math.min(noLaterMs ?? changedMs, changedMs);
      else if (seen.get(id) !== changedMs) isOwnSure = false;
      return [];
    }
    seen.set(id, changedMs);
    return row === null || cameBefore(record) ? [] : [row];
  }

  function end(): Result<Ended> {
    if (total !== null && read < total) return refused('connectors.page_lost', { read, total });
    const moment = momentReached({ before, records: seen, noLaterMs });
    const its = own === undefined || !isOwnSure ? before : { since: own, known: [] };
    const mark = marks === 'moment' ? moment : its;
    return ok({ mark });
  }

  return { take, end };
}
