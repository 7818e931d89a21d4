import { z } from '@hono/zod-openapi';
import { messageOf, renderRefusal } from '@cordee/messages/explanation';
import type { Locale, Refusal } from '@cordee/kernel';

export const FormulaLookAnswer = z
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

type Option<Type> =
  | { readonly kind: 'field'; readonly label: string; readonly insert: string; readonly type: Type }
  | {
      readonly kind: 'function';
      readonly label: string;
      readonly insert: string;
      readonly signature: string;
      readonly help: string;
    };

/** What the formula engine finds while a formula is written. */
type Look<Type> = {
  readonly completions: {
    readonly from: number;
    readonly to: number;
    readonly options: readonly Option<Type>[];
  };
  readonly faults: readonly (Refusal & {
    readonly position: { readonly from: number; readonly to: number };
  })[];
  readonly translated: string | null;
};

export function presentFormulaLook<Type>(
  { completions, faults, translated }: Look<Type>,
  signOf: (type: Type) => string,
  locale: Locale,
): z.input<typeof FormulaLookAnswer> {
  return {
    from: completions.from,
    to: completions.to,
    options: completions.options.map((option) => ({
      kind: option.kind,
      label: option.label,
      insert: option.insert,
      detail: option.kind === 'field' ? signOf(option.type) : option.signature,
      help: option.kind === 'field' ? '' : messageOf(option.help, {}, locale),
    })),
    faults: faults.map((fault) => ({
      from: fault.position.from,
      to: fault.position.to,
      sentence: renderRefusal(fault, locale),
    })),
    translated,
  };
}
