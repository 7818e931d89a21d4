import { lookAtFormula, type FormulaPurpose } from '@cordee/engine-compensation';
import { typeSign } from '@cordee/engine-formula';
import { z } from '@hono/zod-openapi';
import { LOCALES, ok } from '@cordee/kernel';
import { messageOf, renderRefusal } from '@cordee/messages/explanation';
import { endpoint, type Endpoint } from '@cordee/platform/http';

const Purpose = z.discriminatedUnion('for', [
  z.strictObject({ for: z.literal('component'), gives: z.enum(['amount', 'ratio']).optional() }),
  z.strictObject({ for: z.literal('condition'), measure: z.number().int().min(0).max(49) }),
  z.strictObject({ for: z.literal('value'), measure: z.number().int().min(0).max(49) }),
]);

const FormulaLook = z
  .object({
    from: z.number(),
    to: z.number(),
    options: z.array(
      z.object({
        kind: z.enum(['field', 'function']),
        label: z.string(),
        insert: z.string(),
        detail: z.string().openapi({ description: 'The unit of a field, the signature of a function.' }),
        help: z.string(),
      }),
    ),
    faults: z.array(z.object({ from: z.number(), to: z.number(), sentence: z.string() })),
    translated: z.string().nullable(),
  })
  .openapi('FormulaLook');

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
      answer: FormulaLook,
      handle: async ({ body: { document, purpose, text, cursor, language }, locale }) => {
        const asked: FormulaPurpose = purpose;
        const { completions, faults, translated } = lookAtFormula(document, asked, {
          text,
          cursor: Math.min(cursor, text.length),
          locale: language,
        });
        return ok({
          from: completions.from,
          to: completions.to,
          options: completions.options.map((option) => ({
            kind: option.kind,
            label: option.label,
            insert: option.insert,
            detail: option.kind === 'field' ? typeSign(option.type) : option.signature,
            help: option.kind === 'field' ? '' : messageOf(option.help, {}, locale),
          })),
          faults: faults.map((fault) => ({
            from: fault.position.from,
            to: fault.position.to,
            sentence: renderRefusal(fault, locale),
          })),
          translated,
        });
      },
    }),
  ];
}
