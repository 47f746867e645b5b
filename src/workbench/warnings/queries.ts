/** What the banner and the Warnings screen ask for, and what they change. */
import { useQuery } from '@tanstack/react-query';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { DecisionDraft, OpenWarnings, WarningDraft, WarningsView } from '#server/views.ts';
import { call } from '../api.ts';
import { useChange } from '../queries.ts';

/** Asked again every half minute, on every screen: a warning waits for nobody to reload. */
const AGAIN = 30_000;

export function useOpenWarnings(enabled: boolean) {
  return useQuery({
    queryKey: ['open warnings'],
    queryFn: () => call<OpenWarnings>('GET', '/api/warnings'),
    refetchInterval: AGAIN,
    refetchIntervalInBackground: true,
    enabled,
  });
}
export function useWarnings(caseId: string) {
  return useQuery({
    queryKey: ['warnings', caseId],
    queryFn: () => call<WarningsView>('GET', `/api/cases/${caseId}/warnings`),
    refetchInterval: AGAIN,
  });
}
export function useRaiseWarning(caseId: string) {
  return useChange((draft: WarningDraft) =>
    call<Question>('POST', `/api/cases/${caseId}/warnings`, draft),
  );
}
export function useDecideWarning() {
  return useChange(
    ({ id, ...body }: DecisionDraft & { readonly id: string; readonly version: number }) =>
      call<Question>('POST', `/api/questions/${id}/warning/decision`, body),
  );
}
export function useHandOver() {
  return useChange(
    ({
      id,
      ...body
    }: {
      readonly id: string;
      readonly version: number;
      readonly responsible: string;
    }) => call<Question>('POST', `/api/questions/${id}/warning/responsible`, body),
  );
}
export function useUndoWarning() {
  return useChange(({ id, version }: { readonly id: string; readonly version: number }) =>
    call<void>('POST', `/api/questions/${id}/warning/undo`, { version }),
  );
}
export function useDismissThreat(caseId: string) {
  return useChange(
    (found: {
      readonly documentId: string;
      readonly span: readonly [number, number];
      readonly why: string;
    }) => call<Claim>('POST', `/api/cases/${caseId}/warnings/dismissed`, found),
  );
}
