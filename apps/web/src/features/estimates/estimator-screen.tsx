import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { m } from '@cordee/messages';
import type { Estimate } from '../../api/estimates.ts';
import { peopleQuery } from '../../api/people.ts';
import { ProblemError } from '../../api/problem.ts';
import { useSession } from '../../api/session.ts';
import { collator } from '../../locale.ts';
import { useSearchText, useViewing } from '../../shell/viewing.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { EmptyState, ErrorState, LoadingState, NoRightState } from '../../ui/states.tsx';
import { AddedDeals } from './added-deals.tsx';
import { CountedSales } from './counted-sales.tsx';
import { EstimatedPay, PayBar } from './estimated-pay.tsx';
import { OpenDeals } from './open-deals.tsx';
import { useEstimate, type EstimateDesk } from './use-estimate.ts';

const mayAsk = ['seller', 'manager', 'revops', 'finance'];

/** Other deals, and what they would pay: for oneself, or for somebody whose pay one sees. */
export function EstimatorScreen() {
  const { roles } = useSession();
  if (!roles.some((role) => mayAsk.includes(role)))
    return (
      <Page title={m['web.room_estimator']()}>
        <NoRightState>{m['web.error_no_right']()}</NoRightState>
      </Page>
    );
  return roles.every((role) => role === 'seller') ? <Estimator payeeId="" /> : <ChosenPayee />;
}

function ChosenPayee() {
  const { who } = useViewing();
  const [asked, choose] = useSearchText('payee');
  const people = useQuery(peopleQuery({ team: who })).data?.rows ?? [];
  const sellers = people
    .filter(({ role }) => role === 'seller')
    .toSorted((a, b) => collator.compare(a.name, b.name));
  const payee = sellers.some(({ id }) => id === asked) ? asked : (sellers[0]?.id ?? '');
  const choice = (
    <SelectField
      label={m['estimator.seller']()}
      value={payee}
      options={sellers.map(({ id, name, team }) => ({ value: id, label: team ? `${name} · ${team}` : name }))}
      onChange={({ target }) => choose(target.value)}
      className="w-full max-w-80"
    />
  );
  if (payee === '')
    return (
      <Page title={m['web.room_estimator']()}>
        <EmptyState title={m['estimator.choose']()} icon="people" />
      </Page>
    );
  return <Estimator key={payee} payeeId={payee} choice={choice} />;
}

function Estimator({ payeeId, choice }: { payeeId: string; choice?: ReactNode }) {
  const desk = useEstimate(payeeId);
  const { current, tried } = desk;
  useUndoKey(desk);
  const shown = tried.data ?? current.data;
  return (
    <Page
      title={m['web.room_estimator']()}
      lead={m['estimator.lead']()}
      actions={
        <>
          {choice}
          <Steps desk={desk} />
        </>
      }
    >
      {tried.error && <Notice tone="problem">{problemText(tried.error)}</Notice>}
      {shown ? <Desk desk={desk} estimate={shown} /> : <NoEstimate error={current.error} />}
    </Page>
  );
}

function NoEstimate({ error }: { error: unknown }) {
  if (!error) return <LoadingState />;
  const code = error instanceof ProblemError ? error.problem.code : undefined;
  if (code !== 'simulations.no_plan_held') return <ErrorState error={error} />;
  return (
    <EmptyState title={m['estimator.no_plan']()} icon="plans">
      {problemText(error)}
    </EmptyState>
  );
}

function Desk({ desk, estimate }: { desk: EstimateDesk; estimate: Estimate }) {
  const { state, act } = desk;
  const tools = { tries: state.tries, act, estimate };
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_400px]">
      <div className="xl:sticky xl:top-20 xl:col-start-2 xl:row-start-1 xl:max-h-[calc(100vh-6rem)] xl:overflow-y-auto">
        <EstimatedPay desk={desk} estimate={estimate} />
      </div>
      <div className="flex min-w-0 flex-col gap-6 xl:row-start-1">
        <OpenDeals {...tools} />
        <AddedDeals {...tools} />
        <CountedSales {...tools} />
      </div>
      <PayBar estimate={estimate} />
    </div>
  );
}

function Steps({ desk: { state, act } }: { desk: EstimateDesk }) {
  const nothing = Object.keys(state.tries).length === 0;
  return (
    <>
      <Button
        icon="undo"
        onPress={() => act({ act: 'undo' })}
        whyNot={state.past.length === 0 ? m['estimator.nothing_tried']() : null}
      >
        {m['estimator.undo']()}
      </Button>
      {state.future.length > 0 && (
        <Button onPress={() => act({ act: 'redo' })}>{m['estimator.redo']()}</Button>
      )}
      {!nothing && <Button onPress={() => act({ act: 'reset' })}>{m['estimator.reset']()}</Button>}
    </>
  );
}

/** Ctrl or ⌘ Z, and with Shift the other way; inside a field they undo the typing, as everywhere. */
function useUndoKey({ act }: EstimateDesk) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || isTyping) return;
      event.preventDefault();
      act({ act: event.shiftKey ? 'redo' : 'undo' });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [act]);
}
