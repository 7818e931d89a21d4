import { magnitude, powerOfTen } from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';
import type { Digits } from '../environment.ts';

/** How wide a number may be: at most `limit` in magnitude when written without its point, `scale` digits after it. */
export type NumberShape = { readonly scale: number; readonly limit: bigint };

export function shapeOfDigits({ integerDigits, scale }: Digits): NumberShape {
  return { scale, limit: powerOfTen(integerDigits + scale) - 1n };
}

export function shapeOfValue({ unscaled, scale }: Decimal): NumberShape {
  return { scale, limit: magnitude(unscaled) };
}

/** The limit of the same number written with more digits after the point. */
export function limitAt({ scale, limit }: NumberShape, wanted: number): bigint {
  return limit * powerOfTen(wanted - scale);
}

export function scaleOfAll(shapes: readonly NumberShape[]): number {
  return Math.max(0, ...shapes.map(({ scale }) => scale));
}

/** Any one of the numbers, all written at one scale. */
export function shapeOfAny(shapes: readonly NumberShape[]): NumberShape {
  const scale = scaleOfAll(shapes);
  const limit = shapes.map((shape) => limitAt(shape, scale)).reduce((a, b) => (a > b ? a : b), 0n);
  return { scale, limit };
}

export function shapeOfSum(shapes: readonly NumberShape[]): NumberShape {
  const scale = scaleOfAll(shapes);
  return { scale, limit: shapes.map((shape) => limitAt(shape, scale)).reduce((a, b) => a + b, 0n) };
}

export function shapeOfProduct(shapes: readonly NumberShape[]): NumberShape {
  return {
    scale: shapes.reduce((sum, { scale }) => sum + scale, 0),
    limit: shapes.reduce((product, { limit }) => product * limit, 1n),
  };
}

export function shapeOfRounded(shape: NumberShape, scale: number): NumberShape {
  if (shape.scale <= scale) return shape;
  return { scale, limit: shape.limit / powerOfTen(shape.scale - scale) + 1n };
}

export function digitsOfLimit(limit: bigint): number {
  return limit.toString().length;
}
