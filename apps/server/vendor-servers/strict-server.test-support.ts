// A server in a vendor's place: it answers as the vendor's documentation says, refuses the rest, and can be told to fail in
// twelve ways. It knows nothing of how the product asks.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const vendorFaults = [
  'too_many_calls',
  'token_expired',
  'access_refused',
  'day_spent',
  'server_down',
  'cut_off',
  'page_repeated',
  'page_lost',
  'record_twice',
  'record_deleted',
  'field_renamed',
  'clock_skew',
] as const;
export type VendorFault = (typeof vendorFaults)[number];

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
};
export type Answered = {
  readonly status: number;
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A deal in words of no vendor; each server keeps it as its vendor would. */
export type FixtureDeal = {
  /** A number, from which each vendor's kind of id follows. */
  readonly number: number;
  readonly amount: string;
  readonly outcome: 'open' | 'won' | 'lost';
  readonly changedMs: number;
  readonly isDeleted?: boolean;
  /** What it becomes while it is being read, where the server is told to give a record twice. */
  readonly becomes?: { readonly amount: string; readonly changedMs: number };
};

/** The changed versions of what changes while it is being read. */
export const changedMeanwhile = (deals: readonly FixtureDeal[]): readonly FixtureDeal[] =>
  deals.flatMap(({ becomes, ...deal }) => (becomes ? [{ ...deal, ...becomes }] : []));

export type VendorServer = {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** From now on; a fault that passes by itself does so after it was met once. */
  set(fault: VendorFault | null): void;
  keep(deals: readonly FixtureDeal[]): void;
  stop(): void;
};

export type Conduct = {
  readonly fault: () => VendorFault | null;
  /** True the first time it is asked for after a fault was set. */
  readonly isFirst: (what: string) => boolean;
  readonly deals: () => readonly FixtureDeal[];
};

type VendorManners = {
  readonly answer: (asked: Asked, conduct: Conduct) => Answered;
  /** Whether a call is for data, and not for a token: the faults of the line are those of data. */
  readonly isData: (asked: Asked) => boolean;
  /** A page behind the first. */
  readonly isLaterPage: (asked: Asked) => boolean;
};

const hoursAhead = 3;

export async function openStrictServer({
  answer,
  isData,
  isLaterPage,
}: VendorManners): Promise<VendorServer> {
  let fault: VendorFault | null = null;
  let deals: readonly FixtureDeal[] = [];
  let met = new Set<string>();
  const asked: Asked[] = [];
  const isFirst = (what: string) => !met.has(what) && met.add(what).has(what);
  const conduct: Conduct = { fault: () => fault, isFirst, deals: () => deals };
  const server = createServer((request, response) => {
    void read(request).then((call) => {
      asked.push(call);
      if (fault === 'server_down' && isData(call))
        return send(response, { status: 503, json: null, headers: { 'retry-after': '0' } });
      if (fault === 'too_many_calls' && isData(call) && isFirst('429'))
        return send(response, { status: 429, json: null, headers: { 'retry-after': '0' } });
      const given = answer(call, conduct);
      if (fault === 'clock_skew')
        response.setHeader('date', new Date(Date.now() + hoursAhead * 3_600_000).toUTCString());
      if (fault === 'cut_off' && isLaterPage(call)) return cutOff(response, given);
      return send(response, given);
    });
  });
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    set: (next) => {
      fault = next;
      met = new Set();
    },
    keep: (next) => {
      deals = next;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port; // it listens on a port
}

async function read(request: IncomingMessage): Promise<Asked> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const url = new URL(request.url ?? '/', 'http://vendor.example');
  const { method = '', headers } = request;
  return { method, path: url.pathname, query: url.searchParams, headers, text };
}

function send(response: ServerResponse, { status, json, headers }: Answered): void {
  response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8', ...headers });
  response.end(json === null ? '' : JSON.stringify(json));
}

/** Half of an answer, and the line goes dead. */
function cutOff(response: ServerResponse, { status, json }: Answered): void {
  const text = JSON.stringify(json);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': String(text.length) });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}
