// The JSON Schema (2020-12) of a problem: published as it is, and what every file is read by.
import { DISTANCES, OBJECTIVES, PROBLEM_FORMAT } from './problem-document.ts';
import type { JsonSchema } from './read-by-schema.ts';

const name: JsonSchema = { type: 'string', minLength: 1, maxLength: 200 };
const notNegative: JsonSchema = { type: 'number', minimum: 0 };
const numbers: JsonSchema = { type: 'array', items: notNegative, maxItems: 20 };
const rows: JsonSchema = { type: 'array', items: { type: 'array', items: { type: 'number' } } };
const skills: JsonSchema = { type: 'array', items: name, maxItems: 50 };

function object(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}

const point = object(
  {
    id: name,
    x: { type: 'number' },
    y: { type: 'number' },
    activities: numbers,
    capacity: notNegative,
    candidate: { type: 'boolean' },
    owner: name,
    lock: name,
    skills,
  },
  ['id'],
);

const seat = object(
  {
    id: name,
    x: { type: 'number' },
    y: { type: 'number' },
    home: name,
    capacities: numbers,
    skills,
    reach: notNegative,
  },
  ['id'],
);

export const PROBLEM_SCHEMA: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: PROBLEM_FORMAT,
  ...object(
    {
      format: { enum: [PROBLEM_FORMAT] },
      name,
      objective: { enum: OBJECTIVES },
      activities: {
        type: 'array',
        maxItems: 20,
        items: object({ code: name, tolerance: notNegative }, ['code']),
      },
      points: { type: 'array', minItems: 1, maxItems: 200_000, items: point },
      districts: object({ count: { type: 'integer', minimum: 1, maximum: 5_000 }, capacities: numbers }, [
        'count',
      ]),
      seats: { type: 'array', minItems: 1, maxItems: 5_000, items: seat },
      distance: object(
        {
          measure: { enum: DISTANCES },
          road_factor: { type: 'number', minimum: 0.1, maximum: 10 },
          rows,
        },
        ['measure'],
      ),
      adjacency: {
        type: 'array',
        items: { type: 'array', items: { type: ['string', 'number'] }, minItems: 2, maxItems: 3 },
      },
      contiguous: { type: 'boolean' },
      continuity: object(
        { weight: notNegative, most: { type: 'number', minimum: 0, maximum: 1 }, of: name },
        ['weight'],
      ),
      assignment: object({ sense: { enum: ['minimise', 'maximise'] }, values: rows, loads: rows }, [
        'sense',
        'values',
        'loads',
      ]),
    },
    ['format', 'objective', 'points'],
  ),
};
