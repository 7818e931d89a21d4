import { useEffect, type ReactNode } from 'react';
import { LanguageSwitch } from '../../shell/preferences.tsx';
import { Mark } from '../../ui/mark.tsx';

/** The frame of the pages before the sign-in. */
export function EntryPage({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} — Cordée`;
  }, [title]);
  return (
    <main className="mx-auto flex min-h-screen max-w-[640px] flex-col gap-6 px-4 py-8">
      <header className="flex flex-wrap items-center justify-between gap-4">
        <span className="flex items-center gap-2 text-lg font-semibold">
          <Mark /> Cordée
        </span>
        <LanguageSwitch />
      </header>
      <div className="flex flex-col gap-1">
        <h1 className="text-[26px]">{title}</h1>
        {lead && <p className="text-muted">{lead}</p>}
      </div>
      <div className="rounded-md border border-line bg-sheet p-5">{children}</div>
    </main>
  );
}
