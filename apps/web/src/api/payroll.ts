import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Answer, type Body } from './client.ts';
import { fileAddress } from './file-address.ts';
import { fileForm } from './file-form.ts';
import type { Schemas } from './schemas.ts';

export type PayrollFile = Schemas['PayrollFile'];
export type PayrollDraft = Schemas['PayrollFileDraft'];
export type PayrollDifference = Schemas['PayrollDifference'];
export type PayrollLayout = Schemas['PayrollLayout'];
export type PayrollSetting = Answer<'/payroll/settings/files'>;
export type PayCode = PayrollSetting['payCodes'][number];
export type Transmission = Body<'/payroll/files'>;
export type JournalLine = Schemas['JournalLine'];

export const payrollFilesQuery = queryOptions({
  queryKey: ['payroll-files'],
  queryFn: () => answerOf(api.GET('/payroll/files')),
});

export const payrollLayoutsQuery = queryOptions({
  queryKey: ['payroll-layouts'],
  queryFn: () => answerOf(api.GET('/payroll/layouts')),
});

export const payrollSettingQuery = queryOptions({
  queryKey: ['payroll-setting'],
  queryFn: () => answerOf(api.GET('/payroll/settings/files')),
});

export const journalQuery = (runId: string) =>
  queryOptions({
    queryKey: ['journal', runId],
    queryFn: () => answerOf(api.GET('/runs/{id}/journal', { params: { path: { id: runId } } })),
  });

export type AccrualGroup = Schemas['AccrualGroup'];

export const accrualQuery = (on: string) =>
  queryOptions({
    queryKey: ['accrual', on],
    queryFn: () => answerOf(api.GET('/payroll/accrual/groups', { params: { query: { on } } })),
  });

export const accrualJournalQuery = (on: string) =>
  queryOptions({
    queryKey: ['accrual', on, 'journal'],
    queryFn: () => answerOf(api.GET('/payroll/accrual', { params: { query: { on } } })),
  });

export const accrualFile = (on: string) => fileAddress('/payroll/accrual.csv', { query: { on } });

export type LandingGroup = Schemas['LandingGroup'];
export type LandingBy = 'plan' | 'team';

export const landingQuery = (year: string, by: LandingBy) =>
  queryOptions({
    queryKey: ['landing', year, by],
    queryFn: () => answerOf(api.GET('/payroll/landing', { params: { query: { year, by } } })),
  });

export type EnvelopeSetting = Answer<'/payroll/settings/envelopes'>;

export const envelopesQuery = queryOptions({
  queryKey: ['envelopes'],
  queryFn: () => answerOf(api.GET('/payroll/settings/envelopes')),
});

export function useSetEnvelopes() {
  return usePayrollChange((body: EnvelopeSetting) =>
    answerOf(api.PUT('/payroll/settings/envelopes', { body })),
  );
}

export const journalFile = (runId: string) => fileAddress('/runs/{id}/journal.csv', { path: { id: runId } });

export const payrollFile = (id: string) => fileAddress('/payroll/files/{id}/file', { path: { id } });

/** What a transmission would make; it changes nothing. */
export function useDraftFiles() {
  return useMutation({
    mutationFn: (body: Transmission) => answerOf(api.POST('/payroll/drafts', { body })),
    meta: { shownInPlace: true },
  });
}

export function useTransmit() {
  return usePayrollChange((body: Transmission) => answerOf(api.POST('/payroll/files', { body })));
}

export function useConfirmFile(id: string) {
  return usePayrollChange((totals: Body<'/payroll/files/{id}/confirmation'>) =>
    answerOf(api.POST('/payroll/files/{id}/confirmation', { params: { path: { id } }, body: totals })),
  );
}

export function useReturnFile(id: string) {
  return usePayrollChange((file: File) =>
    answerOf(
      api.POST('/payroll/files/{id}/returns', {
        params: { path: { id } },
        body: { file },
        bodySerializer: fileForm,
      }),
    ),
  );
}

export function useSetPayroll() {
  return usePayrollChange((body: PayrollSetting) => answerOf(api.PUT('/payroll/settings/files', { body })));
}

/** What payroll has moves its runs on; a refusal is shown where it was asked for. */
function usePayrollChange<Input, Answered>(change: (input: Input) => Promise<Answered>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => void queryClient.invalidateQueries(),
    meta: { shownInPlace: true },
  });
}
