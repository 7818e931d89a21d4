import { moneyText } from '@cordee/kernel';
import { describe, expect, it } from 'vitest';
import { calculateCase } from '../../case-format/calculate-case.ts';
import { EXAMPLE } from '../../case-format/case-reference.ts';
import { parseCase } from '../../case-format/parse-case.ts';

function caseOf(args: object, more: object = {}) {
  const components = [{ code: 'pay', type: 'formula', args, ...more }];
  return parseCase({ ...EXAMPLE, plan: { ...EXAMPLE.plan, components }, expected: [] });
}

function paid(args: object, more: object = {}) {
  const given = caseOf(args, more);
  if (!given.ok) throw new Error(JSON.stringify(given.refusal));
  const [result] = calculateCase(given.value).results;
  const [line] = result?.lines ?? [];
  return line === undefined ? result?.issues[0]?.refusal.code : moneyText(line.payable);
}

function refused(args: object) {
  const given = caseOf(args);
  return given.ok
    ? []
    : given.refusal.map(({ code, args: { path, from, to, suggestion } }) => [
        code,
        path,
        from,
        to,
        suggestion,
      ]);
}

describe('a formula', () => {
  it('pays what it says, in French as in English (46,000 of 50,000)', () => {
    expect(paid({ formula: 'SI(atteinte_orders >= 90 %; orders * 3 %; orders * 2 %)' })).toBe('1380.00');
    const english = 'IF(attainment_orders >= 95%, orders * 3%, orders * 2%)';
    expect(paid({ formula: english, language: 'en' })).toBe('920.00');
    expect(paid({ formula: 'MIN(orders; objectif_orders) * 0,5 %' })).toBe('230.00');
  });

  it('has the modifiers of every component', () => {
    expect(paid({ formula: 'orders * 3 %' }, { cap: { amount: '1000' } })).toBe('1000.00');
  });

  it('reads what other components came to, in either language, whatever their order', () => {
    const other = (type: string, args: object, more: object = {}) => ({ code: 'other', type, args, ...more });
    const read = (formula: string, second: object) => {
      const plan = {
        ...EXAMPLE.plan,
        components: [{ code: 'pay', type: 'formula', args: { formula } }, second],
      };
      const given = parseCase({ ...EXAMPLE, plan, expected: [] });
      if (!given.ok) return given.refusal.map(({ code }) => code);
      const [outcome] = calculateCase(given.value).outcomes;
      return outcome?.lines['pay'] ?? outcome?.issues['pay'];
    };
    const tenth = other('percentage_of_measure', { measure: 'orders', rate: '0.1' }, { pays: 'nothing' });
    expect(read('MIN(composante_other; 4000)', tenth)).toBe('4000.00');
    expect(read('composante_autre * 2', tenth)).toEqual(['compensation.plan_reference_unknown']);
    const points = other('points', { measure: 'orders', points: '1' }, { pays: 'points' });
    expect(read('composante_other * 2', points)).toBe('compensation.formula_needs_money');
    expect(read('composante_pay * 2', tenth)).toEqual(['compensation.plan_cycle']);
  });

  it('gives a ratio that other components read: a weighted score', () => {
    const score = { code: 'score', type: 'formula', pays: 'nothing' };
    const read = (args: object, pay: object) => {
      const plan = {
        ...EXAMPLE.plan,
        components: [
          { ...score, args },
          { code: 'pay', ...pay },
        ],
      };
      const given = parseCase({ ...EXAMPLE, plan, expected: [] });
      if (!given.ok) return given.refusal.map(({ code }) => code);
      const [outcome] = calculateCase(given.value).outcomes;
      return [outcome?.results['score'], outcome?.lines['pay'] ?? outcome?.issues['pay']];
    };
    const weighted = { formula: 'atteinte_orders * 60 % + 10 %', gives: 'ratio' };
    const pay = { type: 'flat_amount', args: { amount: '1000' }, multipliers: [{ component: 'score' }] };
    expect(read(weighted, pay)).toEqual([expect.stringMatching(/^0\.6520*$/), '652.00']);
    const named = { type: 'formula', args: { formula: '1000 * coefficient_score' } };
    expect(read(weighted, named)).toEqual([expect.stringMatching(/^0\.6520*$/), '652.00']);
    const money = { type: 'formula', args: { formula: 'composante_score * 2' } };
    expect(read(weighted, money)[1]).toBe('compensation.formula_needs_money');
    expect(read({ formula: 'orders', gives: 'ratio' }, pay)).toEqual(['formula.units_differ']);
    expect(read({ formula: 'orders * 1 %' }, named)[1]).toBe('compensation.formula_needs_ratio');
  });

  it('counts the months since the hire', () => {
    const pay = { formula: 'SI(anciennete_mois < 3; orders * 5 %; orders * 3 %)' };
    const hired = (on: string | null) => {
      const components = [{ code: 'pay', type: 'formula', args: pay }];
      const people = [{ code: 'camille', hired: on }];
      const given = parseCase({ ...EXAMPLE, plan: { ...EXAMPLE.plan, components }, people, expected: [] });
      if (!given.ok) throw new Error(JSON.stringify(given.refusal));
      const [outcome] = calculateCase(given.value).outcomes;
      return outcome?.lines['pay'] ?? outcome?.issues['pay'];
    };
    expect(['2025-10-01', '2025-10-02', '2026-01-20', null].map(hired)).toEqual([
      '1380.00',
      '2300.00',
      '2300.00',
      'compensation.hire_unknown',
    ]);
  });

  it('is an issue where a figure that it reads is missing, never a zero', () => {
    expect(paid({ formula: 'orders * taux_de_commission' })).toBe(
      'compensation.term_missing_commission_rate',
    );
  });

  it('is refused with its position and what was meant', () => {
    const path = '$.plan.components[0].args.formula';
    expect(refused({ formula: 'ordres * 3 %' })).toEqual([
      ['formula.field_unknown_near', path, 0, 6, 'orders'],
    ]);
    expect(refused({ formula: 'orders + 3 %' }).map(([code]) => code)).toHaveLength(1);
    expect(refused({ formula: 'orders * orders' })).toHaveLength(1);
    expect(refused({ formula: 'atteinte_orders' })).toHaveLength(1);
    expect(refused({ formula: 'SI(orders > 1' })).toHaveLength(1);
  });
});
