import { z } from '@hono/zod-openapi';
import { ok } from '@cordee/kernel';
import { endpoint, type Endpoint } from '@cordee/platform/http';
import { setLegalEntities, type LegalEntityStore } from './legal-entities.ts';

const LegalEntityAnswer = z
  .strictObject({
    code: z.string().trim().min(1).max(40),
    name: z.string().trim().min(1).max(200),
    country: z.string().regex(/^[A-Z]{2}$/),
  })
  .openapi('LegalEntity');

export function legalEntityRoutes(store: LegalEntityStore): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/organisation/legal-entities',
      summary: 'The companies of the organisation',
      policy: ['revops', 'finance', 'executive', 'auditor'],
      answer: z.array(LegalEntityAnswer),
      handle: async ({ caller }) => ok([...(await store.legalEntities(caller.scope))]),
    }),
    endpoint({
      method: 'put',
      path: '/organisation/legal-entities',
      summary: 'Set the companies of the organisation',
      policy: ['revops', 'finance'],
      body: z.strictObject({ entities: z.array(LegalEntityAnswer).max(200) }),
      answer: z.array(LegalEntityAnswer),
      handle: async ({ caller, body }) => {
        const set = await setLegalEntities(store, caller.scope, body.entities);
        return set.ok ? ok([...set.value]) : set;
      },
    }),
  ];
}
