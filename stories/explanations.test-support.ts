import type { Explanation } from '@cordee/kernel';
import { tellStory } from './tell-story.test-support.ts';

type Example = {
  readonly name: string;
  readonly explanation: Explanation;
  readonly fr: string;
  readonly en: string;
  readonly equation: string | null;
};

/** What a reader sees of the first line, or else the first issue, of some stories. */
export function earnedExamples(): readonly Example[] {
  return [
    example('percentage-of-orders', {
      fr: 'Vous touchez 4 210 € : 3 % de 140 333,3333 €',
      en: 'You earn €4,210: 3% of €140,333.3333',
      equation: '140 333,3333 € × 3 % = 4 209,999999 €, arrondi à 4 210 €',
    }),
    example('marginal-tiers-in-attainment', {
      fr: 'Vous touchez 1 130 € : 92 % de l’objectif, palier 2 à 3 %',
      en: 'You earn €1,130: 92% of quota, tier 2 at 3%',
      equation: '25 000 € × 2 % + 21 000 € × 3 % = 1 130 €',
    }),
    example('bonus-at-target', {
      fr: 'Vous touchez 0 € : 99,99 % de l’objectif, prime due à partir de 100 %',
      en: 'You earn €0: 99.99% of quota, bonus due from 100%',
      equation: null,
    }),
    example('zero-quota', {
      fr: 'Prime à l’objectif : montant non calculé. L’objectif de la période T1 2026 est de zéro : le taux d’atteinte n’existe pas. Corrigez l’objectif ou retirez cette composante.',
      en: 'Bonus at target: amount not calculated. The quota of the period Q1 2026 is zero: there is no attainment. Correct the quota or remove this component.',
      equation: null,
    }),
  ];
}

function example(name: string, reads: Pick<Example, 'fr' | 'en' | 'equation'>): Example {
  const [result] = tellStory(name).result.results;
  const explanation = result?.lines[0]?.explanation ?? result?.issues[0]?.explanation;
  if (explanation === undefined) throw new Error(`the story ${name} earns nothing`);
  return { name, explanation, ...reads };
}
