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

/** Ten minutes through the demo, one stop at a time, above the page and never over it; closed for good with one press. */
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
      className="mx-auto flex w-full max-w-[1280px] flex-col px-4 pt-4 md:px-8"
      data-screen-only
    >
      <div className="flex flex-col gap-3 rounded-md border border-line bg-raised p-4">
        <div className="flex items-start justify-between gap-3">
          <div className="flex max-w-prose flex-col gap-1">
            <p className="text-[13px] text-muted">
              {m['web.guide_step']({ step: index + 1, steps: stops.length })}
            </p>
            <p>{stop.text()}</p>
          </div>
          <IconButton label={m['web.guide_close']()} icon="close" onPress={() => remember('closed')} />
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <Link to={stop.path} className="min-h-6 text-accent underline underline-offset-2">
            {m['web.guide_go']()}
          </Link>
          <Button onPress={() => remember(index + 1 < stops.length ? String(index + 1) : 'closed')}>
            {index + 1 < stops.length ? m['web.guide_next']() : m['web.guide_end']()}
          </Button>
        </div>
      </div>
    </aside>
  );
}
