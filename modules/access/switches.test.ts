import { expect, it } from 'vitest';
import { plainDate, tenantId, userId, type Scope } from '@cordee/kernel';
import type { SwitchStore } from './switch-store.ts';
import { assessmentFeatures, listSwitches, setSwitch, type FeatureSwitch } from './switches.ts';

const scope: Scope = {
  tenant: tenantId('00000000-0000-4000-8000-000000000001'),
  actor: userId('00000000-0000-4000-8000-000000000002'),
  roles: ['revops'],
  locale: 'fr',
  asOf: { effective: plainDate('2026-03-01'), change: null },
  today: plainDate('2026-03-01'),
  branch: 0,
  positions: 'all',
  people: 'all',
  fields: 'all',
};

function storeHolding(saved: FeatureSwitch[]): SwitchStore {
  return {
    switches: async () => saved,
    saveSwitch: async (_scope, _id, _from, wanted) => void saved.push(wanted),
  };
}

it('lists every feature that assesses people, off until somebody switches it on', async () => {
  const listed = await listSwitches(storeHolding([]), scope);
  expect(listed.map(({ code }) => code)).toEqual([...assessmentFeatures]);
  expect(listed.some(({ isEnabled }) => isEnabled)).toBe(false);
});

it('switches nothing on without the date of the consultation, and anything off without one', async () => {
  const saved: FeatureSwitch[] = [];
  const set = (isEnabled: boolean, consultationDate: string | null) =>
    setSwitch(storeHolding(saved), scope, { code: 'rankings', isEnabled, consultationDate });
  expect(await set(true, null)).toMatchObject({ refusal: { code: 'access.consultation_date_missing' } });
  expect(saved).toEqual([]);
  expect(await set(true, '2026-02-10')).toMatchObject({ ok: true });
  expect(await set(false, null)).toMatchObject({ ok: true });
  expect(saved.map(({ isEnabled }) => isEnabled)).toEqual([true, false]);
});
