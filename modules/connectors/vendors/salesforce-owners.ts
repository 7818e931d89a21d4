// Owners of accounts in Salesforce: read by SOQL, written one by one, unless the record changed since.
import { ok, refused, type Result } from '@cordee/kernel';
import { isTrueAt, listAt, textAt } from '../exact-json.ts';
import type { OwnerDoor, OwnerWriting, VendorOwner } from '../owner-door.ts';
import { behind, openVendorCall, type VendorCall } from './vendor-call.ts';
import { salesforceDoor, version } from './salesforce.ts';

const isAccountId = (code: string) => /^001[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/.test(code);
const perQuery = 200;

export const salesforceOwners: OwnerWriting = {
  file: { columns: ['Id', 'OwnerId'], owner: 'id' },
  open: (world, pull): OwnerDoor => {
    const base = pull.settings['url'] ?? '';
    const call = openVendorCall(world, salesforceDoor(world, pull, 'Account'));
    const ask = (soql: string) => queried(call, base, soql);
    return {
      users: async () => {
        const found = await ask('SELECT Id, Email FROM User WHERE IsActive = true');
        if (!found.ok) return found;
        return ok(
          new Map(
            found.value.map((user) => [
              (textAt(user, 'Email') ?? '').toLowerCase(),
              textAt(user, 'Id') ?? '',
            ]),
          ),
        );
      },
      owners: async (records) => {
        const ids = records.filter(isAccountId);
        const owners: VendorOwner[] = [];
        for (let from = 0; from < ids.length; from += perQuery) {
          const listed = ids.slice(from, from + perQuery).map((id) => `'${id}'`);
          const found = await ask(
            `SELECT Id, Owner.Email, SystemModstamp FROM Account WHERE Id IN (${listed.join(', ')})`,
          );
          if (!found.ok) return found;
          owners.push(...found.value.map(ownerIn));
        }
        return ok(owners);
      },
      setOwner: async ({ record, stamp }, userId) => {
        const url = behind(base, `/services/data/${version}/sobjects/Account/${record}`);
        if (!url.ok) return url;
        const answer = await call({
          method: 'PATCH',
          url: url.value,
          headers: { 'content-type': 'application/json', 'if-unmodified-since': httpTime(stamp) },
          body: JSON.stringify({ OwnerId: userId }),
        });
        return answer.ok ? ok(null) : answer;
      },
    };
  },
};

const ownerIn = (record: unknown): VendorOwner => ({
  record: textAt(record, 'Id') ?? '',
  owner: textAt(record, 'Owner.Email')?.toLowerCase() ?? null,
  stamp: textAt(record, 'SystemModstamp') ?? '',
});

async function queried(call: VendorCall, base: string, soql: string): Promise<Result<readonly unknown[]>> {
  const found: unknown[] = [];
  let next: string | null = `/services/data/${version}/query?q=${encodeURIComponent(soql)}`;
  for (const seen = new Set<string>(); next !== null;) {
    if (seen.has(next)) return refused('connectors.page_repeated', { page: seen.size });
    seen.add(next);
    const url = behind(base, next);
    const answer: Awaited<ReturnType<VendorCall>> = url.ok
      ? await call({ method: 'GET', url: url.value })
      : url;
    if (!answer.ok) return answer;
    found.push(...(listAt(answer.value.json, 'records') ?? []));
    next = isTrueAt(answer.value.json, 'done') ? null : textAt(answer.value.json, 'nextRecordsUrl');
  }
  return ok(found);
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** HTTP knows whole seconds: the second after the stamp, so that the stamp itself is no later change. */
function httpTime(stamp: string): string {
  const at = Temporal.Instant.from(stamp).add({ seconds: 1 }).toZonedDateTimeISO('UTC');
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${days[at.dayOfWeek - 1]}, ${two(at.day)} ${months[at.month - 1]} ${at.year}`;
  return `${day} ${two(at.hour)}:${two(at.minute)}:${two(at.second)} GMT`;
}
