/*
 * The person has narrowed the table to something they will want again – "contradicted, before release"
 * – and wants to come back by its name, tomorrow, on another machine, and so does their colleague. It
 * worked when the name stands in the list and leads to the same rows.
 */
import { Bookmark } from 'lucide-react';
import { Suspense, useRef, useState } from 'react';
import { later } from '../shell/later.tsx';
import { useWords } from '../words/words.ts';
import { useSavedSearches } from './queries.ts';
import { readTableSearch, tableParameters, type TableSearch } from './table-search.ts';

const SavedPopover = later(() => import('./saved-popover.tsx').then((part) => part.SavedPopover));

export function SavedSearches(props: {
  readonly caseId: string;
  readonly search: TableSearch;
  readonly onOpen: (search: TableSearch) => void;
}) {
  const t = useWords();
  const saved = useSavedSearches(props.caseId);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(false);
  const mine = (saved.data ?? []).filter((each) => each.screen === 'questions');
  const shown = tableParameters(props.search);
  const here = mine.find((each) => tableParameters(readTableSearch(each.search)) === shown);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="button saved-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => {
          setOpened(true);
          setOpen(!open);
        }}
      >
        <Bookmark size={15} aria-hidden />
        <span className="clip">{here?.name ?? t('saved.title')}</span>
      </button>
      {opened && (
        <Suspense>
          <SavedPopover
            {...props}
            mine={mine}
            here={here}
            button={button}
            open={open}
            onOpenChange={setOpen}
          />
        </Suspense>
      )}
    </>
  );
}
