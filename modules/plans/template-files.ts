// The usual plans, as data: one file a plan, in both languages.
import { z } from '@hono/zod-openapi';
import straightCommission from './templates/straight-commission.json' with { type: 'json' };
import tiersOnQuota from './templates/tiers-on-quota.json' with { type: 'json' };
import acceleratorCurve from './templates/accelerator-curve.json' with { type: 'json' };
import hunterBookingAndCash from './templates/hunter-booking-and-cash.json' with { type: 'json' };
import farmerRetention from './templates/farmer-retention.json' with { type: 'json' };
import managerRollUp from './templates/manager-roll-up.json' with { type: 'json' };
import spiff from './templates/spiff.json' with { type: 'json' };
import type { Locale } from '@cordee/kernel';

const Words = z.strictObject({ fr: z.string(), en: z.string() });
const TemplateFile = z.strictObject({
  code: z.string(),
  name: Words,
  what: Words,
  /** The plan without what each organisation says itself: code, name, currency. */
  rules: z.record(z.string(), z.unknown()),
});
type TemplateFile = z.output<typeof TemplateFile>;

export const templateFiles: readonly TemplateFile[] = [
  straightCommission,
  tiersOnQuota,
  acceleratorCurve,
  hunterBookingAndCash,
  farmerRetention,
  managerRollUp,
  spiff,
].map((file) => TemplateFile.parse(file));

/** The plan of a template file, ready to be changed and published. */
export function documentOfFile(
  { code, name, rules }: TemplateFile,
  currency: string,
  locale: Locale,
): object {
  const head = { format: 'cordee-plan/1', code, name: name[locale], version: '1', semantics: 1 };
  return { ...head, currency, calendar: 'civil', ...rules };
}
