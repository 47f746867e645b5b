/** What the Case screen asks for and changes. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Case } from '#terms/case.ts';
import type { BackupView, CaseView, LogLine, VerifyReport } from '#server/views.ts';
import { call } from '../api.ts';
import { useChange } from '../queries.ts';

const LINES = 60;

export function useEditCase() {
  return useChange(
    ({
      id,
      ...body
    }: {
      readonly id: string;
      readonly version: number;
      readonly change: Partial<
        Pick<Case, 'title' | 'purpose' | 'zone' | 'members' | 'releasePolicy' | 'countries'>
      >;
    }) => call<CaseView>('PATCH', `/api/cases/${id}`, body),
  );
}

export function useLog(caseId: string) {
  return useInfiniteQuery({
    queryKey: ['log', caseId],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam }) =>
      call<LogLine[]>(
        'GET',
        `/api/cases/${caseId}/log?limit=${LINES}${pageParam === null ? '' : `&before=${pageParam}`}`,
      ),
    getNextPageParam: (page) => (page.length < LINES ? null : (page.at(-1)?.seq ?? null)),
  });
}

/** Checks the whole log and every original; asked for by a person, never by itself. */
export function useVerify() {
  return useMutation({ mutationFn: () => call<VerifyReport>('GET', '/api/verify') });
}

export function useBackups(enabled: boolean) {
  return useQuery({
    queryKey: ['backups'],
    enabled,
    queryFn: () =>
      call<{ readonly folder: string; readonly backups: readonly BackupView[] }>(
        'GET',
        '/api/backups',
      ),
  });
}

export interface BackupMade {
  readonly name: string;
  readonly rows: number;
  readonly exhibits: number;
  readonly bytes: number;
  readonly damaged: readonly string[];
}

export function useBackUp() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (passphrase: string | null) =>
      call<BackupMade>('POST', '/api/backups', { passphrase }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['backups'] }),
  });
}
