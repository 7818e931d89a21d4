/** Longitude and latitude in degrees (WGS 84). */
export type Position = readonly [longitude: number, latitude: number];
/** A closed line: its last position is its first. */
export type Ring = readonly Position[];
/** An outer ring, and those that are cut out of it. */
export type Polygon = readonly Ring[];

/** A part of the country as an organisation drew it elsewhere. */
export type Area = {
  /** Its place in the file, 1 for the first. */
  readonly number: number;
  readonly code: string;
  readonly name: string;
  readonly outline: readonly Polygon[];
};
