import { queryOptions } from '@tanstack/react-query';
import type { Locale } from '../locale.ts';
import { answerOf, api } from './client.ts';
import { fileAddress } from './file-address.ts';
import type { Schemas } from './schemas.ts';

export type RulesBlock = Schemas['RulesBlock'];

/** What the reader sold, by measure (orders:150000), and his or her quota and target incentive; '' where not given. */
export type OwnFigures = { readonly figures: string; readonly quota: string; readonly target: string };

export const planRulesQuery = (code: string, own: OwnFigures) =>
  queryOptions({
    queryKey: ['plan-rules', code, own],
    queryFn: () =>
      answerOf(api.GET('/plans/{code}/rules', { params: { path: { code }, query: given(own) } })),
  });

export const planRulesFile = (code: string, format: 'pdf' | 'markdown', locale: Locale, own: OwnFigures) =>
  fileAddress('/plans/{code}/rules/file', { path: { code }, query: { format, locale, ...given(own) } });

function given(own: OwnFigures): Partial<OwnFigures> {
  return own.figures === ''
    ? {}
    : Object.fromEntries(Object.entries(own).filter(([, value]) => value !== ''));
}
