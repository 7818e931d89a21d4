import { m } from '@cordee/messages';
import type { Coverage } from '../../api/coverage.ts';
import { formatDate } from '../../locale.ts';

const fields: Record<Coverage['field'], () => string> = {
  territory: () => m['web.coverage_territory'](),
  customer: () => m['web.coverage_customer'](),
  product: () => m['web.coverage_product'](),
  channel: () => m['web.coverage_channel'](),
  segment: () => m['web.coverage_segment'](),
  deal: () => m['web.coverage_deal'](),
};

const roles: Record<Coverage['role'], () => string> = {
  holder: () => m['web.coverage_holder'](),
  specialist: () => m['web.coverage_specialist'](),
};

export const fieldName = (field: Coverage['field']): string => fields[field]();
export const roleName = (role: Coverage['role']): string => roles[role]();

const optionsOf = <Code extends string>(names: Record<Code, () => string>) => [
  { value: '', label: m['web.coverage_any']() },
  ...Object.entries<() => string>(names).map(([value, name]) => ({ value, label: name() })),
];

export const fieldOptions = () => optionsOf(fields);
export const roleOptions = () => optionsOf(roles);

export const isField = (text: string): text is Coverage['field'] => Object.hasOwn(fields, text);
export const isRole = (text: string): text is Coverage['role'] => Object.hasOwn(roles, text);

export const lastDayWords = (lastDay: string | null): string =>
  lastDay === null ? m['web.coverage_open_end']() : formatDate(lastDay);
