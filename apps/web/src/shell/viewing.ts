import { useNavigate, useSearch } from '@tanstack/react-router';

/** What every screen is seen through. It lives in the address, so that a link shows what its sender saw. */
export type Viewing = {
  /** A team; absent: everyone the reader may see. */
  readonly who?: string | undefined;
  /** A period code such as 2026-03; absent: the current one. */
  readonly when?: string | undefined;
  /** What is true on that day; absent: today. */
  readonly asOf?: string | undefined;
  /** What was known when that day ended; absent: all that is known by now. */
  readonly knownOn?: string | undefined;
  /** A branch; absent: the live plan. */
  readonly scenario?: string | undefined;
  /** The figure whose explanation is open. */
  readonly explain?: string | undefined;
};

export const viewingKeys = ['who', 'when', 'asOf', 'knownOn', 'scenario'] as const;

export function parseViewing(search: Record<string, unknown>): Viewing {
  const text = (key: string) => {
    const value = search[key];
    return typeof value === 'number' || (typeof value === 'string' && value !== '')
      ? { [key]: String(value) }
      : {};
  };
  return {
    ...text('who'),
    ...text('when'),
    ...text('asOf'),
    ...text('knownOn'),
    ...text('scenario'),
    ...text('explain'),
  };
}

export function useViewing(): Viewing {
  return parseViewing(useSearch({ strict: false }));
}

/** The day that is looked at, and the day on which it was known: what every list asks the server for. */
export function useAsOf(): Pick<Viewing, 'asOf' | 'knownOn'> {
  const { asOf, knownOn } = useViewing();
  return { asOf, knownOn };
}

/** Changes one thing and keeps the others, and the screen. */
export function useChangeViewing(): (change: Viewing) => void {
  const navigate = useNavigate();
  return (change) =>
    void navigate({ to: '.', search: (kept: Viewing) => ({ ...kept, ...change }), replace: false });
}

/** The router reads `?held=true` as a boolean and `?q=42` as a number: in an address they are words. */
const isWritten = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

/** One more word in the address, such as what a list is searched for. */
export function useSearchText(key: string): readonly [string, (value: string) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (value: string) =>
    void navigate({
      to: '.',
      search: (kept: Record<string, unknown>) => ({ ...kept, [key]: value === '' ? undefined : value }),
      replace: true,
    });
  const value = search[key];
  return [isWritten(value) ? String(value) : '', change];
}
