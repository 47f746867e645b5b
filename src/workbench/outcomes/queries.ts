/** What the Outcomes screen asks for, and what it changes. */
import { useQuery } from '@tanstack/react-query';
import type { CalibrationView, OutcomeReport } from '#server/views.ts';
import { call } from '../api.ts';
import { type OutcomeDraft, type OutcomeEffect, useChange } from '../queries.ts';

export function useCalibration(caseId: string, topic: string | undefined) {
  const query = topic === undefined ? '' : `?topic=${encodeURIComponent(topic)}`;
  return useQuery({
    queryKey: ['calibration', caseId, topic ?? null],
    queryFn: () => call<CalibrationView>('GET', `/api/cases/${caseId}/calibration${query}`),
    placeholderData: (before) => before,
  });
}
export function useOutcomeReport(id: string | undefined) {
  return useQuery({
    queryKey: ['outcome', id],
    queryFn: () => call<OutcomeReport>('GET', `/api/outcomes/${id}`),
    enabled: id !== undefined,
  });
}
export function useSettle() {
  return useChange(({ id, ...draft }: OutcomeDraft & { readonly id: string }) =>
    call<OutcomeEffect>('POST', `/api/questions/${id}/outcome`, draft),
  );
}
export function useWithdrawOutcome() {
  return useChange(({ id, version }: { readonly id: string; readonly version: number }) =>
    call<void>('DELETE', `/api/outcomes/${id}?version=${version}`),
  );
}
