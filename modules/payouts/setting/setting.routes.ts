import type { z } from '@hono/zod-openapi';
import { ok, type Role } from '@cordee/kernel';
import { endpoint, type Endpoint } from '@cordee/platform/http';
import { readSetting, setSetting, type PaySetting, type SettingStore } from './pay-setting.ts';

const readers = ['revops', 'finance', 'auditor', 'executive'] as const satisfies readonly Role[];

/** One address of a setting: to read it, and for finance to change it. */
export function settingRoutes<T extends object>(
  store: SettingStore,
  setting: PaySetting<T> & { readonly schema: z.ZodType<T> },
  address: { readonly path: string; readonly summary: string },
): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: address.path,
      summary: address.summary,
      policy: readers,
      answer: setting.schema,
      handle: async ({ caller }) =>
        ok((await readSetting(store, caller.scope, setting)) as z.input<typeof setting.schema>), // read by the schema
    }),
    endpoint({
      method: 'put',
      path: address.path,
      summary: `Set: ${address.summary}`,
      policy: ['finance'],
      body: setting.schema,
      answer: setting.schema,
      handle: async ({ caller, body }) => {
        const set = await setSetting(store, caller.scope, setting, body as T);
        return set.ok ? ok(set.value as z.input<typeof setting.schema>) : set; // the same schema, both ways
      },
    }),
  ];
}
