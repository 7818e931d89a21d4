import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { useSession, type Session } from '../api/session.ts';
import { buttonClass } from '../ui/button.tsx';

/** Who brings files in and calculates; the server decides, and what it would refuse is not offered. */
export const mayOperate = ({ roles }: Session) => roles.includes('revops') || roles.includes('finance');

/** The way to a first file, for whoever may send one. */
export function ImportLink() {
  if (!mayOperate(useSession())) return null;
  return (
    <Link to="/imports/new" className={buttonClass('primary')}>
      {m['web.import_new']()}
    </Link>
  );
}
