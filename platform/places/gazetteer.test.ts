import { beforeAll, expect, it } from 'vitest';
import { openGazetteer, type Gazetteer } from './gazetteer.ts';

let gazetteer: Gazetteer;
beforeAll(async () => {
  gazetteer = await openGazetteer();
});
const near = (country: string | null, town: string, postcode: string | null) => {
  const found = gazetteer.find({ country, town, postcode });
  return found === null ? null : [Math.round(found.latitude), Math.round(found.longitude)];
};

it('finds a town however its name is spelled', () => {
  expect(near('FR', 'Grenoble', '38000')).toEqual([45, 6]);
  expect(near('France', 'ST ETIENNE CEDEX 2', '42000')).toEqual([45, 4]);
  expect(near('FR', 'Paris 12e', '75012')).toEqual([49, 2]);
  expect(near(null, 'Ajaccio', '20000')).toEqual([42, 9]);
  expect(near('Allemagne', 'Berlin', null)).toEqual([53, 13]);
});

it('leaves open what the words do not tell', () => {
  expect(near('FR', 'Grenoble', '59000')).toBeNull();
  expect(near(null, 'Grenoble', null)).toBeNull();
  expect(near('Atlantis', 'Grenoble', null)).toBeNull();
  expect(near('FR', 'Nulle Part', '38000')).toBeNull();
});
