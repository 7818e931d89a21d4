import { m } from '@cordee/messages';
import type { Candidate, MatchField, ProposedMatch } from '../../api/data-quality.ts';
import { figureText } from '../../ui/figure.tsx';

const fields: Record<MatchField, () => string> = {
  seller: () => m['web.seller'](),
  account: () => m['web.account'](),
  product: () => m['web.product'](),
  territory: () => m['web.territory'](),
  channel: () => m['web.channel'](),
};

export const matchFieldName = (field: MatchField): string => fields[field]();

const reasons: Record<Candidate['reason'], () => string> = {
  known_since: () => m['quality.reason_known_since'](),
  same_letters: () => m['quality.reason_same_letters'](),
  same_number: () => m['quality.reason_same_number'](),
  same_words: () => m['quality.reason_same_words'](),
  name_in_mail: () => m['quality.reason_name_in_mail'](),
  first_letter: () => m['quality.reason_first_letter'](),
  one_letter: () => m['quality.reason_one_letter'](),
};

export const reasonWords = ({ reason }: Candidate): string => reasons[reason]();

/** Nobody needs to decide: what it means is known by now, or was accepted; its file has only to be read again. */
export function needsReadingOnly({ field, accepted, candidates }: ProposedMatch): boolean {
  const isFound = field === 'seller' || field === 'account';
  const [first, second] = candidates;
  return (
    accepted !== null || (isFound && first?.reason === 'known_since' && second?.reason !== 'known_since')
  );
}

export const amountsText = ({ amounts }: Pick<ProposedMatch, 'amounts'>): string =>
  amounts.map((amount) => figureText(amount)).join(' · ');
