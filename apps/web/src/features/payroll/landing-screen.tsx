import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { landingQuery, type LandingBy } from '../../api/payroll.ts';
import { useSession } from '../../api/session.ts';
import { useSearchText } from '../../shell/viewing.ts';
import { Choice } from '../../ui/choice.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { LandingTable } from './landing-table.tsx';

const yearsShown = 3;

/** Where the variable pay of a year ends, beside the envelope that was given to it. */
export function LandingScreen() {
  const { today } = useSession();
  const thisYear = Number(today.slice(0, 4));
  const years = Array.from({ length: yearsShown }, (_, back) => String(thisYear - back));
  const [askedYear, askYear] = useSearchText('year');
  const [askedBy, askBy] = useSearchText('by');
  const year = years.includes(askedYear) ? askedYear : String(thisYear);
  const by: LandingBy = askedBy === 'team' ? 'team' : 'plan';
  const query = useQuery(landingQuery(year, by));
  return (
    <Page title={m['web.room_landing']()} lead={m['web.landing_lead']()}>
      <div className="flex flex-wrap items-end gap-4">
        <SelectField
          label={m['web.landing_year']()}
          options={years.map((value) => ({ value, label: value }))}
          value={year}
          onChange={({ target }) => askYear(target.value)}
        />
        <Choice
          label={m['web.landing_by']()}
          value={by}
          options={[
            { value: 'plan', label: m['web.landing_by_plan']() },
            { value: 'team', label: m['web.landing_by_team']() },
          ]}
          onChange={askBy}
        />
      </div>
      <QueryView query={query}>
        {({ groups }) =>
          groups.length === 0 ? (
            <EmptyState title={m['web.landing_none']()} icon="landing">
              {m['web.landing_none_lead']()}
            </EmptyState>
          ) : (
            <LandingTable key={`${year} ${by}`} groups={groups} year={year} by={by} />
          )
        }
      </QueryView>
    </Page>
  );
}
