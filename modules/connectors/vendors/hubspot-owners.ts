// Owners of companies in HubSpot: read in batches, written one by one. HubSpot has no condition on a write: what changed in
// the moment between the last look and the write is not seen.
import { ok, type Result } from '@cordee/kernel';
import { listAt, textAt } from '../exact-json.ts';
import type { OwnerDoor, OwnerWriting, VendorOwner } from '../owner-door.ts';
import { hubspotAsk, ownerEmails } from './hubspot.ts';

const isCompanyId = (code: string) => /^\d{1,19}$/.test(code);
const perBatch = 100;
const read = ['hubspot_owner_id', 'hs_lastmodifieddate'];

export const hubspotOwners: OwnerWriting = {
  file: { columns: ['Record ID', 'Company owner'], owner: 'email' },
  open: (world, pull): OwnerDoor => {
    const ask = hubspotAsk(world, pull, 'companies');
    const emails = () => ownerEmails(ask);
    return {
      users: async () => {
        const found = await ownerEmails(ask, [false]);
        return found.ok
          ? ok(new Map([...found.value].map(([id, email]) => [email.toLowerCase(), id])))
          : found;
      },
      owners: async (records) => {
        const names = await emails();
        if (!names.ok) return names;
        const ids = records.filter(isCompanyId);
        const owners: VendorOwner[] = [];
        for (let from = 0; from < ids.length; from += perBatch) {
          const found = await batch(ids.slice(from, from + perBatch));
          if (!found.ok) return found;
          owners.push(...found.value.map((company) => ownerIn(company, names.value)));
        }
        return ok(owners);
      },
      setOwner: async ({ record }, userId) => {
        const properties = { hubspot_owner_id: userId };
        const answer = await ask(`/crm/v3/objects/companies/${record}`, { properties }, 'PATCH');
        return answer.ok ? ok(null) : answer;
      },
    };

    async function batch(ids: readonly string[]): Promise<Result<readonly unknown[]>> {
      const inputs = ids.map((id) => ({ id }));
      const answer = await ask('/crm/v3/objects/companies/batch/read', { inputs, properties: read });
      return answer.ok ? ok(listAt(answer.value.json, 'results') ?? []) : answer;
    }
  },
};

const ownerIn = (company: unknown, emails: ReadonlyMap<string, string>): VendorOwner => ({
  record: textAt(company, 'id') ?? '',
  owner: emails.get(textAt(company, 'properties.hubspot_owner_id') ?? '')?.toLowerCase() ?? null,
  stamp: textAt(company, 'properties.hs_lastmodifieddate') ?? textAt(company, 'updatedAt') ?? '',
});
