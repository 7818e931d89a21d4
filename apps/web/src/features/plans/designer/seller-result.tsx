import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { peopleQuery } from '../../../api/people.ts';
import { periodsQuery, type Grain } from '../../../api/periods.ts';
import { planTrialQuery, type PlanRefusal, type PlanTrial } from '../../../api/plan-design.ts';
import { useSession } from '../../../api/session.ts';
import { collator, formatMoney, formatPeriod } from '../../../locale.ts';
import { Button } from '../../../ui/button.tsx';
import { ExplanationTree } from '../../../ui/explanation-tree.tsx';
import { SelectField } from '../../../ui/field.tsx';
import { figureText } from '../../../ui/figure.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { problemText } from '../../../ui/problem-text.ts';
import { useSettled } from '../../../ui/settled.ts';
import { spaced } from '../../../locale.ts';
import { asText, type JsonObject } from '../../../api/plan-json.ts';
import { showField } from './show-field.ts';

/** Long enough not to ask at each key, short enough to be there as soon as the hand rests. */
const PAUSE_MS = 120;

/** The answer for one seller; the refusals of a document that is no plan yet come with it. */
export function useTrial(document: JsonObject) {
  const { today } = useSession();
  const people = useQuery(peopleQuery({})).data;
  const sellers = (people?.rows ?? [])
    .filter(({ role }) => role === 'seller')
    .toSorted((a, b) => collator.compare(a.name, b.name));
  const grain = grainOf(document);
  const periods = useQuery(periodsQuery(grain)).data ?? [];
  const begun = periods.filter(({ from }) => from <= today).toReversed();
  const [chosenSeller, setSeller] = useState('');
  const [chosenPeriod, setPeriod] = useState('');
  const seller = chosenSeller || (sellers[0]?.id ?? '');
  const past = begun.find(({ to }) => to <= today) ?? begun[0];
  const period = begun.some(({ code }) => code === chosenPeriod) ? chosenPeriod : (past?.code ?? '');
  const settled = useSettled(JSON.stringify(document), PAUSE_MS);
  const query = useQuery(planTrialQuery(settled, seller, period));
  return { sellers, seller, setSeller, periods: begun, period, setPeriod, query, settled };
}

export type Trial = ReturnType<typeof useTrial>;

function grainOf(document: JsonObject): Grain {
  const grain = asText(document['grain']);
  return grain === 'month' || grain === 'year' ? grain : 'quarter';
}

/** A real seller beside the plan: what this version would pay, against the plan that the seller holds. */
export function SellerResult({ trial }: { trial: Trial }) {
  const { query } = trial;
  const result = query.data?.result;
  const refusals = query.data?.refusals ?? [];
  return (
    <section
      aria-label={m['designer.result']()}
      className="flex flex-col gap-4 rounded-md border border-line bg-sheet p-4"
    >
      <h2 className="text-[17px]">{m['designer.result']()}</h2>
      <Choices trial={trial} />
      {query.error && <Notice tone="problem">{problemText(query.error)}</Notice>}
      {trial.sellers.length === 0 && <Notice tone="plain">{m['designer.no_sellers']()}</Notice>}
      {refusals.length > 0 && <Refusals refusals={refusals} />}
      {result && <Result result={result} isLate={query.isPlaceholderData} />}
    </section>
  );
}

function Choices({ trial }: { trial: Trial }) {
  return (
    <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-1">
      <SelectField
        label={m['web.seller']()}
        className="w-full"
        value={trial.seller}
        options={trial.sellers.map(({ id, name, team }) => ({
          value: id,
          label: team ? `${name} · ${team}` : name,
        }))}
        onChange={({ target }) => trial.setSeller(target.value)}
      />
      <SelectField
        label={m['web.period']()}
        className="w-full"
        value={trial.period}
        options={trial.periods.map(({ code }) => ({ value: code, label: formatPeriod(code) }))}
        onChange={({ target }) => trial.setPeriod(target.value)}
      />
    </div>
  );
}

function Refusals({ refusals }: { refusals: readonly PlanRefusal[] }) {
  return (
    <Notice tone="watch">
      <p>{m['designer.not_yet_a_plan']()}</p>
      <ul className="list-disc pl-4">
        {refusals.map(({ path, sentence, at }) => (
          <li key={`${path} ${sentence}`} className="break-words">
            {sentence}{' '}
            <Button
              look="quiet"
              aria-label={m['designer.finding_show_of']({ sentence })}
              onPress={() => showField(path, at)}
            >
              {m['designer.finding_show']()}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Result({ result, isLate }: { result: PlanTrial; isLate: boolean }) {
  return (
    <div aria-busy={isLate} className="flex flex-col gap-4">
      <output aria-live="polite" className="flex flex-col gap-1">
        <span className="text-[13px] text-muted">{m['designer.pay']()}</span>
        <span className="figures text-[28px] leading-9 font-semibold">{figureText(result.pay)}</span>
        <Difference result={result} />
      </output>
      <ul className="flex flex-col">
        {result.lines.map((line) => (
          <li key={line.component} className="border-t border-line py-2">
            <details>
              <summary className="flex min-h-6 items-baseline justify-between gap-3 text-[14px]">
                <span className="text-accent underline underline-offset-2">{line.component}</span>
                <span className="figures">{line.pay ? figureText(line.pay) : m['designer.no_pay']()}</span>
              </summary>
              <div className="flex flex-col gap-2 pt-2">
                {line.issue && <Notice tone="watch">{line.issue}</Notice>}
                <p>{spaced(line.explanation.sentence)}</p>
                {line.explanation.equation !== '' && (
                  <p className="figures rounded-md border border-line bg-raised px-3 py-2 text-[14px]">
                    {spaced(line.explanation.equation)}
                  </p>
                )}
                <ExplanationTree root={line.explanation.tree} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Difference({ result: { held } }: { result: PlanTrial }) {
  if (!held) return <span className="text-[14px] text-muted">{m['designer.nothing_held']()}</span>;
  const { value, unit } = held.change;
  const amount = formatMoney(value.replace('-', ''), unit);
  const isSame = !/[1-9]/.test(value);
  const change = isSame
    ? m['designer.same']()
    : value.startsWith('-')
      ? m['designer.less']({ amount })
      : m['designer.more']({ amount });
  return (
    <span className="text-[14px]">
      {m['designer.against']({ change, plan: held.plan, pay: figureText(held.pay) })}
    </span>
  );
}
