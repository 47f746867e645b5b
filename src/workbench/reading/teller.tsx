import { useEffect, useRef, useState } from 'react';
import type { DocumentView } from '#server/views.ts';
import { say } from '../shell/toasts.tsx';
import { useWords } from '../words/words.ts';
import { useSetTeller } from './queries.ts';

/**
 * Who told us a document that names no sender: an article, a note, a session. A choice of the mouse counts at once; the
 * letters of a name go through others on their way, so by keyboard it counts with Enter, or when the field is left.
 */
export function Teller(props: { readonly view: DocumentView; readonly teller: string | null }) {
  const t = useWords();
  const set = useSetTeller(props.view.document.id);
  const { document, sources } = props.view;
  const [shown, setShown] = useState(props.teller ?? '');
  const typing = useRef(false);
  useEffect(() => setShown(props.teller ?? ''), [props.teller]);
  const commit = (chosen: string): void => {
    typing.current = false;
    if (chosen === (props.teller ?? '') || set.isPending) return;
    const before = document.senderSourceId;
    const id = chosen === '' ? null : chosen;
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
        onError: (error) => {
          setShown(props.teller ?? '');
          say(error.message);
        },
      },
    );
  };
  return (
    <label className="teller small">
      {t('suggest.teller')}
      <select
        data-teller
        value={shown}
        onKeyDown={(event) => {
          typing.current = event.key !== 'Enter' && event.key !== 'Tab';
          if (event.key !== 'Enter') return;
          event.preventDefault();
          event.stopPropagation();
          // The keys belong to the suggestions again.
          event.currentTarget.blur();
        }}
        onPointerDown={() => (typing.current = false)}
        onBlur={() => commit(shown)}
        onChange={(event) => {
          setShown(event.target.value);
          if (!typing.current) commit(event.target.value);
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
