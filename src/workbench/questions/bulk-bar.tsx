/*
 * The person has picked several questions and wants one thing done to all of them – or all that the
 * filters leave. It worked when the toast says how many were changed, and one key takes it back whole.
 */
import { Download, X } from 'lucide-react';
import { useState } from 'react';
import type { TableRow } from '#assessment/question-table/table-row.ts';
import { useCase } from '../queries.ts';
import { say } from '../shell/toasts.tsx';
import { useWords } from '../words/words.ts';
import { IMPORTANCE } from './facets.tsx';
import { askRows, type ChangeOfQuestion, useChangeQuestions } from './queries.ts';
import { tableParameters, type TableSearch } from './table-search.ts';

/** What the server takes in one command. */
const MOST = 2_000;
const STATUS = ['open', 'under-review', 'settled', 'closed'] as const;

export function BulkBar(props: {
  readonly caseId: string;
  readonly search: TableSearch;
  readonly matching: number;
  readonly topics: readonly string[];
  readonly picked: readonly TableRow[];
  readonly onPick: (rows: readonly TableRow[]) => void;
}) {
  const t = useWords();
  const change = useChangeQuestions(props.caseId);
  const [topic, setTopic] = useState('');
  const { picked } = props;
  const lead = useCase(props.caseId).data?.role === 'lead';

  const apply = (to: ChangeOfQuestion['change']): void => {
    // What is so already is left alone: no new version for nothing.
    const rows = picked.filter((row) =>
      Object.entries(to).some(([field, value]) => row[field as keyof typeof to] !== value),
    );
    if (rows.length === 0) {
      say(t('questions.bulk.same'));
      return;
    }
    change.mutate(
      rows.map(({ id, version }) => ({ id, version, change: to })),
      {
        onSuccess: (changed) => {
          const version = new Map(changed.map((each) => [each.id as string, each.version]));
          props.onPick(
            picked.map((row) => ({ ...row, ...to, version: version.get(row.id) ?? row.version })),
          );
          say(t('questions.bulk.changed', { count: rows.length }), async () => {
            const back = await change.mutateAsync(
              rows.map((row) => ({
                id: row.id,
                version: version.get(row.id) ?? row.version,
                change: Object.fromEntries(
                  Object.keys(to).map((field) => [field, row[field as keyof typeof to]]),
                ),
              })),
            );
            const now = new Map(back.map((each) => [each.id as string, each.version]));
            props.onPick(rows.map((row) => ({ ...row, version: now.get(row.id) ?? row.version })));
          });
        },
        onError: (error) => say(error.message),
      },
    );
  };
  const all = async (): Promise<void> => {
    props.onPick(await askRows(props.caseId, props.search, MOST));
  };
  return (
    <div className="bulk" role="toolbar" aria-label={t('questions.bulk.title')}>
      <span className="strong">{t('questions.bulk.picked', { count: picked.length })}</span>
      {picked.length < Math.min(props.matching, MOST) && (
        <button type="button" className="link small" onClick={() => void all()}>
          {t('questions.bulk.all', { count: Math.min(props.matching, MOST) })}
        </button>
      )}
      <select
        aria-label={t('questions.bulk.status')}
        value=""
        disabled={change.isPending}
        onChange={(event) => apply({ status: event.target.value as (typeof STATUS)[number] })}
      >
        <option value="">{t('questions.bulk.status')}</option>
        {STATUS.map((status) => (
          <option key={status} value={status}>
            {t(`status.${status}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('questions.bulk.importance')}
        value=""
        disabled={change.isPending}
        onChange={(event) => apply({ importance: Number(event.target.value) as 1 | 2 | 3 })}
      >
        <option value="">{t('questions.bulk.importance')}</option>
        {IMPORTANCE.toReversed().map((name) => (
          <option key={name} value={IMPORTANCE.indexOf(name) + 1}>
            {t(`questions.importance.${name}`)}
          </option>
        ))}
      </select>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (topic.trim() !== '') apply({ topic: topic.trim() });
        }}
      >
        <input
          aria-label={t('questions.bulk.topic')}
          placeholder={t('questions.bulk.topic')}
          list="bulk-topics"
          value={topic}
          onChange={(event) => setTopic(event.target.value)}
        />
        <datalist id="bulk-topics">
          {props.topics.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      </form>
      {lead && (
        <a
          className="button small"
          href={`/api/cases/${props.caseId}/questions.csv?${tableParameters(props.search)}`}
          download
          title={t('questions.bulk.sheetWhy')}
        >
          <Download size={14} aria-hidden />
          {t('questions.bulk.sheet', { count: props.matching })}
        </a>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={t('questions.bulk.none')}
        title={`${t('questions.bulk.none')} (Esc)`}
        onClick={() => props.onPick([])}
      >
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}
