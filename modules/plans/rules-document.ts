import { messageOf } from '@cordee/messages/explanation';
import type { RulesPage } from './rules-page.ts';

/** The règlement ready to print. The day is the one that the document carries: the same page prints the same for ever. */
export function rulesDocument(
  { language, title, version, clauses }: RulesPage,
  { organisation, day }: { readonly organisation: string; readonly day: string },
) {
  const footer = messageOf('plans.rules_footer', { title, version }, language);
  return {
    template: 'rules' as const,
    data: { language, title, author: organisation, issuedOn: day, footer, clauses },
  };
}
