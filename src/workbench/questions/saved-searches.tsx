/*
 * The person has narrowed the table to something they will want again – "contradicted, before release"
 * – and wants to come back by its name, tomorrow, on another machine, and so does their colleague. It
 * worked when the name stands in the list and leads to the same rows.
 */
import { Bookmark, BookmarkPlus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { SavedSearch } from '#terms/saved-search.ts';
import { Refusal } from '../parts/refusal.tsx';
import { say } from '../shell/toasts.tsx';
import { useWords } from '../words/words.ts';
import {
  useEditSavedSearch,
  useRemoveSavedSearch,
  useSavedSearches,
  useSaveSearch,
} from './queries.ts';
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

export function SavedSearches(props: {
  readonly caseId: string;
  readonly search: TableSearch;
  readonly onOpen: (search: TableSearch) => void;
}) {
  const t = useWords();
  const saved = useSavedSearches(props.caseId);
  const save = useSaveSearch(props.caseId);
  const edit = useEditSavedSearch();
  const remove = useRemoveSavedSearch();
  const [name, setName] = useState('');
  const [open, setOpen] = useState(false);
  const mine = (saved.data ?? []).filter((each) => each.screen === 'questions');
  const shown = tableParameters(props.search);
  const here = mine.find((each) => tableParameters(readTableSearch(each.search)) === shown);
  const now = props.search as Readonly<Record<string, string>>;

  const add = (): void => {
    save.mutate(
      { name: name.trim(), screen: 'questions', search: now },
      {
        onSuccess: (made) => {
          setName('');
          setOpen(false);
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
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button className="button saved-button">
        <Bookmark size={15} aria-hidden />
        <span className="clip">{here?.name ?? t('saved.title')}</span>
      </Button>
      <Popover
        className="popover saved"
        placement="bottom end"
        offset={6}
        isNonModal
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
                    setOpen(false);
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
    </DialogTrigger>
  );
}
