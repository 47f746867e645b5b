/** What the screens ask the server for, and what they change. One hook a question or a change. */
import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Finding, Outcome } from '#assessment/finding.ts';
import type { ReliabilityMove } from '#assessment/outcome-effect.ts';
import type { Link } from '#lineage/link.ts';
import type {
  CaseView,
  ClaimEdit,
  DocumentSummary,
  DocumentView,
  ImportView,
  LinkDecision,
  MeView,
  QuestionBundle,
  QuestionRow,
  SourceView,
} from '#server/views.ts';
import { ApiError, call } from './api.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // What the server refused it will refuse again; only silence is worth another try.
      retry: (count, error) => !(error instanceof ApiError && error.status > 0) && count < 2,
    },
  },
});

export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: () => call<MeView>('GET', '/api/me') });
}
export function useCases() {
  return useQuery({ queryKey: ['cases'], queryFn: () => call<CaseView[]>('GET', '/api/cases') });
}
export function useCase(id: string) {
  return useQuery({
    queryKey: ['case', id],
    queryFn: () => call<CaseView>('GET', `/api/cases/${id}`),
  });
}
export function useQuestions(caseId: string) {
  return useQuery({
    queryKey: ['questions', caseId],
    queryFn: () => call<QuestionRow[]>('GET', `/api/cases/${caseId}/questions`),
  });
}
export function useBundle(id: string | undefined) {
  return useQuery({
    queryKey: ['question', id],
    queryFn: () => call<QuestionBundle>('GET', `/api/questions/${id}`),
    enabled: id !== undefined,
  });
}
export function useDocuments(caseId: string) {
  return useQuery({
    queryKey: ['documents', caseId],
    queryFn: () => call<DocumentSummary[]>('GET', `/api/cases/${caseId}/documents`),
  });
}
export function useDocument(id: string | undefined) {
  return useQuery({
    queryKey: ['document', id],
    queryFn: () => call<DocumentView>('GET', `/api/documents/${id}`),
    enabled: id !== undefined,
  });
}
export function useSources(caseId: string) {
  return useQuery({
    queryKey: ['sources', caseId],
    queryFn: () => call<SourceView[]>('GET', `/api/cases/${caseId}/sources`),
  });
}
export function useImports(caseId: string) {
  return useQuery({
    queryKey: ['imports', caseId],
    queryFn: () => call<ImportView[]>('GET', `/api/cases/${caseId}/imports`),
  });
}

/** A change; afterwards everything on screen that could rest on it is asked for again. */
export function useChange<In, Out>(work: (input: In) => Promise<Out>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: work, onSettled: () => queries.invalidateQueries() });
}

export function useDecideLink() {
  return useChange((input: LinkDecision & { readonly id: string }) => {
    const { id, ...decision } = input;
    return call<Link>('PATCH', `/api/links/${id}`, decision);
  });
}
export function useAddClaim(caseId: string) {
  return useChange((edit: ClaimEdit) => call<Claim>('POST', `/api/cases/${caseId}/claims`, edit));
}
export function useEditClaim() {
  return useChange(
    ({
      id,
      ...body
    }: {
      readonly id: string;
      readonly version: number;
      readonly change: Partial<ClaimEdit>;
    }) => call<Claim>('PATCH', `/api/claims/${id}`, body),
  );
}
export function useRemoveClaim() {
  return useChange(({ id, version }: { readonly id: string; readonly version: number }) =>
    call<void>('DELETE', `/api/claims/${id}?version=${version}`),
  );
}
export function useRecordFinding() {
  return useChange((id: string) => call<Finding>('POST', `/api/questions/${id}/findings`));
}

export type OutcomeDraft = Pick<Outcome, 'value' | 'standardOfProof' | 'evidence'>;

/** What recording an outcome moved. */
export interface OutcomeEffect {
  readonly outcome: Outcome;
  readonly moves: readonly ReliabilityMove[];
  readonly contradicted: readonly string[];
  readonly confirmed: readonly string[];
  readonly corrections: readonly { readonly releaseId: string; readonly title: string }[];
}

export function useRecordOutcome() {
  return useChange(({ id, ...draft }: OutcomeDraft & { readonly id: string }) =>
    call<OutcomeEffect>('POST', `/api/questions/${id}/outcome`, draft),
  );
}
export function useAddQuestion(caseId: string) {
  return useChange((draft: Pick<Question, 'ref' | 'text' | 'type'> & Partial<Question>) =>
    call<Question>('POST', `/api/cases/${caseId}/questions`, draft),
  );
}
export function useEditQuestion() {
  return useChange(
    ({
      id,
      ...body
    }: {
      readonly id: string;
      readonly version: number;
      readonly change: Readonly<Record<string, unknown>>;
    }) => call<Question>('PATCH', `/api/questions/${id}`, body),
  );
}
export function useImportFile(caseId: string) {
  return useChange(
    ({
      file,
      ...query
    }: {
      readonly file: File;
      readonly from: string;
      readonly channel: string;
      readonly mapping?: string;
    }) =>
      call<ImportView>(
        'POST',
        `/api/cases/${caseId}/imports?${new URLSearchParams({ name: file.name, ...query })}`,
        file,
      ),
  );
}
export function useUndoImport() {
  return useChange((id: string) => call<{ removed: number }>('DELETE', `/api/imports/${id}`));
}
export function useSuggestLinks(caseId: string) {
  return useChange(() => call<{ added: number }>('POST', `/api/cases/${caseId}/links/suggest`));
}
export function useVault() {
  return useChange((passphrase: string | null) =>
    passphrase === null
      ? call<MeView>('POST', '/api/vault/lock')
      : call<MeView>('POST', '/api/vault/unlock', { passphrase }),
  );
}
export function useCreateCase() {
  return useChange(
    (draft: { readonly title: string; readonly purpose: string; readonly zone?: string }) =>
      call<CaseView>('POST', '/api/cases', draft),
  );
}
export function useSignOut() {
  return useChange(() => call<void>('DELETE', '/api/session'));
}
