import { TABLE_FACETS } from '#assessment/question-table/row-table.ts';
import type { TableView } from '#server/views.ts';
import { useWords } from '../words/words.ts';
import { facetText, facetValues, type TableSearch } from './table-search.ts';

/** Of an importance from 1 to 3, its word. */
export const IMPORTANCE = ['low', 'usual', 'high'] as const;

/** By topic, status, importance, kind of answer: each value with how many questions it would leave. */
export function Facets(props: {
  readonly facets: TableView['facets'];
  readonly search: TableSearch;
  readonly onNarrow: (change: TableSearch) => void;
}) {
  const t = useWords();
  const { facets, search } = props;
  return TABLE_FACETS.map((facet) => {
    const chosen = facetValues(search, facet);
    const values = facets[facet];
    if (values.length < 2 && chosen.length === 0) return null;
    const name = (value: string): string =>
      facet === 'topic'
        ? value
        : facet === 'status'
          ? t(`status.${value as 'open'}`)
          : facet === 'importance'
            ? t(`questions.importance.${IMPORTANCE[Number(value) - 1] ?? 'usual'}`)
            : t(`type.${value as 'yes-no'}`);
    return (
      <select
        key={facet}
        className={chosen.length > 0 ? 'facet on' : 'facet'}
        aria-label={t(`questions.by.${facet}`)}
        value={chosen.length === 1 ? chosen[0] : ''}
        onChange={(event) =>
          props.onNarrow({
            [facet]: event.target.value === '' ? '' : facetText([event.target.value]),
          })
        }
      >
        <option value="">{t(`questions.by.${facet}`)}</option>
        {values.map(({ value, count }) => (
          <option key={value} value={value}>
            {name(value)} ({count})
          </option>
        ))}
      </select>
    );
  });
}
