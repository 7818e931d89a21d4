import { m } from '@cordee/messages';
import type { Role, Session } from '../api/session.ts';
import type { IconName } from '../ui/icon.tsx';

type RoomCode =
  | 'home'
  | 'imports'
  | 'quality'
  | 'people'
  | 'deals'
  | 'transactions'
  | 'coverage'
  | 'segments'
  | 'territories'
  | 'quotas'
  | 'quotaRounds'
  | 'capacity'
  | 'myDay'
  | 'actionPlan'
  | 'quotes'
  | 'activities'
  | 'attainment'
  | 'plans'
  | 'simulations'
  | 'runs'
  | 'accrual'
  | 'landing'
  | 'statement'
  | 'estimator'
  | 'disputes'
  | 'parallel'
  | 'exports'
  | 'webhooks'
  | 'connections'
  | 'audit'
  | 'mailbox'
  | 'settings'
  | 'notYet';

export type Room = {
  readonly code: RoomCode;
  readonly path: string;
  readonly icon: IconName;
  readonly label: () => string;
};

const rooms: Record<RoomCode, Room> = {
  home: { code: 'home', path: '/', icon: 'home', label: () => m['web.room_home']() },
  imports: { code: 'imports', path: '/imports', icon: 'imports', label: () => m['web.room_imports']() },
  quality: { code: 'quality', path: '/data-quality', icon: 'warning', label: () => m['web.room_quality']() },
  people: { code: 'people', path: '/people', icon: 'people', label: () => m['web.room_people']() },
  deals: { code: 'deals', path: '/deals', icon: 'deals', label: () => m['web.room_deals']() },
  transactions: {
    code: 'transactions',
    path: '/transactions',
    icon: 'transactions',
    label: () => m['web.room_transactions'](),
  },
  coverage: {
    code: 'coverage',
    path: '/coverage',
    icon: 'coverage',
    label: () => m['web.room_coverage'](),
  },
  segments: {
    code: 'segments',
    path: '/segments',
    icon: 'segments',
    label: () => m['segments.title'](),
  },
  territories: {
    code: 'territories',
    path: '/territories',
    icon: 'territories',
    label: () => m['web.room_territories'](),
  },
  quotas: { code: 'quotas', path: '/quotas', icon: 'quotas', label: () => m['web.room_quotas']() },
  quotaRounds: {
    code: 'quotaRounds',
    path: '/quota-rounds',
    icon: 'rounds',
    label: () => m['web.room_quota_rounds'](),
  },
  capacity: {
    code: 'capacity',
    path: '/capacity',
    icon: 'capacity',
    label: () => m['capacity.room'](),
  },
  myDay: { code: 'myDay', path: '/my-day', icon: 'check', label: () => m['actions.day_room']() },
  actionPlan: {
    code: 'actionPlan',
    path: '/action-plan',
    icon: 'route',
    label: () => m['actions.room'](),
  },
  quotes: { code: 'quotes', path: '/quotes', icon: 'file', label: () => m['quotes.room']() },
  activities: {
    code: 'activities',
    path: '/activities',
    icon: 'check',
    label: () => m['actions.list_room'](),
  },
  attainment: {
    code: 'attainment',
    path: '/attainment',
    icon: 'attainment',
    label: () => m['web.room_attainment'](),
  },
  plans: { code: 'plans', path: '/plans', icon: 'plans', label: () => m['web.room_plans']() },
  simulations: {
    code: 'simulations',
    path: '/simulations',
    icon: 'simulations',
    label: () => m['web.room_simulations'](),
  },
  runs: { code: 'runs', path: '/runs', icon: 'runs', label: () => m['web.room_runs']() },
  accrual: { code: 'accrual', path: '/accrual', icon: 'accrual', label: () => m['web.room_accrual']() },
  landing: { code: 'landing', path: '/landing', icon: 'landing', label: () => m['web.room_landing']() },
  statement: {
    code: 'statement',
    path: '/statements/mine',
    icon: 'statement',
    label: () => m['web.room_statement'](),
  },
  estimator: {
    code: 'estimator',
    path: '/estimator',
    icon: 'estimator',
    label: () => m['web.room_estimator'](),
  },
  disputes: { code: 'disputes', path: '/disputes', icon: 'disputes', label: () => m['web.room_disputes']() },
  parallel: {
    code: 'parallel',
    path: '/parallel-runs',
    icon: 'parallel',
    label: () => m['web.room_parallel'](),
  },
  exports: { code: 'exports', path: '/exports', icon: 'download', label: () => m['web.room_exports']() },
  connections: {
    code: 'connections',
    path: '/connections',
    icon: 'connections',
    label: () => m['connectors.room'](),
  },
  webhooks: { code: 'webhooks', path: '/webhooks', icon: 'webhooks', label: () => m['webhooks.room']() },
  audit: { code: 'audit', path: '/audit', icon: 'audit', label: () => m['web.room_audit']() },
  mailbox: { code: 'mailbox', path: '/mailbox', icon: 'mailbox', label: () => m['web.room_mailbox']() },
  settings: {
    code: 'settings',
    path: '/organisation',
    icon: 'settings',
    label: () => m['web.room_settings'](),
  },
  notYet: { code: 'notYet', path: '/not-yet', icon: 'notYet', label: () => m['web.room_not_yet']() },
};

