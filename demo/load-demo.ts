// Loads the demo company through the same doors as a user's data: each feed is imported on the day it was received.
import { Readable } from 'node:stream';
import {
  civilCalendar,
  derivedId,
  periodContaining,
  plainDate,
  type Scope,
  type TenantId,
} from '@cordee/kernel';
import type { AccessStore, LegalEntityStore } from '@cordee/modules/access';
import type { ActionPlanDeps } from '@cordee/modules/action-plans';
import type { ConsultationDeps } from '@cordee/modules/consultations';
import { openDispute, type DisputeDeps } from '@cordee/modules/disputes';
import {
  importFile,
  IMPORT_TARGETS,
  previewFile,
  type ImportDeps,
  type Mapping,
} from '@cordee/modules/imports';
import { approveRun, calculateRun, lockRun, setSetting, type RunDeps } from '@cordee/modules/payouts';
import { payrollSetting } from '@cordee/modules/payroll';
import { publishPlan, type PlanStore } from '@cordee/modules/plans';
import type { PeopleStore } from '@cordee/modules/people';
import type { LetterRouteDeps } from '@cordee/modules/letters';
import type { QuotaRoundRouteDeps } from '@cordee/modules/quota-rounds';
import type { SegmentStore } from '@cordee/modules/segments';
import type { TerritoryStore } from '@cordee/modules/territories';
import { TOLD_PLAN } from './action-plans.ts';
import type { Company, Feed } from './company.ts';
import { DEMO_ORGANISATION, demoScope, instantOn } from './demo-scope.ts';
import { planToday, tellActionPlans } from './load-action-plans.ts';
import { loadActivities } from './load-activities.ts';
import { loadLetters } from './load-letters.ts';
import { loadQuotaRounds } from './load-quota-rounds.ts';
import { loadSegments } from './load-segments.ts';
import { loadSettledQuarter } from './load-settled-quarter.ts';
import { loadTerritories } from './load-territories.ts';
import { tellConsultations } from './load-consultations.ts';
import { openAccounts } from './open-accounts.ts';

export type DemoDoors = {
  readonly access: AccessStore;
  readonly legalEntities: LegalEntityStore;
  readonly imports: ImportDeps;
  readonly plans: PlanStore;
  readonly people: PeopleStore;
  readonly segments: SegmentStore;
  readonly territories: TerritoryStore;
  readonly runs: RunDeps;
  readonly disputes: DisputeDeps;
  readonly consultations: ConsultationDeps;
  readonly actionPlans: ActionPlanDeps;
  readonly quotaRounds: QuotaRoundRouteDeps;
  readonly letters: LetterRouteDeps;
  readonly keepFile: (
    tenant: TenantId,
    content: Readable,
  ) => Promise<{ hash: string; byteCount: number; path: string }>;
  /** Sets the instant that the next changes bear; null: the organisation's own clock again. */
  readonly setInstant: (tenant: TenantId, instant: string | null) => void;
};

const source = 'belledonne';
const nothing = { progress: () => undefined, check: () => undefined };

export async function loadDemo(
  doors: DemoDoors,
  company: Company,
  tell: (done: number, total: number, what: string) => void,
): Promise<void> {
  const [first] = company.feeds;
  if (first) doors.setInstant(DEMO_ORGANISATION, instantOn(first.receivedOn));
  await openOrganisation(doors, company);
  const scope = demoScope(company, 'revops');
  const mappings = new Map<string, Mapping>();
  const total = company.feeds.length + company.plans.length + 1;
  let done = 0;
  await doors.legalEntities.replaceLegalEntities(scope, company.legalEntities);
  const receive = async (feeds: readonly Feed[]): Promise<void> => {
    for (const feed of feeds) {
      await tellPeople(doors, company, feed.receivedOn);
      doors.setInstant(scope.tenant, instantOn(feed.receivedOn));
      const received = { ...scope, asOf: { ...scope.asOf, effective: plainDate(feed.receivedOn) } };
      await importFeed(doors, received, feed, mappings);
      tell((done += 1), total, feed.fileName);
    }
  };
  const { today } = company.organisation;
  await receive(company.feeds.filter(({ receivedOn }) => receivedOn < today));
  for (const plan of company.plans) {
    const published = await publishPlan(doors.plans, scope, {
      document: plan,
      effectiveFrom: startOf(plan.code, company),
    });
    if (!published.ok) throw new Error(`the demo's plan ${plan.code} was refused: ${published.refusal.code}`);
    tell((done += 1), total, plan.code);
  }
  await assignPlans(doors, scope, company);
  await loadSettledQuarter({ ...doors, tellBefore: (day) => tellPeople(doors, company, day) }, company);
  await receive(company.feeds.filter(({ receivedOn }) => receivedOn >= today));
  doors.setInstant(scope.tenant, null);
  await loadSegments(doors.segments, scope, company);
  await loadTerritories(doors.territories, scope, company, source);
  await tellPayroll(doors, company);
  await runClosedPeriods(doors, company);
  await loadQuotaRounds(doors, company);
  await loadActivities(doors, company, source, { after: TOLD_PLAN.proposedOn, before: null });
  await planToday(doors, company);
  await loadLetters(doors, company);
  tell(total, total, company.organisation.name);
}

async function openOrganisation({ access }: DemoDoors, company: Company): Promise<void> {
  if (await access.organisation(DEMO_ORGANISATION)) return;
  const { name, currency, today } = company.organisation;
  await access.addOrganisation({
    id: DEMO_ORGANISATION,
    name,
    isDemo: true,
    locale: 'fr',
    currency,
    clockToday: today,
  });
  await openAccounts(access, company);
}

