import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { planQuery } from '../../api/plans.ts';
import { formatCount, formatDate } from '../../locale.ts';
import { useSession } from '../../api/session.ts';
import { mayOperate } from '../../shell/import-link.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { PageQuery } from '../../ui/query-view.tsx';
import { ComponentRules } from './component-rules.tsx';

/** The plan in words first, as its payees read it; then as it is stored. */
export function PlanScreen() {
  const { planCode } = useParams({ strict: false });
  const mayWrite = mayOperate(useSession());
  const query = useQuery(planQuery(planCode ?? ''));
  return (
    <PageQuery title={m['web.room_plans']()} query={query}>
      {(plan) => (
        <Page
          title={plan.name}
          lead={m['web.plan_facts']({
            version: plan.version,
            date: formatDate(plan.effectiveFrom),
            count: formatCount(plan.assigned),
          })}
          actions={
            <>
              <Link
                to="/plans/$planCode/rules"
                params={{ planCode: plan.code }}
                className={buttonClass('plain')}
              >
                {m['web.rules_title']()}
              </Link>
              {mayWrite && (
                <Link to="/consultations" search={{ plan: plan.code }} className={buttonClass('plain')}>
                  {m['consultations.open']()}
                </Link>
              )}
              {mayWrite && (
                <Link to="/plan-designer" search={{ plan: plan.code }} className={buttonClass('primary')}>
                  {m['designer.edit']()}
                </Link>
              )}
            </>
          }
        >
          <Section title={m['web.plan_rules']()}>
            <ul className="flex flex-col gap-3">
              {plan.document.components.map((component) => (
                <li key={component.code}>
                  <Sheet>
                    <ComponentRules component={component} plan={plan.document} />
                  </Sheet>
                </li>
              ))}
            </ul>
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
    </PageQuery>
  );
}
