// A statement with what one may answer to each of its lines: two rooms on one page.
import type { Statement, StatementLine } from './api/payouts.ts';
import { Disagree } from './features/disputes/disagree.tsx';
import { OwnStatementScreen, StatementScreen } from './features/payouts/statement-screen.tsx';

const disagree = ({ runId, payeeId }: Statement, { ordinal, label }: StatementLine) => (
  <Disagree line={{ runId, payeeId, ordinal }} label={label} />
);

export function StatementPage() {
  return <StatementScreen lineAction={disagree} />;
}

export function OwnStatementPage() {
  return <OwnStatementScreen lineAction={disagree} />;
}
