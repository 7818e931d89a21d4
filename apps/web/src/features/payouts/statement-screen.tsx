import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { ProblemError } from '../../api/client.ts';
import {
  ownStatementQuery,
  statementPdf,
  statementQuery,
  type Statement,
  type StatementLine,
} from '../../api/payouts.ts';
import { locale } from '../../locale.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { useExplanationOpener } from '../../ui/explanation-opener.ts';
import { FigureValue } from '../../ui/figure.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { RunStateBadge } from './run-state.tsx';
import { StatementCredits } from './statement-credits.tsx';

export function StatementScreen() {
  const { runId, payeeId } = useParams({ strict: false });
  const query = useQuery(statementQuery(runId ?? '', payeeId ?? ''));
  return <StatementView query={query} pdf={runId && payeeId ? statementPdf(runId, payeeId, locale) : null} />;
}

export function OwnStatementScreen() {
  const query = useQuery(ownStatementQuery);
  const { runId, payeeId } = query.data ?? {};
  if (query.error instanceof ProblemError && query.error.problem.status === 404) {
    return (
      <Page title={m['web.room_statement']()}>
        <EmptyState title={m['web.statement_none']()} icon="statement">
          {m['web.statement_none_lead']()}
        </EmptyState>
      </Page>
    );
  }
  return <StatementView query={query} pdf={runId && payeeId ? statementPdf(runId, payeeId, locale) : null} />;
}

function StatementView({ query, pdf }: { query: UseQueryResult<Statement>; pdf: string | null }) {
  return (
    <QueryView query={query}>
      {(statement) => (
        <Page
          title={m['web.statement_title']({ payee: statement.payee })}
          lead={
            <span className="flex flex-wrap items-center gap-2">
              {statement.period} · {statement.plan} <RunStateBadge state={statement.state} />
            </span>
          }
          actions={
            pdf && (
              <a href={pdf} download className={buttonClass('plain')}>
                <Icon name="download" />
                {m['web.statement_pdf']()}
              </a>
            )
          }
        >
          <Total statement={statement} />
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
    </QueryView>
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

function Line({ line }: { line: StatementLine }) {
  const isSame = line.earned.value === line.payable.value;
  return (
    <li className="flex flex-col gap-2 px-4 py-4 md:px-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h3 className="text-[16px]">{line.label}</h3>
        <span className="text-[20px] font-semibold">
          <FigureValue figure={line.payable} label={line.label} />
        </span>
      </div>
      <p className="max-w-prose text-muted">{line.sentence}</p>
      <div className="flex flex-wrap items-center justify-between gap-3">
        {isSame ? (
          <span />
        ) : (
          <p className="text-[14px]">
            {m['web.earned']()} :{' '}
            <FigureValue figure={line.earned} label={`${m['web.earned']()}, ${line.label}`} />
          </p>
        )}
        <WhyButton address={line.payable.explain} label={line.label} />
      </div>
    </li>
  );
}

function WhyButton({ address, label }: { address: string | null; label: string }) {
  const open = useExplanationOpener();
  if (address === null) return null;
  return (
    <Button onPress={() => open(address, label)} aria-label={m['web.why_amount_of']({ label })}>
      {m['web.why_amount']()}
    </Button>
  );
}
