import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { known } from './filter.ts';
import type { Schemas } from './schemas.ts';

export type HomeStep = Schemas['HomeStep'];
export type Home = Schemas['Home'];

export const homeQuery = (period?: string) =>
  queryOptions({
    queryKey: ['home', period],
    queryFn: () => answerOf(api.GET('/home', { params: { query: known({ period }) } })),
  });
