// The same facts come to the same pay wherever and whenever they are calculated: zone, locale and clock take no part.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { storyNames, tellStory } from '../stories/tell-story.test-support.ts';
import type { Gate } from './gate.ts';

const claim = 'C6 every story pays the same in 4 time zones × 3 locales × 4 clocks';

const ZONES = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns', 'Europe/Paris'];
const LOCALES = ['fr_FR.UTF-8', 'en_US.UTF-8', 'tr_TR.UTF-8'];
/** The turn of a century, a summer time that begins, a leap day, far ahead. */
const CLOCKS = [
  '1999-12-31T23:59:59Z',
  '2026-03-29T00:59:59Z',
  '2028-02-29T12:00:00Z',
  '2190-06-30T00:00:00Z',
];

export const gate: Gate = {
  name: 'environments',
  sabotages: { 'the clock takes part': claim },
  run: async (trial) => {
    const fault = trial.sabotage === null ? [] : ['whenever'];
    const hashIn = (zone: string, locale: string, clock: string) =>
      execFileSync(process.execPath, [import.meta.filename, String(Date.parse(clock)), ...fault], {
        env: { ...process.env, TZ: zone, LC_ALL: locale, LANG: locale },
        encoding: 'utf8',
      });
    const everywhere = ZONES.flatMap((zone, z) =>
      LOCALES.flatMap((locale, l) =>
        CLOCKS.map((clock, c) => ({ zone, locale, clock, isChosen: (z + l + c) % 4 === 0 })),
      ),
    );
    // In CI every pair of two settings meets at least once; the deep gate tries all 48.
    const tried = trial.depth === 'deep' ? everywhere : everywhere.filter(({ isChosen }) => isChosen);
    const known = hashIn('UTC', 'en_US.UTF-8', CLOCKS[0] ?? '');
    for (const { zone, locale, clock } of tried)
      trial.check(claim, hashIn(zone, locale, clock) === known, () => `${zone}, ${locale}, ${clock}`);
  },
};

/** As this process sees zone, locale and clock. With a fault the clock takes part, as in a calculation that asks it. */
function hashOfStories(now: number, fault: string | undefined): string {
  Date.now = () => now;
  const hash = createHash('sha256');
  for (const name of storyNames().toSorted())
    hash.update(JSON.stringify([name, tellStory(name).result.outcomes]));
  if (fault === 'whenever') hash.update(String(Date.now()));
  return hash.digest('hex');
}

if (import.meta.main) {
  const [now, fault] = process.argv.slice(2);
  process.stdout.write(hashOfStories(Number(now), fault));
}
