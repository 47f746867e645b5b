/** What the Sessions screen asks the server for, and what it changes. */
import { useQuery } from '@tanstack/react-query';
import type { Session } from '#terms/source.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type {
  AccountRow,
  AccountView,
  CountTime,
  DifferenceDecision,
  SessionEdit,
  TranscriptView,
} from '#server/views.ts';
import { call } from '../api.ts';
import { useChange } from '../queries.ts';

export function useAccounts(caseId: string) {
  return useQuery({
    queryKey: ['accounts', caseId],
    queryFn: () => call<AccountRow[]>('GET', `/api/cases/${caseId}/accounts`),
  });
}
export function useAccount(sourceId: string | undefined) {
  return useQuery({
    queryKey: ['account', sourceId],
    queryFn: () => call<AccountView>('GET', `/api/sources/${sourceId}/account`),
    enabled: sourceId !== undefined,
  });
}
export function useTranscript(documentId: string | null) {
  return useQuery({
    queryKey: ['turns', documentId],
    queryFn: () => call<TranscriptView>('GET', `/api/documents/${documentId}/turns`),
    enabled: documentId !== null,
  });
}
export function useAddSession(caseId: string) {
  return useChange((edit: SessionEdit) =>
    call<Session>('POST', `/api/cases/${caseId}/sessions`, edit),
  );
}
export function useEditSession() {
  return useChange(
    ({
      id,
      ...body
    }: {
      readonly id: string;
      readonly version: number;
      readonly change: Partial<SessionEdit>;
    }) => call<Session>('PATCH', `/api/sessions/${id}`, body),
  );
}
export function useRemoveSession() {
  return useChange(({ id, version }: { readonly id: string; readonly version: number }) =>
    call<void>('DELETE', `/api/sessions/${id}?version=${version}`),
  );
}
/** Brings back what `useRemoveSession` took out, as it was. */
export function useRestoreSession() {
  return useChange(({ id, sourceId }: { readonly id: string; readonly sourceId: string }) =>
    call<Session>('POST', `/api/sources/${sourceId}/sessions/restore`, { session: id }),
  );
}
export function useDecideDifference() {
  return useChange(
    ({ id, ...body }: DifferenceDecision & { readonly id: string; readonly version: number }) =>
      call<Session>('PATCH', `/api/sessions/${id}/differences`, body),
  );
}
export function useAddInterpreter() {
  return useChange((id: string) =>
    call<{ changed: { id: string; version: number }[] }>('POST', `/api/sessions/${id}/interpreter`),
  );
}
export function useCountTime() {
  return useChange(({ id, ...body }: CountTime & { readonly id: string }) =>
    call<Claim>('PATCH', `/api/claims/${id}/counted-time`, body),
  );
}
export function useWordQuestion() {
  return useChange(
    ({
      id,
      ...body
    }: {
      readonly id: string;
      readonly version: number;
      readonly change: { readonly askAs: string | null };
    }) => call<Question>('PATCH', `/api/questions/${id}`, body),
  );
}
