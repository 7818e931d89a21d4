import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { m } from '@cordee/messages';
import { useSession } from '../api/session.ts';
import { IconButton } from '../ui/button.tsx';
import { ExplanationOpener } from '../ui/explanation-opener.ts';
import { AccountMenu } from './account-menu.tsx';
import { AsOfBanner } from './as-of-banner.tsx';
import { ContextBar } from './context-bar.tsx';
import { Rail } from './rail.tsx';
import { useChangeViewing, useViewing } from './viewing.ts';

const CommandPalette = lazy(async () => ({
  default: (await import('./command-palette.tsx')).CommandPalette,
}));
const ExplanationPanel = lazy(async () => ({
  default: (await import('../ui/explanation-panel.tsx')).ExplanationPanel,
}));
const Guide = lazy(async () => ({ default: (await import('./guide.tsx')).Guide }));
const SmallRail = lazy(async () => ({ default: (await import('./small-rail.tsx')).SmallRail }));

/** The frame of every screen: rail, context bar, and the explanation that any figure opens. */
export function AppShell() {
  const session = useSession();
  const { explain, scenario } = useViewing();
  const change = useChangeViewing();
  const [isPaletteOpen, setPaletteOpen] = usePaletteKey();
  const [isRailOpen, setRailOpen] = useState(false);
  return (
    <ExplanationOpener value={(address) => change({ explain: address })}>
      <a href="#main" className="sr-only focus:not-sr-only focus:fixed focus:z-50 focus:bg-raised focus:p-3">
        {m['web.skip']()}
      </a>
      <div className="flex min-h-screen">
        <div className="sticky top-0 hidden h-screen w-60 shrink-0 border-r border-line bg-sheet lg:block">
          <Rail session={session} />
        </div>
        <div className="flex min-w-0 flex-1 flex-col">
          <header
            className={`sticky top-0 z-30 flex items-start gap-2 border-b bg-paper px-2 py-2 md:px-6 ${scenario ? 'border-b-4 border-branch' : 'border-line'}`}
          >
            <span className="lg:hidden">
              <IconButton label={m['web.rail_open']()} icon="menu" onPress={() => setRailOpen(true)} />
            </span>
            <ContextBar session={session} />
            <IconButton label={m['web.palette_open']()} icon="search" onPress={() => setPaletteOpen(true)} />
            <AccountMenu session={session} />
          </header>
          <Suspense>{session.organisation.isDemo && <Guide session={session} />}</Suspense>
          <main id="main" className="min-w-0 flex-1">
            <AsOfBanner today={session.today} />
            <Outlet />
          </main>
        </div>
      </div>
      <Suspense>
        {isPaletteOpen && <CommandPalette session={session} onClose={() => setPaletteOpen(false)} />}
        {isRailOpen && <SmallRail session={session} onClose={() => setRailOpen(false)} />}
        {explain && <ExplanationPanel address={explain} onClose={() => change({ explain: undefined })} />}
      </Suspense>
    </ExplanationOpener>
  );
}

function usePaletteKey() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return [isOpen, setOpen] as const;
}
