import { useQuery } from '@tanstack/react-query';
import { BrainCircuit } from 'lucide-react';
import { useState } from 'react';
import type { DocumentView, ModelAsked, ModelView } from '#server/views.ts';
import { call } from '../api.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useCase, useChange } from '../queries.ts';
import { say } from '../shell/toasts.tsx';
import { useWords } from '../words/words.ts';

/** The model whoever started this desk has set up; null for none. */
export function useModel(): ModelView | null {
  const found = useQuery({
    queryKey: ['model'],
    queryFn: ({ signal }) =>
      call<{ model: ModelView | null }>('GET', '/api/model', undefined, signal),
    staleTime: Infinity,
  });
  return found.data?.model ?? null;
}

/**
 * Sends the text of this document to a model a person has set up, after saying what goes where. There
 * is no such button where none is set up or the case does not allow it.
 */
export function AskModel({
  caseId,
  view,
}: {
  readonly caseId: string;
  readonly view: DocumentView;
}) {
  const t = useWords();
  const model = useModel();
  const allowed = useCase(caseId).data?.case.mayAskModel === true;
  const [asking, setAsking] = useState(false);
  const ask = useChange(() => call<ModelAsked>('POST', `/api/documents/${view.document.id}/model`));
  if (model === null || !allowed || view.document.text === '') return null;
  return (
    <div className="ask-model small">
      {asking ? (
        <>
          <span role="status">
            {ask.isPending
              ? t('reading.model.waiting', { model: model.model })
              : t('reading.model.sure', { count: view.document.text.length, ...model })}
          </span>
          <button
            type="button"
            className="button small primary"
            disabled={ask.isPending}
            onClick={() =>
              ask.mutate(undefined, {
                onSuccess: ({ added, dropped, notes }) => {
                  setAsking(false);
                  const said = t('reading.model.added', { count: added });
                  const left = dropped > 0 ? [t('reading.model.dropped', { count: dropped })] : [];
                  say([said, ...left, ...notes].join(' '));
                },
              })
            }
          >
            {t('reading.model.send')}
          </button>
          <button
            type="button"
            className="button small quiet"
            disabled={ask.isPending}
            onClick={() => setAsking(false)}
          >
            {t('form.cancel')}
          </button>
        </>
      ) : (
        <button type="button" className="button small quiet" onClick={() => setAsking(true)}>
          <BrainCircuit size={14} aria-hidden />
          {t('reading.model.ask', { model: model.model })}
        </button>
      )}
      <Refusal error={ask.error} />
    </div>
  );
}
