/** What the Structure screen asks the server for, and what it changes. */
import { useQuery } from '@tanstack/react-query';
import type { Subject } from '#terms/subject.ts';
import type {
  EdgeAdded,
  EdgeDraft,
  EdgeTakenBack,
  FoundRelation,
  StructureView,
  SubjectDecision,
  SubjectEdit,
  SubjectFile,
  SubjectParting,
  SubjectsView,
} from '#server/views.ts';
import { call } from '../api.ts';
import { useChange } from '../queries.ts';

export function useStructure(caseId: string) {
  return useQuery({
    queryKey: ['structure', caseId],
    queryFn: () => call<StructureView>('GET', `/api/cases/${caseId}/structure`),
  });
}
export function useFound(caseId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['structure-found', caseId],
    queryFn: () => call<FoundRelation[]>('GET', `/api/cases/${caseId}/structure/found`),
    enabled,
  });
}
export function useSubjects(caseId: string) {
  return useQuery({
    queryKey: ['subjects', caseId],
    queryFn: () => call<SubjectsView>('GET', `/api/cases/${caseId}/subjects`),
  });
}
export function useSubjectFile(id: string | undefined) {
  return useQuery({
    queryKey: ['subject', id],
    queryFn: () => call<SubjectFile>('GET', `/api/subjects/${id}`),
    enabled: id !== undefined,
  });
}

export function useAddEdge(caseId: string) {
  return useChange((draft: Partial<EdgeDraft>) =>
    call<EdgeAdded>('POST', `/api/cases/${caseId}/structure/edges`, draft),
  );
}
export function useTakeBackEdge(caseId: string) {
  return useChange((made: EdgeTakenBack) =>
    call<void>('POST', `/api/cases/${caseId}/structure/take-back`, made),
  );
}
export function useAddSubject(caseId: string) {
  return useChange((edit: SubjectEdit) =>
    call<Subject>('POST', `/api/cases/${caseId}/subjects`, edit),
  );
}
export function useEditSubject() {
  return useChange(
    ({
      id,
      ...body
    }: {
      readonly id: string;
      readonly version: number;
      readonly change: Partial<SubjectEdit>;
    }) => call<Subject>('PATCH', `/api/subjects/${id}`, body),
  );
}
export function useRemoveSubject() {
  return useChange(({ id, version }: { readonly id: string; readonly version: number }) =>
    call<void>('DELETE', `/api/subjects/${id}?version=${version}`),
  );
}
export function useDecideSubject() {
  return useChange(
    ({
      id,
      ...body
    }: {
      readonly id: string;
      readonly version: number;
      readonly decision: SubjectDecision;
    }) => call<Subject>('POST', `/api/subject-decisions/${id}`, body),
  );
}
export function usePartSubject() {
  return useChange(({ id, ...parting }: SubjectParting & { readonly id: string }) =>
    call<Subject>('POST', `/api/subjects/${id}/part`, parting),
  );
}
