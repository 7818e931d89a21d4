import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { suggestionsQuery, type AccountSuggestion } from '../../api/actions/action-plans.ts';
import { CheckField, TextField } from '../../ui/field.tsx';
import { figureText } from '../../ui/figure.tsx';
import { Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

/** Contacts a year of each chosen account. */
export type Chosen = ReadonlyMap<string, number>;

type Props = {
  readonly seller: string | undefined;
  readonly chosen: Chosen;
  readonly choose: (chosen: Chosen) => void;
};

const contactsUsual = 12;
const contactsMax = 366;

/** Whom the plan is about: what is proposed says why, what is chosen says how often. */
export function TargetAccounts({ seller, chosen, choose }: Props) {
  const query = useQuery(suggestionsQuery(seller));
  return (
    <Section
      title={m['actions.accounts']()}
      aside={m['actions.chosen_count']({ count: String(chosen.size) })}
    >
      <p className="max-w-prose text-[14px] text-muted">{m['actions.accounts_lead']()}</p>
      <QueryView query={query}>
        {(suggestions) =>
          suggestions.length === 0 ? (
            <p className="text-muted">{m['actions.accounts_none']()}</p>
          ) : (
            <TableShell
              label={m['actions.accounts']()}
              rows={suggestions}
              columns={columns(chosen, choose)}
              rowKey={({ accountId }) => accountId}
            />
          )
        }
      </QueryView>
    </Section>
  );
}

const columns = (chosen: Chosen, choose: Props['choose']): readonly TableColumn<AccountSuggestion>[] => [
  {
    id: 'name',
    header: m['actions.account'](),
    value: ({ name }) => name,
    cell: ({ accountId, name }) => (
      <CheckField
        label={name}
        checked={chosen.has(accountId)}
        onChange={({ target }) => {
          const next = new Map(chosen);
          if (target.checked) next.set(accountId, contactsUsual);
          else next.delete(accountId);
          choose(next);
        }}
      />
    ),
  },
  { id: 'reason', header: m['actions.reason'](), isLong: true, value: reasonWords },
  {
    id: 'contacts',
    header: m['actions.contacts_per_year'](),
    isNumeric: true,
    value: ({ accountId }) => chosen.get(accountId) ?? null,
    cell: ({ accountId, name }) =>
      chosen.has(accountId) ? (
        <TextField
          label={m['actions.contacts_of']({ account: name })}
          isLabelHidden
          inputMode="numeric"
          className="figures w-20 text-right"
          value={String(chosen.get(accountId))}
          onChange={({ target }) => {
            const count = Number(target.value.replaceAll(/\D/g, ''));
            choose(new Map(chosen).set(accountId, Math.min(contactsMax, Math.max(1, count))));
          }}
        />
      ) : (
        '—'
      ),
  },
];

function reasonWords({ reason, amount, openDeals, daysSince, daysUsual }: AccountSuggestion): string {
  const money = amount === null ? '—' : figureText(amount, 'short');
  if (reason === 'open_deals')
    return m['actions.reason_open_deals']({ count: String(openDeals), amount: money });
  return reason === 'likely_buyer'
    ? m['actions.reason_likely_buyer']({ usual: String(daysUsual), since: String(daysSince) })
    : m['actions.reason_under_served']({ amount: money });
}
