import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { EndDraft, FoundEnd, FoundRelation, SubjectsView } from '#server/views.ts';
import { Waiting } from '../parts/refusal.tsx';
import { useWords } from '../words/words.ts';
import { useFound } from './queries.ts';
import type { Decisions } from './use-decisions.ts';

/** What the texts say of a structure and nobody has recorded: a person says who is meant, and records it. */
export function FoundList(props: {
  readonly caseId: string;
  readonly subjects: SubjectsView;
  readonly decisions: Decisions;
  readonly onEdge: (key: string) => void;
}) {
  const t = useWords();
  const found = useFound(props.caseId, true);
  if (found.data === undefined) return <Waiting error={found.error} />;
  if (found.data.length === 0) {
    return (
      <div className="empty">
        <strong>{t('structure.found.empty')}</strong>
        <span>{t('structure.found.emptyWhy')}</span>
      </div>
    );
  }
  return (
    <div
      className="structure-scroll padded"
      tabIndex={0}
      role="region"
      aria-label={t('structure.views.found')}
    >
      <p className="mute">{t('structure.found.why')}</p>
      <ul className="structure-found">
        {found.data.map((one) => (
          <Found key={one.key} found={one} {...props} />
        ))}
      </ul>
    </div>
  );
}

function Found(props: {
  readonly found: FoundRelation;
  readonly caseId: string;
  readonly subjects: SubjectsView;
  readonly decisions: Decisions;
  readonly onEdge: (key: string) => void;
}) {
  const t = useWords();
  const { found, decisions } = props;
  const [from, setFrom] = useState<string>(found.from.id ?? 'new');
  const [to, setTo] = useState<string>(found.to?.id ?? 'new');
  const end = (choice: string, of: FoundEnd): EndDraft =>
    choice === 'new' ? { name: of.text, kind: of.kind } : { id: choice as never };
  const record = (): void =>
    decisions.edge(
      {
        relation: found.relation,
        from: end(from, found.from),
        to: found.to === null ? null : end(to, found.to),
        told: { documentId: found.documentId, span: found.span },
        lasts: found.lasts,
      },
      (key) => key !== null && props.onEdge(key),
    );
  return (
    <li>
      <blockquote dir="auto">“{found.quote}”</blockquote>
      <p className="small mute">
        <Link
          className="link"
          to="/case/$caseId/reading/$document"
          params={{ caseId: props.caseId, document: String(found.document) }}
        >
          #{found.document}
        </Link>{' '}
        {t('structure.found.rule', { why: found.why })}
      </p>
      <div className="structure-found-edge">
        <Choose
          label={t('structure.found.from')}
          end={found.from}
          subjects={props.subjects}
          value={from}
          onChange={setFrom}
        />
        <span>
          {t(`structure.relation.${found.relation}`)}
          {found.lasts !== null && ` ${found.lasts.low} ${found.lasts.unit}`}
        </span>
        {found.to !== null && (
          <Choose
            label={t('structure.found.to')}
            end={found.to}
            subjects={props.subjects}
            value={to}
            onChange={setTo}
          />
        )}
        <button
          type="button"
          className="button small primary"
          disabled={decisions.pending}
          onClick={record}
        >
          {t('structure.found.record')}
        </button>
      </div>
    </li>
  );
}

function Choose(props: {
  readonly label: string;
  readonly end: FoundEnd;
  readonly subjects: SubjectsView;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const t = useWords();
  const { end } = props;
  const offered = new Set(end.candidates.map(({ id }) => id));
  const rest = props.subjects.subjects.filter(({ id }) => !offered.has(id));
  return (
    <select
      className="input"
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    >
      <option value="new">
        {t('structure.found.newOne', { kind: t(`structure.kind.${end.kind}`), name: end.text })}
      </option>
      {[...end.candidates, ...rest].map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
