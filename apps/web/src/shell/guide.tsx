import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import type { Session } from '../api/session.ts';
import { Button, IconButton } from '../ui/button.tsx';

type Stop = { readonly text: () => string; readonly path: string };

const stops: readonly Stop[] = [
  { text: () => m['web.guide_home'](), path: '/' },
  { text: () => m['web.guide_attainment'](), path: '/attainment' },
  { text: () => m['web.guide_import'](), path: '/imports/new' },
  { text: () => m['web.guide_run'](), path: '/runs' },
  { text: () => m['web.guide_statement'](), path: '/statements/mine' },
  { text: () => m['web.guide_audit'](), path: '/audit' },
];

const storageKey = (session: Session) => `cordee.guide.${session.user.id}`;

/** Ten minutes through the demo, one stop at a time; closed for good with one press. */
export function Guide({ session }: { session: Session }) {
  const [stored, setStored] = useState(() => localStorage.getItem(storageKey(session)) ?? '0');
  const remember = (state: string) => {
    localStorage.setItem(storageKey(session), state);
    setStored(state);
  };
  const index = Number(stored);
  const stop = stops[index];
  if (stored === 'closed' || !stop) return null;
  return (
    <aside
      aria-label={m['web.guide']()}
      className="fixed right-4 bottom-4 z-20 flex w-[min(360px,calc(100vw-32px))] flex-col gap-3 rounded-md border border-line bg-raised p-4 shadow-float"
    >
      <div className="flex items-start justify-between gap-3">
        <p className="text-[13px] text-muted">
          {m['web.guide_step']({ step: index + 1, steps: stops.length })}
        </p>
        <IconButton label={m['web.guide_close']()} icon="close" onPress={() => remember('closed')} />
      </div>
      <p>{stop.text()}</p>
      <div className="flex flex-wrap items-center gap-3">
        <Link to={stop.path} className="min-h-6 text-accent underline underline-offset-2">
          {m['web.guide_go']()}
        </Link>
        <Button onPress={() => remember(index + 1 < stops.length ? String(index + 1) : 'closed')}>
          {index + 1 < stops.length ? m['web.guide_next']() : m['web.guide_end']()}
        </Button>
      </div>
    </aside>
  );
}
