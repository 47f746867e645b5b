/*
 * The person knows a word of what they want – of a message, a question, a source's name, in any
 * script – and wants to be there without touching the rail. It worked when Enter lands on it.
 */
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useEffect, useId, useMemo, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SearchView } from '#server/views.ts';
import { call } from '../api.ts';
import { useWords } from '../words/words.ts';
import { type Destination, destinationsOf, screensFor } from './find-matches.ts';
import { SCREENS } from './screens.ts';

export function Find(props: {
  readonly caseId: string;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const t = useWords();
  return (
    <ModalOverlay
      className="veil"
      isDismissable
      isOpen={props.open}
      onOpenChange={(open) => !open && props.onClose()}
    >
      <Modal className="sheet find-sheet">
        <Dialog aria-label={t('find.title')}>
          <FindList caseId={props.caseId} onClose={props.onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function FindList({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }) {
  const t = useWords();
  const go = useNavigate();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const wanted = text.trim();
  // One request a word, not one a letter; the last answer stays until the next is there.
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), 60);
    return () => clearTimeout(timer);
  }, [wanted]);
  const answer = useQuery({
    queryKey: ['search', caseId, asked],
    enabled: asked.length > 1 || /^\d$/.test(asked),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call<SearchView>(
        'GET',
        `/api/cases/${caseId}/search?text=${encodeURIComponent(asked)}`,
        undefined,
        signal,
      ),
  });
  const groups = useMemo(() => {
    const screens = screensFor(
      wanted,
      caseId,
      SCREENS.map(({ name }) => ({ name, label: t(`rail.${name}`) })),
    );
    const found = wanted === '' ? [] : destinationsOf(caseId, answer.data?.groups ?? []);
    return [...found, screens].filter((group) => group.found.length > 0);
  }, [wanted, caseId, answer.data, t]);
  const waiting = wanted !== '' && (asked !== wanted || answer.isFetching);
  const flat: readonly Destination[] = groups.flatMap((group) => group.found);
  const chosen = Math.min(at, Math.max(0, flat.length - 1));
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, id]);
  const open = (found: Destination | undefined): void => {
    if (found === undefined) return;
    onClose();
    void go({ to: found.to, search: found.search as never });
  };
  let index = -1;
  return (
    <>
      <div className="find-field">
        <Search size={17} aria-hidden />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={flat.length > 0 ? `${id}-${chosen}` : undefined}
          aria-label={t('find.title')}
          placeholder={t('find.placeholder')}
          value={text}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog is this field
          autoFocus
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (step !== undefined) {
              event.preventDefault();
              setAt((chosen + step + flat.length) % Math.max(1, flat.length));
            } else if (event.key === 'Enter') {
              event.preventDefault();
              open(flat[chosen]);
            }
          }}
        />
        <kbd>Esc</kbd>
      </div>
      <div className="find-list" role="listbox" id={`${id}-list`} aria-label={t('find.results')}>
        {groups.map((group) => (
          <div key={group.kind} role="group" aria-label={t(`find.${group.kind}`)}>
            <header aria-hidden>
              {t(`find.${group.kind}`)}
              {group.count > group.found.length && (
                <span className="find-count">{group.count >= 500 ? '500+' : group.count}</span>
              )}
            </header>
            {group.found.map((found) => {
              index += 1;
              const mine = index;
              return (
                <div
                  key={found.key}
                  id={`${id}-${mine}`}
                  role="option"
                  aria-selected={mine === chosen}
                  data-focused={mine === chosen || undefined}
                  onPointerMove={() => setAt(mine)}
                  onClick={() => open(found)}
                >
                  <span className="mute">{found.mark}</span>
                  <span className="what" dir="auto">
                    {found.parts.map((part, i) =>
                      part.lit ? <mark key={i}>{part.text}</mark> : part.text,
                    )}
                  </span>
                  <span className="mute small">{found.note}</span>
                </div>
              );
            })}
          </div>
        ))}
        {flat.length === 0 && (
          <p className="empty">{waiting ? t('waiting.loading') : t('find.nothing', { text })}</p>
        )}
      </div>
    </>
  );
}
