import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { planQuery } from '../../api/plans.ts';
import { formatCount } from '../../locale.ts';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { planDates } from './plan-dates.ts';

/** The plan in words first, as its payees read it; then as it is stored. */
export function PlanScreen() {
  const { planCode } = useParams({ strict: false });
  const query = useQuery(planQuery(planCode ?? ''));
  return (
    <QueryView query={query}>
      {(plan) => (
        <Page
          title={plan.name}
          lead={m['web.plan_facts']({
            version: plan.version,
            dates: planDates(plan),
            count: formatCount(plan.assigned),
          })}
        >
          <Section title={m['web.plan_rules']()}>
            <Sheet>
              <div className="flex max-w-[68ch] flex-col gap-3 whitespace-pre-line">
                {plan.rulesText.split(/\n{2,}/).map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
              </div>
            </Sheet>
          </Section>
          <details>
            <summary className="min-h-6 text-accent underline underline-offset-2">
              {m['web.plan_document']()}
            </summary>
            <pre
              // A region that scrolls must be reachable by keyboard.
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={0}
              className="mt-3 overflow-x-auto rounded-md border border-line bg-sheet p-4 text-[13px]"
            >
              {JSON.stringify(plan.document, null, 2)}
            </pre>
          </details>
        </Page>
      )}
    </QueryView>
  );
}
