import { BookmarkPlus, Trash2 } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import type { SavedSearch } from '#terms/saved-search.ts';
import { Refusal } from '../parts/refusal.tsx';
import { say } from '../shell/toasts.tsx';
import { useWords } from '../words/words.ts';
import { useEditSavedSearch, useRemoveSavedSearch, useSaveSearch } from './queries.ts';
import { readTableSearch, tableParameters, type TableSearch } from './table-search.ts';

const NOTHING: TableSearch = {
  only: '',
  text: '',
  topic: '',
  status: '',
  importance: '',
  type: '',
  sort: '',
  pick: '',
};

/** What opens under the button of `saved-searches.tsx`. */
export function SavedPopover(props: {
  readonly caseId: string;
  readonly search: TableSearch;
  readonly mine: readonly SavedSearch[];
  readonly here: SavedSearch | undefined;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onOpen: (search: TableSearch) => void;
}) {
  const t = useWords();
  const { mine, here } = props;
  const save = useSaveSearch(props.caseId);
  const edit = useEditSavedSearch();
  const remove = useRemoveSavedSearch();
  const [name, setName] = useState('');
  const shown = tableParameters(props.search);
  const now = props.search as Readonly<Record<string, string>>;

  const add = (): void => {
    save.mutate(
      { name: name.trim(), screen: 'questions', search: now },
      {
        onSuccess: (made) => {
          setName('');
          props.onOpenChange(false);
          say(t('saved.kept', { name: made.name }), () =>
            remove.mutateAsync({ id: made.id, version: made.version }),
          );
        },
      },
    );
  };
  const drop = (each: SavedSearch): void => {
    remove.mutate(
      { id: each.id, version: each.version },
      {
        onSuccess: () =>
          say(t('saved.dropped', { name: each.name }), () =>
            save.mutateAsync({ name: each.name, screen: each.screen, search: each.search }),
          ),
        onError: (error) => say(error.message),
      },
    );
  };
  const refine = (each: SavedSearch): void => {
    edit.mutate(
      { id: each.id, version: each.version, change: { search: now } },
      {
        onSuccess: (made) =>
          say(t('saved.refined', { name: each.name }), () =>
            edit.mutateAsync({
              id: each.id,
              version: made.version,
              change: { search: each.search },
            }),
          ),
        onError: (error) => say(error.message),
      },
    );
  };
  return (
    <Popover
      className="popover saved"
      placement="bottom end"
      offset={6}
      isNonModal
      triggerRef={props.button}
      isOpen={props.open}
      onOpenChange={props.onOpenChange}
      // The button itself opens and closes: going to it is not going away.
      shouldCloseOnInteractOutside={(element) => props.button.current?.contains(element) !== true}
      // In the page's main part, so that a screen reader finds it where the table is.
      UNSTABLE_portalContainer={document.getElementById('stage') ?? document.body}
    >
      <Dialog aria-label={t('saved.title')}>
        {mine.length === 0 && <p className="small mute">{t('saved.none')}</p>}
        <ul>
          {mine.map((each) => (
            <li key={each.id}>
              <button
                type="button"
                className="saved-name"
                aria-current={each === here ? 'true' : undefined}
                onClick={() => {
                  props.onOpenChange(false);
                  props.onOpen({ ...NOTHING, ...readTableSearch(each.search) });
                }}
              >
                <bdi>{each.name}</bdi>
              </button>
              {each !== here && (
                <button type="button" className="link small" onClick={() => refine(each)}>
                  {t('saved.refine')}
                </button>
              )}
              <button
                type="button"
                className="icon-button"
                aria-label={t('saved.drop', { name: each.name })}
                onClick={() => drop(each)}
              >
                <Trash2 size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
        {shown !== '' && here === undefined && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              add();
            }}
          >
            <input
              aria-label={t('saved.name')}
              placeholder={t('saved.name')}
              value={name}
              maxLength={120}
              onChange={(event) => setName(event.target.value)}
            />
            <button
              className="button small primary"
              disabled={name.trim() === '' || save.isPending}
            >
              <BookmarkPlus size={14} aria-hidden />
              {t('saved.keep')}
            </button>
          </form>
        )}
        <Refusal error={save.error} />
      </Dialog>
    </Popover>
  );
}
