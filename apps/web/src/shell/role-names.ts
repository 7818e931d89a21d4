import { m } from '@cordee/messages';
import type { Role } from '../api/session.ts';

const names: Record<Role, () => string> = {
  seller: () => m['web.role_seller'](),
  manager: () => m['web.role_manager'](),
  revops: () => m['web.role_revops'](),
  finance: () => m['web.role_finance'](),
  executive: () => m['web.role_executive'](),
  marketing: () => m['web.role_marketing'](),
  auditor: () => m['web.role_auditor'](),
  works_council: () => m['web.role_works_council'](),
  prospect: () => m['web.role_prospect'](),
};

export const roleName = (role: Role) => names[role]();
export const roleCodes = Object.keys(names) as readonly Role[]; // The keys of a Record of roles are roles.
