import { describe, expect, it } from 'vitest';
import { parsePlan } from '@cordee/engine-compensation';
import { presentPlanForm } from './component-answers.ts';
import { planDocument, planTemplates } from './plan-templates.ts';
import { documentOfFile, templateFiles } from './template-files.ts';

describe('the plans to start from', () => {
  it.each(planTemplates)('%s is a plan that the engine takes', (template) => {
    const choice = {
      template,
      name: 'Équipe terrain 2026',
      grain: 'quarter',
      base: 'order_intake',
      currency: 'EUR',
    } as const;
    const parsed = parsePlan(planDocument(choice));
    expect(parsed).toMatchObject({ ok: true, value: { code: 'equipe-terrain-2026', currency: 'EUR' } });
  });

  it.each([
    ['own', { from: 'payee_term', code: 'commission_rate' }],
    ['0.03', '0.03'],
    [undefined, '0.02'],
  ])('pays a plain commission at the rate asked for: %s', (rate, expected) => {
    const choice = {
      template: 'commission',
      name: 'Plan',
      grain: 'month',
      base: 'cash',
      currency: 'EUR',
      rate,
    } as const;
    const document = planDocument(choice);
    expect(document).toMatchObject({ components: [{ args: { rate: expected } }] });
    expect(parsePlan(document).ok).toBe(true);
  });

  it('gives a code to a name without a letter at its start', () => {
    const document = planDocument({
      template: 'bonus',
      name: '2026',
      grain: 'year',
      base: 'won_deals',
      currency: 'EUR',
    });
    expect(document).toMatchObject({ code: 'plan-2026' });
  });

  it.each(templateFiles.map((file) => [file.code, file] as const))(
    '%s, a file, is a plan that the engine takes in both languages',
    (code, file) => {
      for (const locale of ['fr', 'en'] as const)
        expect(parsePlan(documentOfFile(file, 'EUR', locale))).toMatchObject({
          ok: true,
          value: { code, name: file.name[locale] },
        });
    },
  );
});

describe('the form of a plan', () => {
  it('has words for every component, field and choice in both languages', () => {
    const [french, english] = [presentPlanForm('fr'), presentPlanForm('en')];
    expect(french.components.length).toBeGreaterThan(15);
    const tiers = french.components.find(({ type }) => type === 'marginal_tiers');
    const thresholds = tiers?.fields.find(({ name }) => name === 'thresholds');
    expect(thresholds?.shape.choices?.[1]).toEqual({ value: 'attainment', label: 'Taux d’atteinte' });
    expect(english.modifiers.map(({ name }) => name)).toEqual(french.modifiers.map(({ name }) => name));
  });
});
