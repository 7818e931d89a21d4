import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { planRulesFile, planRulesQuery } from '../../api/plan-rules.ts';
import { planQuery } from '../../api/plans.ts';
import { locale } from '../../locale.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { PageQuery } from '../../ui/query-view.tsx';
import { RulesBlocks } from '../../ui/rules-blocks.tsx';
import { OwnFiguresForm, useOwnFigures } from './own-figures-form.tsx';

/** The règlement of a plan: its articles, its examples, and the reader's own figures among them. */
export function RulesScreen() {
  const { planCode = '' } = useParams({ strict: false });
  const [own] = useOwnFigures();
  const query = useQuery({ ...planRulesQuery(planCode, own), placeholderData: (kept) => kept });
  const plan = useQuery(planQuery(planCode));
  return (
    <PageQuery title={m['web.rules_title']()} query={query}>
      {(rules) => (
        <Page
          title={rules.title}
          lead={m['web.rules_version']({ version: rules.version })}
          actions={(['pdf', 'markdown'] as const).map((format) => (
            <a
              key={format}
              href={planRulesFile(planCode, format, locale, own)}
              download
              className={buttonClass(format === 'pdf' ? 'primary' : 'plain')}
            >
              <Icon name="download" />
              {format === 'pdf' ? m['web.rules_pdf']() : m['web.rules_markdown']()}
            </a>
          ))}
        >
          {rules.clauses.map(({ id, number, title, blocks }) => (
            <Section key={id} title={`${number}. ${title}`}>
              <Sheet>
                <div className="flex flex-col gap-3">
                  {id === 'examples' && <OwnFiguresForm measures={plan.data?.document.measures ?? []} />}
                  <RulesBlocks blocks={blocks} />
                </div>
              </Sheet>
            </Section>
          ))}
        </Page>
      )}
    </PageQuery>
  );
}
