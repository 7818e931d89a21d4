export type { PersonInPosition, Team } from './person.ts';
export type { PeopleStore, Reach } from './people-store.ts';
export { openPeopleStore } from './people-store.sql.ts';
export { openSellerDirectory } from './seller-directory.sql.ts';
export type { SellerDirectory } from './seller-directory.ts';
export { membersOfTeam } from './team-members.sql.ts';
export { peoplePoster } from './people-import.sql.ts';
export { absencesPoster } from './absences-import.sql.ts';
export {
  absence,
  peopleTables,
  person,
  personCode,
  position,
  positionHolder,
  team,
} from './people-tables.sql.ts';
export { peopleRoutes } from './routes.ts';
export { peopleLists } from './people-export.sql.ts';
