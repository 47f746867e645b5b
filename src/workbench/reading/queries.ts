import { useQuery } from '@tanstack/react-query';
import type {
  Accepted,
  Decisions,
  DocumentSuggestions,
  DocumentView,
  MadeHere,
  NamedSender,
} from '#server/views.ts';
import { call } from '../api.ts';
import { useChange } from '../queries.ts';
import type { Acceptance } from './target.ts';

export function useSuggestions(documentId: string) {
  return useQuery({
    queryKey: ['suggestions', documentId],
    queryFn: () => call<DocumentSuggestions>('GET', `/api/documents/${documentId}/suggestions`),
  });
}

/** What waits for a decision; asked again until all documents have been looked at. */
export function useDecisions(caseId: string) {
  return useQuery({
    queryKey: ['decisions', caseId],
    queryFn: () => decisionsOf(caseId),
    refetchInterval: (query) => {
      const found = query.state.data;
      return found !== undefined && found.workedOut < found.all ? 400 : false;
    },
  });
}

export function decisionsOf(caseId: string): Promise<Decisions> {
  return call<Decisions>('GET', `/api/cases/${caseId}/decisions`);
}

export function useAccept(documentId: string) {
  return useChange((accepted: readonly Acceptance[]) =>
    call<Accepted>('POST', `/api/documents/${documentId}/suggestions/accept`, { accepted }),
  );
}

export function useDismiss(documentId: string) {
  return useChange((quotes: readonly string[]) =>
    call<{ id: string; version: number }[]>(
      'POST',
      `/api/documents/${documentId}/suggestions/dismiss`,
      { quotes },
    ),
  );
}

export function useTakeBack(documentId: string) {
  return useChange((made: Partial<MadeHere>) =>
    call<void>('POST', `/api/documents/${documentId}/suggestions/take-back`, {
      claims: [],
      questions: [],
      dismissals: [],
      ...made,
    }),
  );
}

export function useSetTeller(documentId: string) {
  return useChange((body: { readonly version: number; readonly sourceId: string | null }) =>
    call<DocumentView['document']>('PATCH', `/api/documents/${documentId}/teller`, body),
  );
}

export interface Naming {
  readonly name: string;
  readonly sourceId: string | null;
  readonly newSource: {
    readonly pseudonym: string;
    readonly kind: string;
    readonly tier: number | null;
    readonly cell: string | null;
  } | null;
}

export function useNameSender(caseId: string) {
  return useChange((naming: Naming) =>
    call<NamedSender>('POST', `/api/cases/${caseId}/senders`, naming),
  );
}

export function useUnnameSender(caseId: string) {
  return useChange((named: NamedSender) =>
    call<void>('POST', `/api/cases/${caseId}/senders/take-back`, {
      name: named.name,
      sourceId: named.source.id,
      added: named.added,
    }),
  );
}
