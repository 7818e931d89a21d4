import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { plansQuery, type Plan } from '../../api/plans.ts';
import { useSession } from '../../api/session.ts';
import { collator, formatCount, formatDate } from '../../locale.ts';
import { mayOperate } from '../../shell/import-link.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { PlanDrafts } from './plan-drafts.tsx';
import { PlanTemplates } from './plan-templates.tsx';
import { NewPlan } from './new-plan.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

export function PlansScreen() {
  const query = useQuery(plansQuery);
  const mayPublish = mayOperate(useSession());
  return (
    <Page
      title={m['web.plans_title']()}
      lead={m['web.plans_lead']()}
      actions={
        <>
          <Link to="/consultations" className={buttonClass('plain')}>
            {m['consultations.title']()}
          </Link>
          {mayPublish && (
            <Link to="/plan-assignments" className={buttonClass('plain')}>
              {m['assignments.open']()}
            </Link>
          )}
        </>
      }
    >
      <QueryView query={query}>
        {(plans) =>
          plans.length === 0 ? (
            <EmptyState title={m['web.plans_none']()} icon="plans">
              {m['web.plans_none_lead']()}
            </EmptyState>
          ) : (
            <TableShell
              label={m['web.plans_title']()}
              rows={plans.toSorted(newestFirst)}
              columns={columns()}
              rowKey={(row) => `${row.code}-${row.version}`}
            />
          )
        }
      </QueryView>
      {mayPublish && <PlanDrafts />}
      {mayPublish && <PlanTemplates />}
      {mayPublish && (
        <Section title={m['web.plan_new']()}>
          <Sheet>
            <NewPlan />
          </Sheet>
        </Section>
      )}
    </Page>
  );
}

/** The plans in force are what one comes for; last year's stand below. */
const newestFirst = (a: Plan, b: Plan) =>
  collator.compare(b.effectiveFrom, a.effectiveFrom) || collator.compare(a.name, b.name);

const columns = (): TableColumn<Plan>[] => [
  {
    id: 'name',
    header: m['web.plan'](),
    value: (row) => row.name,
    cell: (row) => (
      <Link
        to="/plans/$planCode"
        params={{ planCode: row.code }}
        className="text-accent underline underline-offset-2"
      >
        {row.name}
      </Link>
    ),
  },
  { id: 'version', header: m['web.version'](), value: (row) => row.version },
  {
    id: 'dates',
    header: m['web.plan_dates'](),
    value: (row) => row.effectiveFrom,
    cell: (row) => formatDate(row.effectiveFrom),
  },
  {
    id: 'components',
    header: m['web.components'](),
    isNumeric: true,
    value: (row) => row.document.components.length,
    cell: (row) => formatCount(row.document.components.length),
  },
  {
    id: 'assigned',
    header: m['web.assigned'](),
    isNumeric: true,
    value: (row) => row.assigned,
    cell: (row) => formatCount(row.assigned),
  },
];
