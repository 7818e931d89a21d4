import { z } from '@hono/zod-openapi';
import type { PlainDate } from '@cordee/kernel';
import type { PaySetting } from '@cordee/modules/payouts';
import french from './settings/deadline.json' with { type: 'json' };

const DeadlineSetting = z
  .strictObject({
    workingDays: z.number().int().min(1).max(60),
    /** Days on which nobody works besides Saturdays and Sundays. */
    holidays: z.array(z.iso.date()).max(400),
    source: z.strictObject({ text: z.string().min(3).max(300), verifiedOn: z.iso.date() }),
  })
  .openapi('DisputeDeadline');
export type DeadlineSetting = z.output<typeof DeadlineSetting>;

export const deadlineSetting: PaySetting<DeadlineSetting> = {
  code: 'disputes',
  schema: DeadlineSetting,
  fallback: DeadlineSetting.parse(french),
};

const saturday = 6;

/** The last working day to answer on, the day of opening not counted. Five days from Friday 30 January are Friday 6 February. */
export function dueDay(openedOn: PlainDate, { workingDays, holidays }: DeadlineSetting): PlainDate {
  let [day, left] = [openedOn, workingDays];
  while (left > 0) {
    day = day.add({ days: 1 });
    if (day.dayOfWeek < saturday && !holidays.includes(day.toString())) left -= 1;
  }
  return day;
}
