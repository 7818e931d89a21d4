import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { ok, refused, type Result } from '@cordee/kernel';
import { checkedHost } from './checked-host.ts';
import type { Fence } from './fence.ts';

export type OutboundRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'REPORT' | 'PROPFIND';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs?: number;
  readonly bytesMax?: number;
};

export type OutboundAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
};

/**
 * One call, without redirects. Refuses outbound.address_invalid, outbound.address_closed for an address that the fence
 * keeps shut, outbound.unreachable with the reason, outbound.answer_too_large.
 */
export type Outbound = (request: OutboundRequest) => Promise<Result<OutboundAnswer>>;

const timeoutMsUsual = 10_000;
const bytesMaxUsual = 32 * 1024 * 1024;

export function openOutbound(fence: Fence): Outbound {
  return async (request) => {
    const url = parsed(request.url);
    if (url === null) return refused('outbound.address_invalid', { address: request.url.slice(0, 200) });
    const address = await checkedHost(url.hostname, fence);
    return address.ok ? call(url, address.value, request) : address;
  };
}

function parsed(text: string): URL | null {
  const url = URL.parse(text);
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  return url && isWeb && url.username === '' && url.password === '' ? url : null;
}

function call(url: URL, address: string, request: OutboundRequest): Promise<Result<OutboundAnswer>> {
  const { method, headers = {}, body, timeoutMs = timeoutMsUsual, bytesMax = bytesMaxUsual } = request;
  const options: RequestOptions = {
    method,
    headers: {
      ...headers,
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    },
    signal: AbortSignal.timeout(timeoutMs),
    // A name is not asked for again: the connection goes to the address that was checked.
    lookup: (_host, { all }, done) => {
      const family = isIP(address);
      if (all) done(null, [{ address, family }]);
      else done(null, address, family);
    },
  };
  const host = url.hostname;
  return new Promise((resolve) => {
    const failed = (error: Error & { readonly code?: string }) =>
      resolve(refused('outbound.unreachable', { host, reason: error.code ?? error.name }));
    const sent = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, (answer) => {
      answer.on('error', failed);
      void read(answer, bytesMax).then((text) => {
        if (text === null) sent.destroy();
        resolve(
          text === null
            ? refused('outbound.answer_too_large', { host })
            : ok({ status: answer.statusCode ?? 0, headers: singleHeaders(answer), text }),
        );
      }, failed);
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

async function read(answer: IncomingMessage, bytesMax: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer) {
    bytes += (chunk as Buffer).length;
    if (bytes > bytesMax) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const singleHeaders = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]));
