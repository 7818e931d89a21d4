import { queryOptions } from '@tanstack/react-query';
import { read } from './client.ts';
import type { Figure } from './figure.ts';
import type { Role } from './session.ts';

export type HomeStep = {
  readonly key: string;
  readonly label: string;
  readonly state: 'done' | 'current' | 'todo' | 'blocked';
  readonly why?: string;
  readonly href: string;
};

export type Home = {
  readonly role: Role;
  readonly sentences: readonly string[];
  readonly figures: readonly {
    readonly key: string;
    readonly label: string;
    readonly href?: string;
    readonly figure: Figure;
  }[];
  readonly steps?: readonly HomeStep[];
  readonly attention: readonly { readonly label: string; readonly why: string; readonly href: string }[];
};

export const homeQuery = (period?: string) =>
  queryOptions({ queryKey: ['home', period], queryFn: () => read<Home>('/home', { period }) });
