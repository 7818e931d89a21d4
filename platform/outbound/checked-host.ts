import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { ok, refused, type Result } from '@cordee/kernel';
import type { Fence } from './fence.ts';

/** The one address that is then connected to: what a name means is asked once, so that it cannot change in between. */
export async function checkedHost(name: string, fence: Fence): Promise<Result<string>> {
  const host = name.replace(/^\[(.*)\]$/, '$1');
  const closed = refused('outbound.address_closed', { host });
  if (isIP(host) !== 0) return fence.isOpen(host) ? ok(host) : closed;
  const found = await lookup(host, { all: true }).catch(() => []);
  const [first] = found;
  if (!first) return refused('outbound.unreachable', { host, reason: 'ENOTFOUND' });
  return found.every(({ address }) => fence.isOpen(address)) ? ok(first.address) : closed;
}
