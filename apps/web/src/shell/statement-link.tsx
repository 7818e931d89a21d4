import { Link } from '@tanstack/react-router';

export type StatementLinkProps = { readonly runId: string; readonly payeeId: string; readonly payee: string };

/** A payee's name, which opens their statement of a run. */
export function StatementLink({ runId, payeeId, payee }: StatementLinkProps) {
  return (
    <Link
      to="/statements/$runId/$payeeId"
      params={{ runId, payeeId }}
      className="text-accent underline underline-offset-2"
    >
      {payee}
    </Link>
  );
}
