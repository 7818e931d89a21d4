// Who is told what by mail, in their own language, with a link and never a figure.
import type { Locale, Role, Scope } from '@cordee/kernel';
import { m } from '@cordee/messages';
import { formatPeriod } from '@cordee/messages/explanation';
import type { AccessStore, Member } from '@cordee/modules/access';
import type { ConsultationStore } from '@cordee/modules/consultations';
import type { DisputeStore } from '@cordee/modules/disputes';
import type { RunStore } from '@cordee/modules/payouts';
import type { PeopleStore } from '@cordee/modules/people';
import type { PlanStore } from '@cordee/modules/plans';
import type { MailMessage, NoticesOf, AppendedTo } from '@cordee/platform/mail';

export type NoticeReads = {
  readonly publicUrl: string;
  readonly access: Pick<AccessStore, 'members'>;
  readonly people: Pick<PeopleStore, 'namedPersons' | 'reachOf'>;
  readonly plans: Pick<PlanStore, 'plan'>;
  readonly disputes: Pick<DisputeStore, 'dispute'>;
  readonly consultations: Pick<ConsultationStore, 'consultation' | 'consultations'>;
  readonly runs: Pick<RunStore, 'runs' | 'lines'>;
};

/** What a mail is about: the plan in question and its period, where there is one. */
type About = { readonly plan: string; readonly period: string };
type Words = (
  args: About & { readonly name: string; readonly link: string },
  options: { locale: Locale },
) => string;
type Notice = {
  readonly subject: Words;
  readonly body: Words;
  readonly to: readonly Member[];
  readonly path: (member: Member) => string;
  readonly about?: About;
};

/** Everybody's members, and whom the one who acts does not have to tell. */
type Told = {
  readonly reads: NoticeReads;
  /** Of the whole organisation: who is told does not depend on what the actor sees. */
  readonly scope: Scope;
  readonly members: readonly Member[];
  readonly detail: Readonly<Record<string, string>>;
};

type Rule = (told: Told) => Promise<(appendedTo: AppendedTo) => Notice>;

const RULES: Readonly<Record<string, Rule>> = {
  'disputes.opened':
    async ({ members }) =>
    (appendedTo) => ({
      subject: m['notices.dispute_opened_subject'],
      body: m['notices.dispute_opened_body'],
      to: withRole(members, ['revops', 'finance']),
      path: () => `/disputes/${idIn(appendedTo('dispute'))}`,
    }),
  'disputes.said': toldOfDispute(m['notices.dispute_said_subject'], m['notices.dispute_said_body']),
  'disputes.accepted': toldOfDispute(m['notices.dispute_decided_subject'], m['notices.dispute_decided_body']),
  'disputes.refused': toldOfDispute(m['notices.dispute_decided_subject'], m['notices.dispute_decided_body']),
  'consultations.opened': toldOfConsultation,
  'consultations.commented': async ({ reads, scope, members, detail }) => {
    const asked = await reads.consultations.consultation(scope, detail['consultation'] ?? '');
    return () => ({
      subject: m['notices.comment_subject'],
      body: m['notices.comment_body'],
      to: members.filter(({ userId }) => userId === asked?.openedBy),
      path: () => `/consultations/${asked?.id}`,
      about: { plan: asked?.planName ?? '', period: '' },
    });
  },
  'consultations.answered': async ({ reads, scope, members, detail }) => {
    const all = await reads.consultations.consultations(scope);
    const asked = all.find(({ comments }) => comments.some(({ id }) => id === detail['comment']));
    const author = asked?.comments.find(({ id }) => id === detail['comment'])?.author;
    return () => ({
      subject: m['notices.answer_subject'],
      body: m['notices.answer_body'],
      to: members.filter(({ userId }) => userId === author),
      path: () => `/consultations/${asked?.id}`,
      about: { plan: asked?.planName ?? '', period: '' },
    });
  },
  'payouts.run_calculated': toldOfPreview,
  'payouts.run_locked': toldOfStatement,
  'payouts.adjustments_asked': toldOfRequest(() => '/runs'),
  'payouts.void_asked': toldOfRequest(({ subject }) => `/runs/${subject}`),
  'payouts.override_asked': toldOfRequest(({ subject }) => `/runs/${subject}`),
};

/** The rules of the product over its own stores. */
export function noticesOf(reads: NoticeReads): NoticesOf {
  return async (scope, { code, detail = {} }) => {
    const rule = RULES[code];
    if (rule === undefined) return null;
    const members = (await reads.access.members(scope.tenant)).filter(
      ({ userId, isSuspended }) => !isSuspended && userId !== scope.actor,
    );
    const told: Told = {
      reads,
      scope: { ...scope, people: 'all', positions: 'all' },
      members,
      detail: Object.fromEntries(Object.entries(detail).map(([key, value]) => [key, String(value)])),
    };
    const noticeOf = await rule(told);
    return (appendedTo) => mailsOf(noticeOf(appendedTo), reads.publicUrl);
  };
}

