import { m } from '@cordee/messages';
import type { Room } from './rooms.ts';

export type RailGroup = {
  /** Null above the home, and where the rooms are few enough to be seen at once. */
  readonly title: string | null;
  readonly rooms: readonly Room[];
};

type Kind = 'home' | 'data' | 'plan' | 'pay' | 'run' | 'keep';

const kindOf: Record<Room['code'], Kind> = {
  home: 'home',
  imports: 'data',
  quality: 'data',
  people: 'data',
  coverage: 'data',
  connections: 'data',
  webhooks: 'data',
  exports: 'data',
  segments: 'plan',
  territories: 'plan',
  quotas: 'plan',
  quotaRounds: 'plan',
  capacity: 'plan',
  plans: 'pay',
  simulations: 'pay',
  runs: 'pay',
  accrual: 'pay',
  statement: 'pay',
  estimator: 'pay',
  disputes: 'pay',
  parallel: 'pay',
  deals: 'run',
  quotes: 'run',
  transactions: 'run',
  myDay: 'run',
  actionPlan: 'run',
  activities: 'run',
  attainment: 'run',
  landing: 'run',
  audit: 'keep',
  mailbox: 'keep',
  settings: 'keep',
  notYet: 'keep',
};

const titles: Record<Kind, () => string | null> = {
  home: () => null,
  data: () => m['web.rail_data'](),
  plan: () => m['web.rail_plan'](),
  pay: () => m['web.rail_pay'](),
  run: () => m['web.rail_run'](),
  keep: () => m['web.rail_keep'](),
};

const seenAtOnceMax = 14;

/** Many rooms stand under what they are for, in the order in which the role first needs each; few stand as they are. */
export function railGroups(rooms: readonly Room[]): readonly RailGroup[] {
  if (rooms.length <= seenAtOnceMax) return [{ title: null, rooms }];
  return [...Map.groupBy(rooms, ({ code }) => kindOf[code])].map(([kind, own]) => ({
    title: titles[kind](),
    rooms: own,
  }));
}
