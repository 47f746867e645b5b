/*
 * The person knows a word of what they want – of a message, a payment, a decision, a source's name, in any
 * script – and wants to be there without touching the rail. It worked when Enter lands on it, and it stands
 * marked before them.
 */
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useEffect, useId, useMemo, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SearchView } from '#server/views.ts';
import { call } from '../api.ts';
import { useWords } from '../words/words.ts';
import {
  type Destination,
  type DestinationGroup,
  destinationsOf,
  placesFor,
  type ShownKind,
} from './find-matches.ts';
import { partPlaces, screenPlaces } from './find-places.ts';

/** What the desk itself can be told to do, by its name. */
export interface Command {
  readonly name: string;
  readonly label: string;
  readonly run: () => void;
}

export function Find(props: {
  readonly caseId: string;
  readonly commands: readonly Command[];
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
          <FindList caseId={props.caseId} commands={props.commands} onClose={props.onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A line of the list: where it leads, or what it does. */
interface Option {
  readonly key: string;
  readonly shown: Pick<Destination, 'mark' | 'parts' | 'note'>;
  readonly choose: () => void;
}

function FindList(props: {
  readonly caseId: string;
  readonly commands: readonly Command[];
  readonly onClose: () => void;
}) {
  const { caseId, commands, onClose } = props;
  const t = useWords();
  const go = useNavigate();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  /** The one kind that is shown, and more of it. */
  const [only, setOnly] = useState<ShownKind | null>(null);
  const id = useId();
  const wanted = text.trim();
  // One request a word, not one a letter; the last answer stays until the next is there.
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), 60);
    return () => clearTimeout(timer);
  }, [wanted]);
  const answer = useQuery({
    queryKey: ['search', caseId, asked, only],
    enabled: asked.length > 1 || /^\d$/.test(asked),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call<SearchView>(
        'GET',
        `/api/cases/${caseId}/search?text=${encodeURIComponent(asked)}${only === null ? '' : `&kind=${only}`}`,
        undefined,
        signal,
      ),
  });
  const groups = useMemo(() => {
    const found = wanted === '' ? [] : destinationsOf(caseId, answer.data?.groups ?? []);
    if (only !== null) return found.filter(({ kind }) => kind === only);
    const doable = commands.map(({ name, label }) => ({ name, label, to: '' }));
    return [
      ...found,
      placesFor('screen', wanted, screenPlaces(t, caseId)),
      ...(wanted === ''
        ? []
        : [placesFor('command', wanted, [...partPlaces(t, caseId), ...doable])]),
    ].filter((group) => group.found.length > 0);
  }, [wanted, only, caseId, commands, answer.data, t]);
  const waiting = wanted !== '' && (asked !== wanted || answer.isFetching);
  const narrow = (kind: ShownKind | null): void => {
    setOnly(kind);
    setAt(0);
  };
  const open = (found: Destination): void => {
    onClose();
    const command = commands.find(({ name }) => found.key === `command ${name}`);
    if (command === undefined) void go({ to: found.to, search: found.search as never });
    else command.run();
  };
  const line = (text: string): Option['shown'] => ({
    mark: '',
    parts: [{ text, lit: false }],
    note: '',
  });
  const optionsOf = (group: DestinationGroup): readonly Option[] => [
    ...group.found.map((found) => ({
      key: found.key,
      shown: found,
      choose: () => open(found),
    })),
    ...(group.count > group.found.length && only === null
      ? [
          {
            key: `all ${group.kind}`,
            shown: line(
              t(group.count >= 500 ? 'find.allOver' : 'find.all', { count: group.count }),
            ),
            choose: () => narrow(group.kind as ShownKind),
          },
        ]
      : []),
    ...(only === null
      ? []
      : [
          {
            key: 'everything',
            shown: line(t('find.everything')),
            choose: () => narrow(null),
          },
        ]),
  ];
  const listed = groups.map((group) => ({ group, options: optionsOf(group) }));
  const flat = listed.flatMap(({ options }) => options);
  const chosen = Math.min(at, Math.max(0, flat.length - 1));
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, id]);
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
            narrow(null);
          }}
          onKeyDown={(event) => {
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (step !== undefined) {
              event.preventDefault();
              setAt((chosen + step + flat.length) % Math.max(1, flat.length));
            } else if (event.key === 'Enter') {
              event.preventDefault();
              flat[chosen]?.choose();
            }
          }}
        />
        <kbd>Esc</kbd>
      </div>
      <div className="find-list" role="listbox" id={`${id}-list`} aria-label={t('find.results')}>
        {listed.map(({ group, options }) => (
          <div key={group.kind} role="group" aria-label={t(`find.${group.kind}`)}>
            <header aria-hidden>
              {t(`find.${group.kind}`)}
              {group.kind !== 'screen' && group.kind !== 'command' && (
                <span className="find-count">{group.count >= 500 ? '500+' : group.count}</span>
              )}
            </header>
            {options.map(({ key, shown, choose }) => {
              index += 1;
              const mine = index;
              return (
                <div
                  key={key}
                  id={`${id}-${mine}`}
                  role="option"
                  aria-selected={mine === chosen}
                  data-focused={mine === chosen || undefined}
                  onPointerMove={() => setAt(mine)}
                  onClick={choose}
                >
                  <span className="mute">{shown.mark}</span>
                  <span className="what" dir="auto">
                    {shown.parts.map((part, i) =>
                      part.lit ? <mark key={i}>{part.text}</mark> : part.text,
                    )}
                  </span>
                  <span className="mute small">{shown.note}</span>
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
