import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** How to reach one database as one role. */
export type Connection = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly ssl?: boolean;
};

// Money and big counts leave the driver as text, dates as ISO text: nothing passes through a float or a time zone.
const asText = (text: string) => text;
const { builtins } = pg.types;
for (const type of [
  builtins.INT8,
  builtins.NUMERIC,
  builtins.DATE,
  builtins.TIMESTAMPTZ,
  builtins.TIMESTAMP,
]) {
  pg.types.setTypeParser(type, asText);
}

export function connectionFromUrl(url: string): Connection {
  const parsed = new URL(url);
  return {
    host: parsed.hostname,
    port: Number(parsed.port || 5432),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: parsed.pathname.slice(1),
    ssl: ['require', 'verify-ca', 'verify-full'].includes(parsed.searchParams.get('sslmode') ?? ''),
  };
}

export type PoolOptions = {
  readonly sizeMax?: number;
  /** Hears of the server's process behind each new connection. */
  readonly onSession?: ((processId: number) => void) | undefined;
};

export function openPool(
  connection: Connection,
  log: (text: string) => void,
  { sizeMax = 12, onSession }: PoolOptions = {},
): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max: sizeMax,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
  });
  pool.on('connect', (client) => {
    if ('processID' in client && typeof client.processID === 'number') onSession?.(client.processID);
  });
  pool.on('error', (error) => {
    if (!pool.ending) log(`a database connection was lost and will be opened again: ${error.message}`);
  });
  return pool;
}

const startingUp = '57P03';
const startSecondsMax = 60;

/** Waits while the server says that it is still starting up. */
export async function openClient(connection: Connection): Promise<pg.Client> {
  for (let waited = 0; ; waited += 50) {
    const client = new pg.Client(connection);
    try {
      await client.connect();
      return client;
    } catch (error) {
      const isStarting = error instanceof pg.DatabaseError && error.code === startingUp;
      if (!isStarting || waited >= startSecondsMax * 1000) throw error;
      await sleep(50);
    }
  }
}

/** True once the server sends its answer to an encryption request, which it does before any sign-in. */
export function isAnswering(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const finish = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => finish(false));
    socket.once('error', () => finish(false));
    socket.once('data', () => finish(true));
    socket.once('connect', () => socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])));
  });
}