function mailsOf({ subject, body, to, path, about }: Notice, publicUrl: string): MailMessage[] {
  return to.map((member) => {
    const { locale, email, name } = member;
    const { plan = '', period = '' } = about ?? {};
    const args = {
      plan,
      period: period === '' ? '' : formatPeriod(period, locale),
      name,
      link: `${publicUrl}${path(member)}`,
    };
    return { to: email, subject: subject(args, { locale }), body: body(args, { locale }) };
  });
}

/** Whoever opened it, and whoever decides when it is the opener who writes. */
function toldOfDispute(subject: Words, body: Words): Rule {
  return async ({ reads, scope, members, detail }) => {
    const dispute = await reads.disputes.dispute(scope, detail['dispute'] ?? '');
    const isByOpener = dispute?.openedBy === scope.actor;
    const to = isByOpener
      ? withRole(members, ['revops', 'finance'])
      : members.filter(({ userId }) => userId === dispute?.openedBy);
    return () => ({ subject, body, to, path: () => `/disputes/${dispute?.id}` });
  };
}

/** Those whom the plan would pay, their managers, and the works council where it is asked. */
async function toldOfConsultation({
  reads,
  scope,
  members,
}: Told): Promise<(appendedTo: AppendedTo) => Notice> {
  const reaches = await Promise.all(
    withRole(members, ['seller', 'manager']).map(async (member) => {
      const depth = member.roles.includes('manager') ? 'reports' : 'own';
      const { people } = await reads.people.reachOf(scope, member.personCode ?? '', depth);
      return { member, people };
    }),
  );
  return (appendedTo) => {
    const [row] = appendedTo('consultation');
    const payees = JSON.parse(String(row?.['payees'] ?? '[]')) as readonly string[]; // written by the store as a list of ids
    const asked = reaches.filter(({ people }) => people.some((person) => payees.includes(person)));
    return {
      subject: m['notices.consultation_subject'],
      body: m['notices.consultation_body'],
      to: [
        ...asked.map(({ member }) => member),
        ...(row?.['asks_works_council'] === true ? withRole(members, ['works_council']) : []),
      ],
      path: () => `/consultations/${idIn(appendedTo('consultation'))}`,
      about: { plan: String(row?.['plan_name'] ?? ''), period: '' },
    };
  };
}

/** The first preview of a period asks for a second person; calculating it again asks nobody anew. */
async function toldOfPreview({
  reads,
  scope,
  members,
  detail,
}: Told): Promise<(appendedTo: AppendedTo) => Notice> {
  const { plan = '', period = '' } = detail;
  const runs = await reads.runs.runs(scope);
  const isAskedAlready = runs.some(
    (run) => run.planCode === plan && run.period.code === period && run.state === 'preview',
  );
  const about = { plan: await planName(reads, scope, plan), period };
  return (appendedTo) => ({
    subject: m['notices.approval_subject'],
    body: m['notices.approval_body'],
    to: isAskedAlready ? [] : withRole(members, ['finance']),
    path: () => `/runs/${idIn(appendedTo('payout_run'))}`,
    about,
  });
}

/** Everybody with an account whom the run pays; who is held out of it learns nothing yet. */
async function toldOfStatement({
  reads,
  scope,
  members,
  detail,
}: Told): Promise<(appendedTo: AppendedTo) => Notice> {
  const { runId = '', plan = '', period = '' } = detail;
  const codes = new Map(members.map((member) => [member.personCode, member]));
  const named = [...(await reads.people.namedPersons(scope)).values()];
  const persons = named.flatMap(({ id, code }) => {
    const member = codes.get(code);
    return member === undefined ? [] : [{ id, member }];
  });
  const lines =
    persons.length === 0
      ? []
      : await reads.runs.lines({ ...scope, people: persons.map(({ id }) => id) }, runId);
  const paid = new Set(lines.flatMap(({ payeeId, held }) => (held === null ? [payeeId] : [])));
  const personOf = new Map(persons.map(({ id, member }) => [member.userId, id]));
  const about = { plan: await planName(reads, scope, plan), period };
  return () => ({
    subject: m['notices.statement_subject'],
    body: m['notices.statement_body'],
    to: persons.flatMap(({ id, member }) => (paid.has(id) ? [member] : [])),
    path: ({ userId }) => `/statements/${runId}/${personOf.get(userId)}`,
    about,
  });
}

function toldOfRequest(path: (detail: Told['detail']) => string): Rule {
  return async ({ members, detail }) =>
    () => ({
      subject: m['notices.request_subject'],
      body: m['notices.request_body'],
      to: withRole(members, ['finance']),
      path: () => path(detail),
    });
}

async function planName({ plans }: NoticeReads, scope: Scope, code: string): Promise<string> {
  return (await plans.plan(scope, code))?.name ?? code;
}

function withRole(members: readonly Member[], roles: readonly Role[]): readonly Member[] {
  return members.filter((member) => member.roles.some((role) => roles.includes(role)));
}

const idIn = (rows: ReturnType<AppendedTo>): string => String(rows[0]?.['id'] ?? '');
