import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { actionPlansQuery } from '../../api/actions/action-plans.ts';
import { peopleQuery } from '../../api/people.ts';
import { useSession } from '../../api/session.ts';
import { formatPeriod } from '../../locale.ts';
import { useChangeViewing, useViewing } from '../../shell/viewing.ts';
import { buttonClass } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { OnePlan } from './one-plan.tsx';
import { periodChoices } from './period-choices.ts';

/** From the quota to the week: whose plan, which period, and the equation of both. */
export function ActionPlanScreen() {
  const { roles, today } = useSession();
  const { seller } = useSearch({ strict: false });
  const { when } = useViewing();
  const changeViewing = useChangeViewing();
  const choices = periodChoices(today);
  const period = when ?? choices.usual;
  const isSeller = roles.includes('seller') && !roles.includes('manager');
  const options = [...new Set([period, ...choices.codes])].map((code) => ({
    value: code,
    label: formatPeriod(code),
  }));
  return (
    <Page
      title={m['actions.title']()}
      lead={m['actions.lead']()}
      actions={
        <>
          <Link
            to="/action-plan/review"
            search={seller === undefined ? {} : { seller }}
            className={buttonClass('plain')}
          >
            {m['actions.review']()}
          </Link>
          {!isSeller && <SellerField seller={seller} />}
          <SelectField
            label={m['actions.period']()}
            options={options}
            value={period}
            onChange={({ target }) => changeViewing({ when: target.value })}
          />
        </>
      }
    >
      {isSeller || seller !== undefined ? (
        <SellerPlan key={`${seller} ${period}`} seller={seller} period={period} />
      ) : (
        <EmptyState title={m['actions.choose_seller']()} icon="people">
          {m['actions.choose_seller_lead']()}
        </EmptyState>
      )}
    </Page>
  );
}

function SellerPlan({ seller, period }: { seller: string | undefined; period: string }) {
  const query = useQuery(actionPlansQuery({ seller, period }));
  return (
    <QueryView query={query}>
      {(plans) => <OnePlan seller={seller} period={period} plan={plans[0]} />}
    </QueryView>
  );
}

function SellerField({ seller }: { seller: string | undefined }) {
  const navigate = useNavigate();
  const people = useQuery(peopleQuery({})).data?.rows ?? [];
  const sellers = people.filter(({ role }) => role === 'seller');
  return (
    <SelectField
      label={m['actions.seller']()}
      value={seller ?? ''}
      options={[
        { value: '', label: m['actions.choose_seller']() },
        ...sellers.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={({ target }) =>
        void navigate({ to: '/action-plan', search: target.value === '' ? {} : { seller: target.value } })
      }
    />
  );
}