async function importFeed(
  doors: DemoDoors,
  scope: Scope,
  feed: Feed,
  mappings: Map<string, Mapping>,
): Promise<void> {
  const kept = await doors.keepFile(scope.tenant, Readable.from([feed.content()]));
  const mapping = mappings.get(feed.kind) ?? (await mappingOf(doors, feed, kept.path));
  mappings.set(feed.kind, mapping);
  const file = {
    importId: derivedId(scope.tenant, 'demo-feed', feed.fileName),
    kind: feed.kind,
    source,
    fileName: feed.fileName,
    documentHash: kept.hash,
    byteCount: kept.byteCount,
    mapping,
    path: kept.path,
    isRehearsal: false,
  };
  const outcome = await importFile(doors.imports, scope, file, nothing);
  if (!outcome.ok) throw new Error(`the demo's ${feed.fileName} was refused: ${outcome.refusal.code}`);
}

async function mappingOf(doors: DemoDoors, feed: Feed, path: string): Promise<Mapping> {
  const seen = await previewFile(doors.imports.openTable, { path, name: feed.fileName }, { kind: feed.kind });
  if (!seen.ok || seen.value.preview.missing.length > 0)
    throw new Error(`the demo's ${feed.fileName} cannot be mapped to ${IMPORT_TARGETS[feed.kind].kind}`);
  return seen.value.preview.mapping;
}

async function assignPlans({ plans, people }: DemoDoors, scope: Scope, company: Company): Promise<void> {
  const persons = new Map((await people.people(scope, {})).map((person) => [person.code, person.personId]));
  const holdings = company.planAssignments.flatMap((each) => {
    const payeeId = persons.get(each.person_code);
    const to = each.effective_to === '' ? null : each.effective_to;
    return payeeId ? [{ payeeId, planCode: each.plan_code, from: each.effective_from, to }] : [];
  });
  await plans.assign(scope, holdings);
}

async function tellPayroll({ runs }: DemoDoors, company: Company): Promise<void> {
  const { payCodes, costCentres } = company.payroll;
  const setting = { payCodes: [...payCodes], costCentres, layouts: [] };
  const set = await setSetting(runs.settings, demoScope(company, 'finance'), payrollSetting, setting);
  if (!set.ok) throw new Error(`the demo's pay codes were refused: ${set.refusal.code}`);
}

/** The last closed period of each plan is calculated, approved by a second person and locked; the open one waits in preview. */
async function runClosedPeriods({ runs }: DemoDoors, company: Company): Promise<void> {
  const calculating = demoScope(company, 'revops');
  const approving = demoScope(company, 'finance');
  for (const { planCode, period, isClosed } of periodsToRun(company)) {
    const runId = derivedId(DEMO_ORGANISATION, 'demo-run', `${planCode}:${period}`);
    if (await runs.store.run(calculating, runId)) continue;
    const calculated = await calculateRun(runs, calculating, { runId, planCode, period }, nothing);
    if (!calculated.ok)
      throw new Error(`the demo's run of ${planCode} was refused: ${calculated.refusal.code}`);
    if (!isClosed) continue;
    await approveRun(runs, approving, runId);
    await lockRun(runs, approving, runId);
  }
}

/** What people said before a day that was not said yet. */
async function tellPeople(doors: DemoDoors, company: Company, before: string): Promise<void> {
  await tellConsultations(doors, company, before);
  await openDisputes(doors, company, before);
  await tellActionPlans(doors, company, source, before);
}

/** Each dispute is opened by whoever it is about, between what came before its day and after, and answered at once. */
async function openDisputes(doors: DemoDoors, company: Company, before: string): Promise<void> {
  const { disputes, people, setInstant } = doors;
  for (const { person_code, opened_on, transaction_code, text } of company.disputes) {
    if (opened_on >= before) continue;
    const persons = await people.people(demoScope(company, 'revops'), {});
    const person = persons.find(({ code }) => code === person_code);
    const user = company.users.find((each) => each.personCode === person_code);
    if (!person || !user) continue;
    const payeeId = person.personId;
    const asking = demoScope(company, user.key);
    const scope: Scope = {
      ...asking,
      roles: ['seller'],
      people: [payeeId],
      asOf: { effective: plainDate(opened_on), change: null },
    };
    if ((await disputes.store.disputes(scope)).length > 0) continue;
    setInstant(scope.tenant, instantOn(opened_on));
    const subject = { kind: 'missing', orderCode: transaction_code } as const;
    const opened = await openDispute(disputes, scope, { subject, payeeId, text: text.fr });
    if (!opened.ok) throw new Error(`the demo's dispute was refused: ${opened.refusal.code}`);
  }
}

type PeriodToRun = { readonly planCode: string; readonly period: string; readonly isClosed: boolean };

function periodsToRun(company: Company): PeriodToRun[] {
  const today = plainDate(company.organisation.today);
  return company.plans.flatMap((plan) => {
    const current = periodContaining(civilCalendar, plan.grain, today);
    const last = current && periodContaining(civilCalendar, plan.grain, current.from.subtract({ days: 1 }));
    return [last, current].flatMap((period) =>
      period && isInForce(plan.code, company, period.from.toString())
        ? [{ planCode: plan.code, period: period.code, isClosed: period === last }]
        : [],
    );
  });
}

function startOf(planCode: string, company: Company): string {
  const own = company.planAssignments.filter((each) => each.plan_code === planCode);
  return own.map((each) => each.effective_from).toSorted()[0] ?? company.organisation.today;
}

function isInForce(planCode: string, { planAssignments }: Company, day: string): boolean {
  return planAssignments.some(
    (each) =>
      each.plan_code === planCode &&
      each.effective_from <= day &&
      (each.effective_to === '' || each.effective_to > day),
  );
}
