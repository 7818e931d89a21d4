import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calculatePlan } from '@cordee/engine-compensation';
import { invariant, tenantId } from '@cordee/kernel';
import { earnPayee } from './earn-payee.ts';
import { recordsOf, world } from '../many-rows/many-rows.test-support.ts';
import { payeeFacts } from './payee-facts.ts';
import { resultLines } from './result-lines.ts';

const runs = 300;
const seed = 20263;
const tenant = tenantId('00000000-0000-4000-8000-000000000001');

it(`gives one payee alone what the whole company's calculation gives (${runs} worlds, seed ${seed})`, () => {
  let lines = 0;
  fc.assert(
    fc.property(world, (given) => {
      const { plan, facts, period, holders } = recordsOf(tenant, given);
      const reports = facts.crediting?.reports ?? [];
      const asked = { plan, holders, reports, originals: facts.crediting?.originals ?? [] };
      const factsOf = payeeFacts({ ...asked, sales: facts.transactions });
      const origin = { planCode: plan.code, periodCode: period.code };
      const { results } = calculatePlan(plan, facts);
      for (const payee of facts.payees) {
        const whole = results.find((each) => each.payee === payee.payee);
        invariant(whole !== undefined, 'every payee has a result');
        const alone = earnPayee({ plan, period }, { ...payee, ...factsOf(payee.payee) });
        expect(resultLines(alone, '', origin)).toEqual(resultLines(whole, '', origin));
        lines += whole.lines.length;
      }
    }),
    { numRuns: runs, seed },
  );
  expect(lines).toBeGreaterThan(runs);
});
