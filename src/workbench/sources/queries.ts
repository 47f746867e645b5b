/** What the Sources screen asks the server for, and what it changes. */
import { useQuery } from '@tanstack/react-query';
import type { ContactWindow, Payment, Source, Tie } from '#terms/source.ts';
import type {
  ContactWindowEdit,
  NetworkView,
  PaymentEdit,
  SourceEdit,
  SourceFile,
  TieEdit,
} from '#server/views.ts';
import { call } from '../api.ts';
import { useChange } from '../queries.ts';

export function useNetwork(caseId: string) {
  return useQuery({
    queryKey: ['network', caseId],
    queryFn: () => call<NetworkView>('GET', `/api/cases/${caseId}/network`),
  });
}

export function useSourceFile(id: string | undefined) {
  return useQuery({
    queryKey: ['source', id],
    queryFn: () => call<SourceFile>('GET', `/api/sources/${id}`),
    enabled: id !== undefined,
  });
}

/** The kinds of records the screen writes: what a client sends of each, and what comes back. */
export interface Written {
  readonly source: { readonly edit: SourceEdit; readonly record: Source };
  readonly tie: { readonly edit: TieEdit; readonly record: Tie };
  readonly payment: { readonly edit: PaymentEdit; readonly record: Payment };
  readonly contact: { readonly edit: ContactWindowEdit; readonly record: ContactWindow };
}
export type Kind = keyof Written;

const PATHS: Readonly<Record<Kind, string>> = {
  source: 'sources',
  tie: 'ties',
  payment: 'payments',
  contact: 'contact-windows',
};

export type Write<K extends Kind> =
  | { readonly add: Partial<Written[K]['edit']> }
  | {
      readonly id: string;
      readonly version: number;
      readonly change: Partial<Written[K]['edit']>;
    }
  | { readonly remove: string; readonly version: number };

/** Adds, changes or takes out one record; the answer is the record as it now is. */
export function useWrite<K extends Kind>(kind: K, caseId: string) {
  return useChange((write: Write<K>): Promise<Written[K]['record']> => {
    const path = PATHS[kind];
    if ('add' in write) return call('POST', `/api/cases/${caseId}/${path}`, write.add);
    if ('remove' in write) {
      return call('DELETE', `/api/${path}/${write.remove}?version=${write.version}`);
    }
    const { id, version, change } = write;
    return call('PATCH', `/api/${path}/${id}`, { version, change });
  });
}
