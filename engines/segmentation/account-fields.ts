import type { Environment, Field } from '@cordee/engine-formula';
import type { Currency } from '@cordee/kernel';

const text = (code: string, fr: string, en: string): Field => ({
  code,
  names: { fr, en },
  type: { kind: 'text' },
  label: `segments.field_${code}`,
});
const count = (code: string, fr: string, en: string): Field => ({
  ...text(code, fr, en),
  type: { kind: 'decimal' },
});
const share = (code: string, fr: string, en: string): Field => ({
  ...text(code, fr, en),
  type: { kind: 'percentage' },
});

/** What a rule may name of an account; the words are explained by segments.field_* messages. */
export function accountFields(currency: Currency): readonly Field[] {
  const money = (code: string, fr: string, en: string): Field => ({
    ...text(code, fr, en),
    type: { kind: 'amount', currency },
  });
  return [
    text('abc', 'abc', 'abc'),
    count('potential_level', 'niveau_potentiel', 'potential_level'),
    count('share_level', 'niveau_part', 'share_level'),
    money('potential', 'potentiel', 'potential'),
    share('share_of_wallet', 'part_captée', 'share_of_wallet'),
    money('sales', 'ventes', 'sales'),
    money('sales_before', 'ventes_avant', 'sales_before'),
    share('growth', 'croissance', 'growth'),
    money('margin', 'marge', 'margin'),
    count('orders', 'commandes', 'orders'),
    count('recency_days', 'récence', 'recency'),
    { ...text('last_sale', 'dernière_vente', 'last_sale'), type: { kind: 'date' } },
    count('recency_score', 'note_récence', 'recency_score'),
    count('frequency_score', 'note_fréquence', 'frequency_score'),
    count('value_score', 'note_valeur', 'value_score'),
    count('employees', 'effectif', 'employees'),
    money('revenue', 'ca', 'revenue'),
    text('sector', 'secteur', 'sector'),
    text('country', 'pays', 'country'),
    text('town', 'ville', 'town'),
    text('postcode', 'code_postal', 'postcode'),
    text('account_code', 'code', 'code'),
    count('group', 'groupe', 'group'),
  ];
}

/** The same with the scores that a model defines: a score may name those above it. */
export function segmentEnvironment(
  currency: Currency,
  scores: readonly { readonly code: string }[],
): Environment {
  const own = scores.map(({ code }) => ({
    code,
    names: { fr: code, en: code },
    type: { kind: 'decimal' as const },
  }));
  return { fields: [...accountFields(currency), ...own] };
}
