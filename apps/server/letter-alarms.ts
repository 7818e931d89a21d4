// Who is told of letters that are missing, and the clock that tells them.
import type { TenantId } from '@cordee/kernel';
import { m } from '@cordee/messages';
import { formatDate } from '@cordee/messages/explanation';
import type { Member } from '@cordee/modules/access';
import { keepCalendar, type Alarm, type AlarmDeps } from '@cordee/modules/letters';
import type { Application } from './compose.ts';

type Reads = Pick<Application, 'access' | 'people' | 'letters' | 'scopeOf' | 'config'>;

/** Sends the alarms of an organisation that are due today, and ends agreements past their day. */
export async function keepLegalCalendar(
  application: Reads,
  tenant: TenantId,
): Promise<{ readonly alarms: number; readonly expired: number }> {
  const members = (await application.access.members(tenant)).filter(({ isSuspended }) => !isSuspended);
  const keeper = members.find(({ roles }) => roles.includes('revops'));
  if (keeper === undefined) return { alarms: 0, expired: 0 };
  const { letters, scopeOf } = application;
  const deps: AlarmDeps = {
    ...letters,
    scopeOf,
    mailsOf: async (scope, alarm) => {
      const persons = await application.people.namedPersons(scope);
      const codeOf = (person: Alarm['missing'][number]['dossier']['managerId']) => persons.get(person)?.code;
      return members.flatMap((member) => {
        const own = member.roles.includes('revops')
          ? alarm.missing
          : alarm.missing.filter(({ dossier }) => codeOf(dossier.managerId) === (member.personCode ?? ''));
        return own.length === 0 ? [] : [mailOf(member, alarm, own.length, application.config.publicUrl)];
      });
    },
  };
  return keepCalendar(deps, await scopeOf(tenant, keeper.userId));
}

function mailOf({ name, email, locale }: Member, { round }: Alarm, count: number, publicUrl: string) {
  const args = {
    name,
    round: round.name,
    count: String(count),
    start: formatDate(round.period.from, locale),
    link: `${publicUrl}/quota-rounds/${round.id}/letters`,
  };
  return {
    to: email,
    subject: m['letters.alarm_subject']({ round: round.name }, { locale }).replaceAll(/[\r\n]/g, ' '),
    body: m['letters.alarm_body'](args, { locale }),
  };
}
