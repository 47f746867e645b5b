/** What the screens ask the server for, and what they change. One hook a question or a change. */
import {
  QueryClient,
  useMutation,
  type UseMutationResult,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useLayoutEffect, useState } from 'react';
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
import { Owed } from './shell/owed.ts';
import { changing } from './shell/undo.ts';

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

/** What a change sets off on the screen it was made on. */
interface AfterChange<In, Out> {
  readonly onSuccess?: (out: Out, input: In) => unknown;
  readonly onError?: (error: Error) => unknown;
  readonly onSettled?: () => unknown;
}

export interface Change<In, Out> extends Omit<
  UseMutationResult<Out, Error, unknown>,
  'mutate' | 'mutateAsync' | 'variables'
> {
  readonly mutate: (input: In, after?: AfterChange<In, Out>) => void;
  readonly mutateAsync: (input: In) => Promise<Out>;
}

/**
 * A change; afterwards everything on screen that could rest on it is asked for again. It is under way
 * until that has come; then `onSuccess` follows – or before, when the part of the screen it belongs to
 * is gone with the change (`owed.ts`).
 */
export function useChange<In, Out>(work: (input: In) => Promise<Out>): Change<In, Out> {
  const queries = useQueryClient();
  const [owed] = useState(() => new Owed());
  useLayoutEffect(() => () => owed.leave(), [owed]);
  const mutation = useMutation({
    mutationFn: async ({ input, made }: Sent<In, Out>) => {
      const out = await work(input);
      made?.(out);
      return out;
    },
    onSettled: () => queries.invalidateQueries(),
  });
  const { variables: _, ...shown } = mutation;
  return {
    ...shown,
    mutateAsync: (input) => mutation.mutateAsync({ input }),
    mutate: (input, { onSuccess, onError, onSettled } = {}) => {
      let tell = (): void => undefined;
      const made = (out: Out): void => {
        tell = owed.add(() => void onSuccess?.(out, input));
      };
      changing(
        mutation
          .mutateAsync({ input, made })
          .then(
            () => tell(),
            (error: unknown) => void onError?.(error as Error),
          )
          .finally(() => onSettled?.()),
      );
    },
  };
}

interface Sent<In, Out> {
  readonly input: In;
  /** The server has made it. */
  readonly made?: (out: Out) => void;
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
  return useChange((id: string) =>
    call<{ removed: number; claims: number; stay: number }>('DELETE', `/api/imports/${id}`),
  );
}
/** Brings back what `useUndoImport` took out, as it was. */
export function useRestoreImport() {
  return useChange((id: string) =>
    call<{ documents: number; claims: number }>('POST', `/api/imports/${id}/restore`),
  );
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
    (draft: {
      readonly title: string;
      readonly purpose: string;
      readonly zone?: string;
      readonly countries?: readonly string[];
    }) => call<CaseView>('POST', '/api/cases', draft),
  );
}
export function useLoadSample() {
  return useChange(() =>
    call<{ readonly caseId: string }>('POST', '/api/sample', { load: 'sample' }),
  );
}
export function useSignOut() {
  return useChange(() => call<void>('DELETE', '/api/session'));
}
