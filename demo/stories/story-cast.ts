import type { PersonName } from '../people/person-names.ts';

/** The people with a story: whoever they are, their name and team are fixed so that guides can speak of them. */
export type CastKey =
  | 'transferred'
  | 'maternity'
  | 'delegate'
  | 'ramping'
  | 'departed'
  | 'vacantLeaver'
  | 'bigOrder'
  | 'claimant'
  | 'claimHolder'
  | 'creditNote'
  | 'pairAhead'
  | 'pairBehind'
  | 'codeLeaver'
  | 'codeNewcomer';

export type CastMember = PersonName & { readonly key: CastKey; readonly team: string };

export const CAST: readonly CastMember[] = [
  { key: 'transferred', givenName: 'Maëlle', familyName: 'Guichardon', team: 'T01' },
  { key: 'claimant', givenName: 'Yanis', familyName: 'Bekhoucha', team: 'T01' },
  { key: 'claimHolder', givenName: 'Perrine', familyName: 'Lachenaud', team: 'T02' },
  { key: 'pairAhead', givenName: 'Élodie', familyName: 'Tissandon', team: 'T02' },
  { key: 'pairBehind', givenName: 'Romain', familyName: 'Vasselin', team: 'T02' },
  { key: 'delegate', givenName: 'Bastien', familyName: 'Roumégas', team: 'T03' },
  { key: 'bigOrder', givenName: 'Anaïs', familyName: 'Delestrac', team: 'T04' },
  { key: 'maternity', givenName: 'Solène', familyName: 'Vauzelle', team: 'T05' },
  { key: 'creditNote', givenName: 'Hugo', familyName: 'Marescaud', team: 'T05' },
  { key: 'departed', givenName: 'Thibaud', familyName: 'Carrelet', team: 'T06' },
  { key: 'ramping', givenName: 'Inès', familyName: 'Charvolin', team: 'T07' },
  { key: 'vacantLeaver', givenName: 'Pascal', familyName: 'Quémerais', team: 'T08' },
  { key: 'codeLeaver', givenName: 'Gérard', familyName: 'Montbazet', team: 'T08' },
  { key: 'codeNewcomer', givenName: 'Nolwenn', familyName: 'Kerdraonec', team: 'T08' },
];

/** Away on the closing day, with a delegate named. */
export const AWAY_MANAGER: PersonName & { readonly team: string } = {
  givenName: 'Florence',
  familyName: 'Aubresson',
  team: 'T05',
};
