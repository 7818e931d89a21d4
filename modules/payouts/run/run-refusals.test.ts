import { expect, it } from 'vitest';
import { plainDate, tenantId, userId, type Role, type Scope } from '@cordee/kernel';
import { refusalOf } from './run-refusals.ts';
import type { RunState } from '../run.ts';
import { drawnStatement } from '../statement/statement.test-support.ts';

const [calculator, other] = ['1', '2'].map((digit) => userId(`00000000-0000-4000-8000-00000000000${digit}`));
if (!calculator || !other) throw new Error('two users');

function scopeOf(actor: Scope['actor'], ...roles: Role[]): Scope {
  return {
    tenant: tenantId('00000000-0000-4000-8000-000000000009'),
    actor,
    roles,
    locale: 'fr',
    asOf: { effective: plainDate('2026-04-02'), change: null },
    today: plainDate('2026-04-02'),
    branch: 0,
    positions: 'all',
    people: 'all',
    fields: 'all',
  };
}
const inState = (state: RunState) => ({ ...drawnStatement().run, calculatedBy: calculator, state });

it('lets a second person of finance approve, and says to the first why they may not', () => {
  const run = inState('preview');
  expect(refusalOf(run, scopeOf(other, 'finance'), 'fr')).toMatchObject({
    canApprove: true,
    whyNotApprove: null,
  });
  expect(refusalOf(run, scopeOf(calculator, 'finance'), 'fr').whyNotApprove).toContain('une autre personne');
  expect(refusalOf(run, scopeOf(other, 'revops'), 'fr').whyNotApprove).toContain('finance');
});

it('lets nobody lock what is not approved, and finance or sales operations what is', () => {
  expect(refusalOf(inState('preview'), scopeOf(other, 'finance'), 'fr')).toMatchObject({ canLock: false });
  expect(refusalOf(inState('approved'), scopeOf(calculator, 'revops'), 'fr')).toMatchObject({
    canLock: true,
  });
  expect(refusalOf(inState('approved'), scopeOf(other, 'executive'), 'en').whyNotLock).not.toBeNull();
});

it('refuses everything once the run is locked or voided', () => {
  for (const state of ['locked', 'voided'] as const)
    expect(refusalOf(inState(state), scopeOf(other, 'finance', 'revops'), 'fr')).toMatchObject({
      canApprove: false,
      canLock: false,
    });
});