// The order is that of the role's day. The server decides who may; a room left out here is only out of the way.
const roomsOfRole: Record<Role, readonly RoomCode[]> = {
  seller: [
    'home',
    'myDay',
    'statement',
    'estimator',
    'quotaRounds',
    'actionPlan',
    'disputes',
    'attainment',
    'deals',
    'quotes',
    'transactions',
    'plans',
    'exports',
  ],
  manager: [
    'home',
    'attainment',
    'deals',
    'quotes',
    'segments',
    'quotas',
    'quotaRounds',
    'actionPlan',
    'activities',
    'people',
    'coverage',
    'transactions',
    'statement',
    'estimator',
    'disputes',
    'plans',
    'exports',
  ],
  revops: [
    'home',
    'imports',
    'quality',
    'people',
    'coverage',
    'segments',
    'territories',
    'quotas',
    'quotaRounds',
    'capacity',
    'plans',
    'simulations',
    'runs',
    'disputes',
    'parallel',
    'attainment',
    'deals',
    'quotes',
    'activities',
    'transactions',
    'exports',
    'connections',
    'webhooks',
    'audit',
    'mailbox',
    'settings',
  ],
  finance: [
    'home',
    'runs',
    'accrual',
    'landing',
    'quotaRounds',
    'capacity',
    'disputes',
    'parallel',
    'attainment',
    'plans',
    'simulations',
    'transactions',
    'imports',
    'quality',
    'people',
    'coverage',
    'segments',
    'territories',
    'exports',
    'audit',
    'mailbox',
  ],
  executive: [
    'home',
    'attainment',
    'deals',
    'quotas',
    'quotaRounds',
    'capacity',
    'segments',
    'territories',
    'runs',
    'landing',
    'plans',
    'simulations',
    'exports',
    'mailbox',
  ],
  marketing: ['home', 'deals', 'segments', 'attainment', 'exports'],
  auditor: [
    'home',
    'audit',
    'runs',
    'accrual',
    'disputes',
    'imports',
    'quality',
    'plans',
    'simulations',
    'quotas',
    'quotaRounds',
    'capacity',
    'people',
    'coverage',
    'segments',
    'territories',
    'deals',
    'quotes',
    'activities',
    'transactions',
    'exports',
    'connections',
    'webhooks',
  ],
  works_council: ['home', 'plans', 'simulations'],
  prospect: [],
};

export function roomsFor({ roles }: Pick<Session, 'roles'>): readonly Room[] {
  const codes = new Set(roles.flatMap((role) => roomsOfRole[role]));
  const ordered = [...codes];
  ordered.push('notYet');
  return ordered.map((code) => rooms[code]);
}
