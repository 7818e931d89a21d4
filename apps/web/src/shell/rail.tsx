import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import type { Session } from '../api/session.ts';
import { Icon } from '../ui/icon.tsx';
import { Mark } from '../ui/mark.tsx';
import { roomsFor } from './rooms.ts';

/** The rooms that the role uses, in the order of its day. */
export function Rail({ session, onNavigate }: { session: Session; onNavigate?: () => void }) {
  return (
    <nav aria-label={m['web.rail']()} className="flex h-full flex-col gap-4 overflow-y-auto px-3 py-4">
      <div className="flex items-center gap-2 px-2">
        <Mark />
        <span className="text-[17px] font-semibold tracking-tight">Cordée</span>
      </div>
      <ul className="flex flex-col gap-0.5">
        {roomsFor(session).map((room) => (
          <li key={room.code}>
            <Link
              to={room.path}
              activeOptions={{ exact: room.path === '/', includeSearch: false }}
              {...(onNavigate ? { onClick: onNavigate } : {})}
              className="flex min-h-9 items-center gap-2.5 rounded-md px-2 py-1 text-[14px] leading-5 text-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              <Icon name={room.icon} />
              {room.label()}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
