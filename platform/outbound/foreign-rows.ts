import pg from 'pg';
import { ok, refused, type Result } from '@cordee/kernel';
import { quoted } from '@cordee/platform/database';
import { checkedHost } from './checked-host.ts';
import type { Fence } from './fence.ts';

export type ForeignQuery = {
  /** postgres://user@host:port/database, without a password. */
  readonly url: string;
  readonly password: string;
  readonly query: string;
  /** The column that orders the rows, and where to begin: with that value, which comes again. */
  readonly cursorColumn: string | null;
  readonly from: string | null;
};

type ForeignRow = Readonly<Record<string, string | null>>;

const rowsPerPage = 2_000;
const connectMsMax = 10_000;
const statementMsMax = 300_000;

/**
 * The rows of a query in another PostgreSQL, by pages, every value as the text that the server gives, in one transaction
 * that reads alone. Refuses outbound.database_address_invalid, outbound.address_closed, outbound.unreachable,
 * outbound.query_refused with what the server said.
 */
export function openForeignRows(
  fence: Fence,
): (query: ForeignQuery) => AsyncGenerator<Result<readonly ForeignRow[]>> {
  return async function* rows(query) {
    const url = URL.parse(query.url);
    if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.password !== '') {
      yield refused('outbound.database_address_invalid');
      return;
    }
    const address = await checkedHost(url.hostname, fence);
    if (!address.ok) {
      yield address;
      return;
    }
    const client = clientOf(url, address.value, query.password);
    client.on('error', () => undefined); // the question that is asked tells it
    try {
      await client.connect();
    } catch (error) {
      yield refused('outbound.unreachable', { host: url.hostname, reason: reasonOf(error) });
      return;
    }
    try {
      yield* pagesOf(client, query);
    } catch (error) {
      yield refused('outbound.query_refused', { reason: reasonOf(error) });
    } finally {
      await client.end().catch(() => undefined);
    }
  };
}

function clientOf(url: URL, address: string, password: string): pg.Client {
  const wantsTls = url.searchParams.get('sslmode') !== 'disable' && url.searchParams.has('sslmode');
  return new pg.Client({
    host: address,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password,
    database: decodeURIComponent(url.pathname.slice(1)),
    connectionTimeoutMillis: connectMsMax,
    statement_timeout: statementMsMax,
    ...(wantsTls ? { ssl: { servername: url.hostname } } : {}),
    types: { getTypeParser: () => (text: unknown) => text },
  });
}

async function* pagesOf(
  client: pg.Client,
  { query, cursorColumn, from }: ForeignQuery,
): AsyncGenerator<Result<readonly ForeignRow[]>> {
  const column = cursorColumn === null ? null : quoted(cursorColumn);
  const behind = column !== null && from !== null;
  const text = `select * from (${query.trim().replace(/;\s*$/, '')}\n) source
    ${behind ? `where ${column} >= $1` : ''} ${column === null ? '' : `order by ${column}`}`;
  await client.query('begin transaction isolation level repeatable read read only');
  await client.query(`declare pulled no scroll cursor for ${text}`, behind ? [from] : []);
  for (;;) {
    const { rows } = await client.query<ForeignRow>(`fetch ${rowsPerPage} from pulled`);
    if (rows.length === 0) return;
    yield ok(rows);
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message.slice(0, 300) : String(error);
