import { useQuery } from '@tanstack/react-query';
import type { SideBySideView, WhereWhenView } from '#server/views.ts';
import { call } from '../api.ts';

export function useWhereWhen(caseId: string, speed: number, enabled = true) {
  return useQuery({
    queryKey: ['where-when', caseId, speed],
    queryFn: () => call<WhereWhenView>('GET', `/api/cases/${caseId}/where-when?speed=${speed}`),
    enabled,
    placeholderData: (before) => before,
  });
}

export function useSideBySide(questionId: string | undefined, speed: number) {
  return useQuery({
    queryKey: ['side-by-side', questionId, speed],
    queryFn: () =>
      call<SideBySideView>('GET', `/api/questions/${questionId}/side-by-side?speed=${speed}`),
    enabled: questionId !== undefined,
    placeholderData: (before) => before,
  });
}
