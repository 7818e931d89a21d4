import { z } from '@hono/zod-openapi';
import { ROLES } from '@cordee/kernel';
import type { PaySetting } from './pay-setting.ts';
import adjustments from './adjustments.json' with { type: 'json' };
import closing from './closing.json' with { type: 'json' };
import review from './review.json' with { type: 'json' };

const Figure = z.string().regex(/^(0|[1-9]\d{0,8})(\.\d{1,6})?$/);

/** From where on a run is stopped, and from where on a pay is looked at. Shares are ratios, amounts in major units. */
const ReviewSetting = z
  .strictObject({
    /** Stop: what a component pays for a euro sold is so many times what it was. */
    rateTimesMax: Figure,
    /** Stop: this share of the sales came twice, from two sources. */
    doubleFeedShareMax: Figure,
    /** Stop: this share of the sales is in another currency than the plan's. */
    foreignShareMax: Figure,
    /** Stop: this share of those who sold in the period before has no sale. */
    missingShareMax: Figure,
    /** Look at: a pay that changed by this share, and by this amount at least. */
    changeShareMax: Figure,
    changeMin: Figure,
    /** Look at: a pay so many times the median of the plan. */
    peersTimesMax: Figure,
  })
  .openapi('ReviewSetting');
export type ReviewSetting = z.output<typeof ReviewSetting>;

export const reviewSetting: PaySetting<ReviewSetting> = {
  code: 'review',
  schema: ReviewSetting,
  fallback: ReviewSetting.parse(review),
};

/** The largest adjustment that each role may accept, in major units; null: any. */
const AdjustmentSetting = z
  .strictObject({
    ceilings: z.array(z.strictObject({ role: z.enum(ROLES), amount: Figure.nullable() })).max(ROLES.length),
  })
  .openapi('AdjustmentSetting');
export type AdjustmentSetting = z.output<typeof AdjustmentSetting>;

export const adjustmentSetting: PaySetting<AdjustmentSetting> = {
  code: 'adjustments',
  schema: AdjustmentSetting,
  fallback: AdjustmentSetting.parse(adjustments),
};

/** What is to be done each period, and so many days after its end. */
const ClosingSetting = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          code: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
          label: z.string().min(1).max(200).optional(),
          daysAfterPeriod: z.number().int().min(0).max(90),
        }),
      )
      .max(50),
  })
  .openapi('ClosingSetting');

export const closingSetting: PaySetting<z.output<typeof ClosingSetting>> = {
  code: 'closing',
  schema: ClosingSetting,
  fallback: ClosingSetting.parse(closing),
};
