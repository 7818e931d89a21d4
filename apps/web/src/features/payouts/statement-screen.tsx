import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { m } from '@cordee/messages';
import {
  ownStatementsQuery,
  statementPdf,
  statementQuery,
  type Statement,
  type StatementLine,
} from '../../api/payouts.ts';
import { usePlanName } from '../../api/plans.ts';
import { formatPeriod, locale, spaced } from '../../locale.ts';
import { useSearchText } from '../../shell/viewing.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { useExplanationOpener } from '../../ui/explanation-opener.ts';
import { SelectField } from '../../ui/field.tsx';
import { FigureCard, FigureValue, figureText } from '../../ui/figure.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { PageQuery } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { RunStateBadge } from './run-state.tsx';
import { StatementCredits } from './statement-credits.tsx';

export function StatementScreen() {
  const { runId, payeeId } = useParams({ strict: false });
  return <StatementView runId={runId ?? ''} payeeId={payeeId ?? ''} />;
}

/** The reader's own statements: the newest one, and the others a choice away. */
export function OwnStatementScreen() {
  const query = useQuery(ownStatementsQuery);
  const [chosen, choose] = useSearchText('run');
  const planName = usePlanName();
  return (
    <PageQuery title={m['web.room_statement']()} query={query}>
      {(statements) => {
        const shown = statements.find((statement) => statement.id === chosen) ?? statements[0];
        if (!shown) return <NoStatement />;
        return (
          <StatementView
            runId={shown.id}
            payeeId={shown.payeeId}
            choice={
              statements.length > 1 && (
                <SelectField
                  label={m['web.statement_choice']()}
                  options={statements.map(({ id, period, planCode }) => ({
                    value: id,
                    label: `${formatPeriod(period)} · ${planName(planCode)}`,
                  }))}
                  value={shown.id}
                  onChange={(event) => choose(event.target.value)}
                />
              )
            }
          />
        );
      }}
    </PageQuery>
  );
}

function NoStatement() {
  return (
    <Page title={m['web.room_statement']()}>
      <EmptyState title={m['web.statement_none']()} icon="statement">
        {m['web.statement_none_lead']()}
      </EmptyState>
    </Page>
  );
}

type StatementViewProps = { runId: string; payeeId: string; choice?: ReactNode };

function StatementView({ runId, payeeId, choice }: StatementViewProps) {
  const query = useQuery(statementQuery(runId, payeeId));
  return (
    <PageQuery title={m['web.room_statement']()} query={query}>
      {(statement) => (
        <Page
          title={m['web.statement_title']({ payee: statement.payee })}
          lead={
            <span className="flex flex-wrap items-center gap-2">
              {formatPeriod(statement.period)} · {statement.plan} <RunStateBadge state={statement.state} />
            </span>
          }
          actions={
            <>
              {choice}
              <a href={statementPdf(runId, payeeId, locale)} download className={buttonClass('plain')}>
                <Icon name="download" />
                {m['web.statement_pdf']()}
              </a>
            </>
          }
        >
          <Total statement={statement} />
          <Standing statement={statement} />
          <Section title={m['web.statement_lines']()}>
            <ul className="divide-y divide-line rounded-md border border-line bg-sheet">
              {statement.lines.map((line) => (
                <Line key={line.component} line={line} />
              ))}
            </ul>
          </Section>
          <StatementCredits credits={statement.credits} />
        </Page>
      )}
    </PageQuery>
  );
}

function Total({ statement }: { statement: Statement }) {
  const { total, state } = statement;
  return (
    <Sheet>
      <p className="text-[13px] font-medium text-muted">{m['web.statement_total']()}</p>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <span className="text-[34px] leading-11 font-semibold tracking-tight">
          <FigureValue figure={total} label={m['web.statement_total']()} />
        </span>
        <WhyButton address={total.explain} label={m['web.statement_total']()} />
      </div>
      {state !== 'locked' && <p className="mt-2 text-[14px] text-muted">{m['web.statement_preview']()}</p>}
    </Sheet>
  );
}

function Standing({ statement }: { statement: Statement }) {
  const { measured, quota, attainment } = statement;
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      {measured && <FigureCard figure={measured} label={m['web.measured']()} />}
      {quota && <FigureCard figure={quota} label={m['web.quota']()} />}
      {attainment && <FigureCard figure={attainment} label={m['web.attainment']()} />}
    </div>
  );
}

function Line({ line }: { line: StatementLine }) {
  const label = line.label ?? capitalised(line.component);
  // The earned amount keeps the scale it was calculated with: 357.61000 and 357.61 are the same euros.
  const isSame = figureText(line.earned) === figureText(line.payable);
  return (
    <li className="flex flex-col gap-2 px-4 py-4 md:px-5">
      <div className="flex items-baseline justify-between gap-x-6">
        <h3 className="text-[16px]">{label}</h3>
        <span className="text-[20px] font-semibold">
          <FigureValue figure={line.payable} label={label} />
        </span>
      </div>
      {line.issue ? (
        <Notice tone="watch">{spaced(line.sentence || line.issue)}</Notice>
      ) : (
        <p className="max-w-prose text-muted">{spaced(line.sentence)}</p>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        {isSame ? (
          <span />
        ) : (
          <p className="text-[14px]">
            {m['web.earned']()} :{' '}
            <FigureValue figure={line.earned} label={`${m['web.earned']()}, ${label}`} />
          </p>
        )}
        <WhyButton address={line.payable.explain} label={label} />
      </div>
    </li>
  );
}

const capitalised = (code: string) => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');

function WhyButton({ address, label }: { address: string | null; label: string }) {
  const open = useExplanationOpener();
  if (address === null) return null;
  return (
    <Button onPress={() => open(address, label)} aria-label={m['web.why_amount_of']({ label })}>
      {m['web.why_amount']()}
    </Button>
  );
}
