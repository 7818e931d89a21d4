import type { ProposedGroup, Trait } from '@cordee/engine-segmentation';
import { amount, decimal, type Currency, type Locale } from '@cordee/kernel';
import { formatAmount, formatDecimal, messageOf } from '@cordee/messages/explanation';

/** A group in a sentence, and a short name made of its first two traits. */
export function describeGroup(
  { accounts, traits }: ProposedGroup,
  currency: Currency,
  locale: Locale,
): { readonly sentence: string; readonly name: string } {
  const told = traits.map((trait) => traitWords(trait, currency, locale));
  const [first, second] = traits;
  const name = [first, second].flatMap((trait) => (trait ? [nameWords(trait, locale)] : [])).join(', ');
  return {
    sentence: messageOf('segments.group_sentence', { count: accounts, traits: told.join(' ; ') }, locale),
    name: name.slice(0, 1).toUpperCase() + name.slice(1),
  };
}

function traitWords(
  { measure, side, median, medianOfAll }: Trait,
  currency: Currency,
  locale: Locale,
): string {
  const value = (text: string) =>
    measure === 'orders' || measure === 'employees' || measure === 'recency_days'
      ? formatDecimal(decimal(text), locale)
      : formatAmount(amount(text, currency), locale);
  return messageOf(
    `segments.trait_${side}`,
    {
      measure: messageOf(`segments.measure_${measure}`, {}, locale),
      median: value(median),
      all: value(medianOfAll),
    },
    locale,
  );
}

function nameWords({ measure, side }: Trait, locale: Locale): string {
  return messageOf(
    `segments.side_${side}`,
    { measure: messageOf(`segments.measure_${measure}`, {}, locale) },
    locale,
  );
}
