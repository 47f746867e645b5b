import type { DocumentView } from '#server/views.ts';
import { say } from '../shell/toasts.tsx';
import { useWords } from '../words/words.ts';
import { useSetTeller } from './queries.ts';

/** Who told us a document that names no sender: an article, a note, a session. */
export function Teller(props: { readonly view: DocumentView; readonly teller: string | null }) {
  const t = useWords();
  const set = useSetTeller(props.view.document.id);
  const { document, sources } = props.view;
  return (
    <label className="teller small">
      {t('suggest.teller')}
      <select
        data-teller
        value={props.teller ?? ''}
        disabled={set.isPending}
        onChange={(event) => {
          const before = document.senderSourceId;
          const id = event.target.value === '' ? null : event.target.value;
          set.mutate(
            { version: document.version, sourceId: id },
            {
              onSuccess: (changed) =>
                say(
                  id === null
                    ? t('suggest.tellerGone')
                    : t('suggest.tellerSet', {
                        name: sources.find((source) => source.id === id)?.pseudonym ?? '',
                      }),
                  () => set.mutateAsync({ version: changed.version, sourceId: before }),
                ),
              onError: (error) => say(error.message),
            },
          );
        }}
      >
        <option value="">{t('suggest.tellerNone')}</option>
        {sources
          .toSorted((a, b) => a.pseudonym.localeCompare(b.pseudonym))
          .map((source) => (
            <option key={source.id} value={source.id}>
              {source.pseudonym}
            </option>
          ))}
      </select>
    </label>
  );
}
