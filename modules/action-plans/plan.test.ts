import { entityId } from '@cordee/kernel';
import { expect, it } from 'vitest';
import { checkAgreement, inForce, sideOf, stateOf, type ActionPlan, type PlanVersion } from './plan.ts';

const [seller, manager] = [
  entityId('00000000-0000-7000-8000-000000000001'),
  entityId('00000000-0000-7000-8000-000000000002'),
];
const version = (id: string, side: PlanVersion['side'], isAgreed = false): PlanVersion => ({
  id,
  side,
  by: 'x',
  at: '2026-05-01',
  content: {} as PlanVersion['content'], // states do not read what a version says
  agreed: isAgreed ? { by: 'y', at: '2026-05-02' } : null,
});
const planOf = (...versions: PlanVersion[]): ActionPlan => ({
  id: 'p',
  sellerId: seller,
  managerId: manager,
  period: '2026-Q3',
  versions,
});

it('waits for whoever did not speak last, until both agree; a later version opens it again', () => {
  expect(stateOf(planOf(version('1', 'seller')))).toBe('manager_awaited');
  expect(stateOf(planOf(version('1', 'seller'), version('2', 'manager')))).toBe('seller_awaited');
  const changed = planOf(version('1', 'seller', true), version('2', 'manager'));
  expect(stateOf(planOf(version('1', 'seller', true)))).toBe('agreed');
  expect(stateOf(changed)).toBe('seller_awaited');
  expect(inForce(changed)?.id).toBe('1');
  expect(inForce(planOf(version('1', 'seller')))).toBeNull();
});

it('lets nobody agree to their own version, to one that was replaced, or twice', () => {
  const plan = planOf(version('1', 'seller'), version('2', 'manager'));
  const codeOf = (of: ActionPlan, side: PlanVersion['side'], id: string) => {
    const checked = checkAgreement(of, side, id);
    return checked.ok ? 'agreed' : checked.refusal.code;
  };
  expect(codeOf(plan, 'seller', '2')).toBe('agreed');
  expect(codeOf(plan, 'manager', '2')).toBe('actions.version_changed_conflict');
  expect(codeOf(plan, 'manager', '1')).toBe('actions.version_changed_conflict');
  expect(codeOf(planOf(version('1', 'seller', true)), 'manager', '1')).toBe('actions.agreed_conflict');
  expect([sideOf(plan, seller), sideOf(plan, manager), sideOf(plan, null)]).toEqual([
    'seller',
    'manager',
    null,
  ]);
});
