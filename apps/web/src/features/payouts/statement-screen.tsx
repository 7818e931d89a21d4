import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { m } from '@cordee/messages';
import {
  dossierFile,
  ownStatementsQuery,
  statementPdf,
  statementQuery,
  type Statement,
  type StatementLine,
} from '../../api/payouts.ts';
import { usePlanName } from '../../api/plans.ts';
import { useSession } from '../../api/session.ts';
import { formatPeriod, locale } from '../../locale.ts';
import { useSearchText } from '../../shell/viewing.ts';
import { buttonClass } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { FigureCard, FigureValue } from '../../ui/figure.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { PageQuery } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { RunStateBadge } from './run-state.tsx';
import { StatementCredits } from './statement-credits.tsx';
import { StatementLineItem } from './statement-line.tsx';
import { StatementRelease } from './statement-release.tsx';
import { TeamStatements } from './team-statements.tsx';
import { WhyButton } from './why-button.tsx';

/** What stands under a line besides its reasons. */
export type LineAction = (statement: Statement, line: StatementLine) => ReactNode;

export function StatementScreen({ lineAction }: { lineAction?: LineAction }) {
  const { runId, payeeId } = useParams({ strict: false });
  return <StatementView runId={runId ?? ''} payeeId={payeeId ?? ''} lineAction={lineAction} />;
}

/** The reader's own statements: the newest one, and the others a choice away. */
export function OwnStatementScreen({ lineAction }: { lineAction?: LineAction }) {
  const query = useQuery(ownStatementsQuery);
  const [chosen, choose] = useSearchText('run');
  const planName = usePlanName();
  const leads = useSession().roles.includes('manager');
  return (
    <PageQuery title={m['web.room_statement']()} query={query}>
      {(statements) => {
        const shown = statements.find((statement) => statement.id === chosen) ?? statements[0];
        if (!shown) return leads ? <TeamOnly /> : <NoStatement />;
        return (
          <StatementView
            below={
              leads && (
                <Section title={m['web.statements_team']()}>
                  <TeamStatements />
                </Section>
              )
            }
            runId={shown.id}
            payeeId={shown.payeeId}
            lineAction={lineAction}
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

/** A manager whom no plan pays reads the team's. */
function TeamOnly() {
  return (
    <Page title={m['web.statements_team']()}>
      <TeamStatements />
    </Page>
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

type StatementViewProps = {
  runId: string;
  payeeId: string;
  choice?: ReactNode;
  below?: ReactNode;
  lineAction: LineAction | undefined;
};

function StatementView({ runId, payeeId, choice, below, lineAction }: StatementViewProps) {
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
              {(['pdf', 'json'] as const).map((format) => (
                <a
                  key={format}
                  href={dossierFile(runId, payeeId, format, locale)}
                  download
                  className={buttonClass('plain')}
                >
                  <Icon name="download" />
                  {format === 'pdf' ? m['web.statement_dossier_pdf']() : m['web.statement_dossier_json']()}
                </a>
              ))}
            </>
          }
        >
          <Total statement={statement} />
          <Standing statement={statement} />
          <Section title={m['web.statement_lines']()}>
            <ul className="divide-y divide-line rounded-md border border-line bg-sheet">
              {statement.lines.map((line) => (
                <StatementLineItem key={line.ordinal} line={line} action={lineAction?.(statement, line)} />
              ))}
            </ul>
          </Section>
          <StatementRelease release={statement.release} />
          <StatementCredits credits={statement.credits} />
          {below}
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
      <p className="mt-2 text-[14px] text-muted">{standingWords(state)}</p>
    </Sheet>
  );
}

function standingWords(state: Statement['state']): string {
  if (state === 'preview' || state === 'approved') return m['web.statement_preview']();
  return state === 'voided' ? m['web.statement_voided']() : m['web.statement_locked']();
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
