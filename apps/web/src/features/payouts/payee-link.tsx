import { Link } from '@tanstack/react-router';
import type { Run } from '../../api/payouts.ts';

export function PayeeLink({ run, id, name }: { run: Run; id: string; name: string }) {
  return (
    <Link
      to="/statements/$runId/$payeeId"
      params={{ runId: run.id, payeeId: id }}
      className="text-accent underline underline-offset-2"
    >
      {name}
    </Link>
  );
}
