/** What the Ask next screen asks for, and what it changes. */
import { useQuery } from '@tanstack/react-query';
import type { Source } from '#terms/source.ts';
import type { AskView, QuestionAskView, RiskDraft } from '#server/views.ts';
import { call } from '../api.ts';
import { useChange } from '../queries.ts';

export function useAskNext(caseId: string, questions?: number) {
  return useQuery({
    queryKey: questions === undefined ? ['ask', caseId] : ['ask', caseId, questions],
    queryFn: () =>
      call<AskView>(
        'GET',
        `/api/cases/${caseId}/ask${questions === undefined ? '' : `?questions=${questions}`}`,
      ),
    placeholderData: (before) => before,
  });
}
export function useAskAbout(questionId: string | undefined) {
  return useQuery({
    queryKey: ['ask about', questionId],
    queryFn: () => call<QuestionAskView>('GET', `/api/questions/${questionId}/ask`),
    enabled: questionId !== undefined,
  });
}
/** The same without looking a step further: quick, for the drawer. */
export function useAskBriefly(questionId: string) {
  return useQuery({
    queryKey: ['ask briefly', questionId],
    queryFn: () => call<QuestionAskView>('GET', `/api/questions/${questionId}/ask?further=no`),
  });
}
export function useJudgeRisk() {
  return useChange(
    ({
      id,
      ...body
    }: {
      readonly id: string;
      readonly version: number;
      readonly risk: RiskDraft;
    }) => call<Source>('POST', `/api/sources/${id}/contact-risk`, body),
  );
}
