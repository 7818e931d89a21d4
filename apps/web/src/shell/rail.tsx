import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { m } from '@cordee/messages';
import type { Session } from '../api/session.ts';
import { Icon } from '../ui/icon.tsx';
import { Mark } from '../ui/mark.tsx';
import { railGroups, type RailGroup } from './rail-groups.ts';
import { roomsFor } from './rooms.ts';

/** The rooms that the role uses, in the order of its day; many of them under what they are for. */
export function Rail({ session, onNavigate }: { session: Session; onNavigate?: () => void }) {
  return (
    <nav aria-label={m['web.rail']()} className="flex h-full flex-col gap-4 overflow-y-auto px-3 py-4">
      <div className="flex items-center gap-2 px-2">
        <Mark />
        <span className="text-[17px] font-semibold tracking-tight">Cordée</span>
      </div>
      {railGroups(roomsFor(session)).map(({ title, rooms }) => (
        <RoomList key={title ?? ''} title={title} rooms={rooms} {...(onNavigate ? { onNavigate } : {})} />
      ))}
    </nav>
  );
}

function RoomList({ title, rooms, onNavigate }: RailGroup & { readonly onNavigate?: () => void }) {
  const id = useId();
  return (
    <div>
      {title !== null && (
        <h2 id={id} className="px-2 pb-1 text-[12px] leading-4 font-medium text-muted">
          {title}
        </h2>
      )}
      <ul {...(title === null ? {} : { 'aria-labelledby': id })} className="flex flex-col gap-0.5">
        {rooms.map((room) => (
          <li key={room.code}>
            <Link
              to={room.path}
              activeOptions={{ exact: room.path === '/', includeSearch: false }}
              {...(onNavigate ? { onClick: onNavigate } : {})}
              className="flex min-h-8 items-center gap-2.5 rounded-md px-2 py-1 text-[14px] leading-5 text-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              <Icon name={room.icon} />
              {room.label()}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
