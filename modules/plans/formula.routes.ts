import { lookAtFormula, type FormulaPurpose } from '@cordee/engine-compensation';
import { typeSign } from '@cordee/engine-formula';
import { z } from '@hono/zod-openapi';
import { LOCALES, ok } from '@cordee/kernel';
import { endpoint, FormulaLookAnswer, presentFormulaLook, type Endpoint } from '@cordee/platform/http';

const Purpose = z.discriminatedUnion('for', [
  z.strictObject({ for: z.literal('component'), gives: z.enum(['amount', 'ratio']).optional() }),
  z.strictObject({ for: z.literal('condition'), measure: z.number().int().min(0).max(49) }),
  z.strictObject({ for: z.literal('value'), measure: z.number().int().min(0).max(49) }),
]);

const textMax = 4000;

const Question = z
  .strictObject({
    document: z.unknown(),
    purpose: Purpose,
    text: z.string().max(textMax),
    cursor: z.number().int().min(0).max(textMax),
    language: z.enum(LOCALES),
  })
  .openapi('FormulaQuestion');

/** Looks at a formula while it is written: nothing is stored. */
export function formulaRoutes(): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/plans/formula',
      summary: 'What may be written in a formula, and what is wrong with it',
      policy: ['revops', 'finance'],
      body: Question,
      answer: FormulaLookAnswer,
      handle: async ({ body: { document, purpose, text, cursor, language }, locale }) => {
        const asked: FormulaPurpose = purpose;
        const look = lookAtFormula(document, asked, {
          text,
          cursor: Math.min(cursor, text.length),
          locale: language,
        });
        return ok(presentFormulaLook(look, typeSign, locale));
      },
    }),
  ];
}
