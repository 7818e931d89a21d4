import { RunScreen } from './features/payouts/run-screen.tsx';
import { RunPayroll } from './features/payroll/run-payroll.tsx';

/** One page for a run, from its preview to what payroll has paid. */
export function RunCockpit() {
  return <RunScreen>{(run) => <RunPayroll run={run} />}</RunScreen>;
}
