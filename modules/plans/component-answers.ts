// The registry of components as a form needs it, in the reader's language.
import { z } from '@hono/zod-openapi';
import {
  describeComponents,
  describeMeasureFields,
  describeModifiers,
  type FieldDescription,
  type FieldShape,
} from '@cordee/engine-compensation';
import type { Locale } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';

type Choice = { value: string; label: string };
type Shape = {
  kind: FieldShape['kind'];
  choices?: Choice[] | undefined;
  fields?: FormField[] | undefined;
  /** The item of a list, or the shapes to choose from. */
  shapes?: Shape[] | undefined;
};
type FormField = {
  name: string;
  label: string;
  isRequired: boolean;
  isNullable: boolean;
  fallback?: unknown;
  shape: Shape;
};

const kinds = [
  'choice',
  'code',
  'ratio',
  'number',
  'whole_number',
  'text',
  'formula',
  'date',
  'flag',
  'map',
  'list',
  'object',
  'one_of',
] as const satisfies readonly FieldShape['kind'][];

const FieldShapeAnswer: z.ZodType<Shape> = z
  .object({
    kind: z.enum(kinds),
    choices: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
    get fields() {
      return z.array(FormFieldAnswer).optional();
    },
    get shapes() {
      return z.array(FieldShapeAnswer).optional();
    },
  })
  .openapi('FieldShape');

const FormFieldAnswer: z.ZodType<FormField> = z
  .object({
    name: z.string(),
    label: z.string(),
    isRequired: z.boolean(),
    isNullable: z.boolean(),
    fallback: z.unknown(),
    get shape() {
      return FieldShapeAnswer;
    },
  })
  .openapi('FormField');

export const PlanFormAnswer = z
  .object({
    components: z.array(
      z.object({
        type: z.string(),
        label: z.string(),
        summary: z.string(),
        /** Whether it looks beyond the payee: then one seller alone does not tell all. */
        readsOthers: z.boolean(),
        fields: z.array(FormFieldAnswer),
      }),
    ),
    modifiers: z.array(FormFieldAnswer),
    measure: z.array(FormFieldAnswer),
  })
  .openapi('PlanForm');

type PlanForm = {
  components: { type: string; label: string; summary: string; readsOthers: boolean; fields: FormField[] }[];
  modifiers: FormField[];
  measure: FormField[];
};

export function presentPlanForm(locale: Locale): PlanForm {
  return {
    components: describeComponents().map(({ type, label, summary, reads, fields }) => ({
      type,
      label: messageOf(label, {}, locale),
      summary: messageOf(summary, {}, locale),
      readsOthers: reads !== 'own',
      fields: presentFields(fields, locale),
    })),
    modifiers: presentFields(describeModifiers(), locale),
    measure: presentFields(describeMeasureFields(), locale),
  };
}

function presentFields(fields: readonly FieldDescription[], locale: Locale): FormField[] {
  return fields.map(({ name, label, shape, isRequired, isNullable, fallback }) => ({
    name,
    label: messageOf(label, {}, locale),
    isRequired,
    isNullable,
    fallback,
    shape: presentShape(shape, name, locale),
  }));
}

function presentShape(shape: FieldShape, name: string, locale: Locale): Shape {
  switch (shape.kind) {
    case 'choice':
      return {
        kind: 'choice',
        choices: shape.choices.map((value) => ({
          value,
          label: messageOf(`plans.choice_${name}_${value}`, {}, locale),
        })),
      };
    case 'object':
      return { kind: 'object', fields: presentFields(shape.fields, locale) };
    case 'list':
      return { kind: 'list', shapes: [presentShape(shape.item, name, locale)] };
    case 'one_of':
      return { kind: 'one_of', shapes: shape.shapes.map((each) => presentShape(each, name, locale)) };
    case 'code':
    case 'ratio':
    case 'number':
    case 'whole_number':
    case 'text':
    case 'formula':
    case 'date':
    case 'flag':
    case 'map':
      return { kind: shape.kind };
  }
}
