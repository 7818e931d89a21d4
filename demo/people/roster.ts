import type { Day } from '../day.ts';
import type { History } from '../selling/history.ts';
import { EMAIL_DOMAIN, TEAMS, type Team } from './organisation.ts';
import { mailboxName, openNames, type PersonName } from './person-names.ts';
import { openRandom, type Random } from '../random.ts';
import { AWAY_MANAGER, CAST, type CastKey, type CastMember } from '../stories/story-cast.ts';

/** A selling position; people come and go in it. `potential` is what its territory is worth against the norm. */
export type Seat = { readonly positionCode: string; readonly team: Team; readonly potential: number };

/** A stay in a seat, the end being the first day after. */
export type Stint = {
  readonly seat: Seat;
  readonly from: Day;
  readonly to: Day | null;
  readonly workingTimePercent: number;
};

export type Seller = PersonName & {
  readonly personCode: string;
  readonly payrollNumber: string;
  readonly email: string;
  readonly castKey: CastKey | null;
  readonly hiredOn: Day;
  /** The last day worked. */
  readonly leftOn: Day | null;
  readonly stints: readonly Stint[];
  /** What this person sells against the norm; nobody in the company knows it. */
  readonly talent: number;
};

export type Roster = {
  readonly sellers: readonly Seller[];
  readonly seats: readonly Seat[];
  readonly cast: (key: CastKey) => Seller;
};

type Draft = {
  readonly name: PersonName;
  readonly castKey: CastKey | null;
  readonly hiredOn: Day;
  readonly leftOn: Day | null;
  readonly stints: readonly Stint[];
  readonly sharesPayrollNumberWith?: CastKey;
};

const SEATS_PER_TEAM = 12;
/** The first seats of a team go to people with a story; their territories are worth the norm, so that they can be compared. */
const CAST_SEATS_PER_TEAM = 3;
const SHARE_WITH_TURNOVER = 0.24;
const SHARE_PART_TIME = 0.07;
const TALENT_SIGMA = 0.21;

/** Who holds which seat from when to when; at scale 1 it leaves 120 sellers in place today. */
export function makeRoster(seed: string, scale: number, history: History): Roster {
  const random = openRandom(seed, 'roster');
  const nextName = openNames(random, [...CAST, AWAY_MANAGER]);
  const seats = TEAMS.flatMap((team) =>
    Array.from({ length: SEATS_PER_TEAM * scale }, (_, index) => makeSeat(random, team, index)),
  );
  const casting = castDrafts(random, history, seats);
  const ordinary = seats
    .filter((seat) => !casting.seats.has(seat))
    .flatMap((seat) => seatHolders({ random, history, seat, nextName }));
  const drafts = exchangeSeats([...casting.drafts, ...ordinary], history);
  const sellers = numbered(drafts, random);
  return {
    sellers,
    seats: [...new Set(sellers.flatMap((seller) => seller.stints.map((stint) => stint.seat)))],
    cast: (key) => {
      const found = sellers.find((seller) => seller.castKey === key);
      if (found === undefined) throw new Error(`Nobody was cast as ${key}.`);
      return found;
    },
  };
}

export function stintOn(seller: Seller, day: Day): Stint | undefined {
  return seller.stints.find((stint) => stint.from <= day && (stint.to === null || day < stint.to));
}

function makeSeat(random: Random, team: Team, index: number): Seat {
  return {
    positionCode: `P-${team.code}-${String(index + 1).padStart(2, '0')}`,
    team,
    potential: index < CAST_SEATS_PER_TEAM ? 1 : random.logNormal(1, 0.11),
  };
}

function seatHolders(context: {
  random: Random;
  history: History;
  seat: Seat;
  nextName: () => PersonName;
}): Draft[] {
  const { random, history, seat, nextName } = context;
  const workingTimePercent = random.chance(SHARE_PART_TIME) ? 80 : 100;
  const hiredOn = history.at(35, 1) - random.integer(20, 4_500);
  if (!random.chance(SHARE_WITH_TURNOVER)) {
    return [oneStint({ name: nextName(), hiredOn, leftOn: null, seat, workingTimePercent })];
  }
  const monthsBack = random.integer(5, 32);
  const leftOn = history.at(monthsBack, 1) - 1;
  const joinedOn = history.at(monthsBack - random.integer(1, 2), 1);
  return [
    oneStint({ name: nextName(), hiredOn, leftOn, seat, workingTimePercent }),
    oneStint({ name: nextName(), hiredOn: joinedOn, leftOn: null, seat, workingTimePercent: 100 }),
  ];
}

function oneStint(holder: {
  name: PersonName;
  hiredOn: Day;
  leftOn: Day | null;
  seat: Seat;
  workingTimePercent: number;
}): Draft {
  const { name, hiredOn, leftOn, seat, workingTimePercent } = holder;
  const to = leftOn === null ? null : leftOn + 1;
  return { name, castKey: null, hiredOn, leftOn, stints: [{ seat, from: hiredOn, to, workingTimePercent }] };
}

