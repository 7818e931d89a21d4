import { createContext, use, useCallback, useState, type ReactNode } from 'react';
import { m } from '@cordee/messages';
import { IconButton } from './button.tsx';
import { Notice, type Tone } from './notice.tsx';

type ToastEntry = { readonly number: number; readonly tone: Tone; readonly text: string };
type ShowToast = (tone: Tone, text: string) => void;

const ToastContext = createContext<ShowToast>(() => undefined);

export const useToast = () => use(ToastContext);

/** Good news fades after a while; a problem stays until it is closed. */
export function ToastRegion({ children }: { children: ReactNode }) {
  const [entries, setEntries] = useState<readonly ToastEntry[]>([]);
  const close = useCallback(
    (number: number) => setEntries((shown) => shown.filter((entry) => entry.number !== number)),
    [],
  );
  const show = useCallback<ShowToast>(
    (tone, text) => {
      const number = performance.now();
      setEntries((shown) => [...shown.slice(-2), { number, tone, text }]);
      if (tone !== 'problem') setTimeout(() => close(number), 6000);
    },
    [close],
  );
  return (
    <ToastContext value={show}>
      {children}
      <div
        aria-live="polite"
        className="fixed right-4 bottom-4 z-50 flex w-[min(420px,calc(100vw-32px))] flex-col gap-2"
      >
        {entries.map((entry) => (
          <div key={entry.number} className="flex items-start gap-1 rounded-md bg-raised shadow-float">
            <div className="flex-1">
              <Notice tone={entry.tone}>{entry.text}</Notice>
            </div>
            <IconButton label={m['web.close']()} icon="close" onPress={() => close(entry.number)} />
          </div>
        ))}
      </div>
    </ToastContext>
  );
}