function castDrafts(random: Random, history: History, seats: readonly Seat[]) {
  const before = (days: number) => history.at(35, 1) - days;
  const extraSeat = (teamCode: string, index: number) => ({
    ...makeSeat(random, teamOf(teamCode), index),
    potential: 1,
  });
  const perTeam = seats.length / TEAMS.length;
  const extraSeats: Partial<Record<CastKey, Seat>> = {
    departed: extraSeat('T06', perTeam),
    vacantLeaver: extraSeat('T08', perTeam),
  };
  const ordinaryCast = CAST.filter(
    (member) => extraSeats[member.key] === undefined && member.key !== 'codeNewcomer',
  );
  const seatsByKey = new Map(
    ordinaryCast.map((member) => [member.key, castSeat(member, ordinaryCast, seats)]),
  );
  const drafts = CAST.map((member, index): Draft => {
    const seat =
      extraSeats[member.key] ?? seatsByKey.get(member.key === 'codeNewcomer' ? 'codeLeaver' : member.key);
    if (seat === undefined) throw new Error(`No seat was found for ${member.key}.`);
    const { hiredOn, leftOn } = castEmployment(member.key, history, before(400 + 90 * index));
    const draft = oneStint({ name: member, hiredOn, leftOn, seat, workingTimePercent: 100 });
    return {
      ...draft,
      castKey: member.key,
      ...castChanges(member.key, draft, history, extraSeat('T04', perTeam)),
    };
  });
  return { drafts, seats: new Set(seatsByKey.values()) };
}

function castSeat(member: CastMember, cast: readonly CastMember[], seats: readonly Seat[]): Seat {
  const rank = cast.filter((other) => other.team === member.team).indexOf(member);
  const seat = seats.filter((candidate) => candidate.team.code === member.team)[rank];
  if (seat === undefined) throw new Error(`Team ${member.team} has no seat ${rank}.`);
  return seat;
}

function castEmployment(key: CastKey, history: History, hiredOn: Day): { hiredOn: Day; leftOn: Day | null } {
  if (key === 'departed') return { hiredOn, leftOn: history.at(1, 27) };
  if (key === 'vacantLeaver') return { hiredOn, leftOn: history.at(2, 1) - 1 };
  if (key === 'codeLeaver') return { hiredOn, leftOn: history.at(8, 1) - 1 };
  if (key === 'codeNewcomer') return { hiredOn: history.at(6, 1), leftOn: null };
  if (key === 'ramping') return { hiredOn: history.at(2, 5), leftOn: null };
  return { hiredOn, leftOn: null };
}

function castChanges(key: CastKey, draft: Draft, history: History, destination: Seat): Partial<Draft> {
  if (key === 'codeNewcomer') return { sharesPayrollNumberWith: 'codeLeaver' };
  if (key !== 'transferred') return {};
  const movedOn = history.at(1, 16);
  const [stay] = draft.stints;
  if (stay === undefined) return {};
  return {
    stints: [
      { ...stay, to: movedOn },
      { ...stay, seat: destination, from: movedOn },
    ],
  };
}

/** Every first of January of the last two years, two pairs of farmers exchange teams. */
function exchangeSeats(drafts: readonly Draft[], history: History): Draft[] {
  const years = [history.closing.year - 1, history.closing.year];
  const pairs = [
    ['T03', 'T06'],
    ['T05', 'T08'],
  ] as const;
  let result = [...drafts];
  years.forEach((year, yearIndex) => {
    const monthsBack = (history.closing.year - year) * 12 + history.closing.monthOfYear - 1;
    const pair = pairs[yearIndex];
    if (pair !== undefined) result = exchangePair(result, pair, history.at(monthsBack, 1));
  });
  return result;
}

function exchangePair(drafts: Draft[], teams: readonly [string, string], on: Day): Draft[] {
  const movers = teams.map((team) =>
    drafts.findLast(
      (draft) =>
        draft.castKey === null &&
        draft.leftOn === null &&
        draft.stints.length === 1 &&
        draft.stints[0]?.seat.team.code === team &&
        draft.hiredOn < on,
    ),
  );
  return drafts.map((draft) => {
    const other = draft === movers[0] ? movers[1] : draft === movers[1] ? movers[0] : undefined;
    const [own] = draft.stints;
    const [theirs] = other?.stints ?? [];
    if (own === undefined || theirs === undefined) return draft;
    return {
      ...draft,
      stints: [
        { ...own, to: on },
        { ...own, seat: theirs.seat, from: on },
      ],
    };
  });
}

function numbered(drafts: readonly Draft[], random: Random): Seller[] {
  const payrollNumbers = new Map(drafts.map((draft, index) => [draft.castKey, String(40_101 + index)]));
  return drafts.map((draft, index) => ({
    ...draft.name,
    personCode: `BE${String(101 + index).padStart(4, '0')}`,
    payrollNumber:
      (draft.sharesPayrollNumberWith && payrollNumbers.get(draft.sharesPayrollNumberWith)) ??
      String(40_101 + index),
    email: `${mailboxName(draft.name)}@${EMAIL_DOMAIN}`,
    castKey: draft.castKey,
    hiredOn: draft.hiredOn,
    leftOn: draft.leftOn,
    stints: draft.stints,
    talent: draft.castKey === null ? random.logNormal(1, TALENT_SIGMA) : 1,
  }));
}

function teamOf(code: string): Team {
  const team = TEAMS.find((candidate) => candidate.code === code);
  if (team === undefined) throw new Error(`There is no team ${code}.`);
  return team;
}
