import { useQuery } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { formatValue } from '#claims/format-value.ts';
import { mapTable } from '#claims/sheet-mapping.ts';
import type { SheetPreview } from '#server/views.ts';
import { Refusal, Waiting } from '../parts/refusal.tsx';
import { useWords } from '../words/words.ts';
import {
  type Columns,
  columnsOfMapping,
  type Field,
  FIELDS,
  guessColumns,
  mappingOf,
  NEEDED,
} from './guess-columns.ts';
import { previewOf, useSaveMapping } from './queries.ts';

/** Turns the rows of a sheet into claims: columns are chosen, the first rows are tried at once, then it is imported. */
export function MappingWizard(props: {
  readonly caseId: string;
  readonly zone: string;
  readonly file: File;
  readonly onReady: (mapping: string) => void;
  readonly onCancel: () => void;
}) {
  const preview = useQuery({
    queryKey: ['preview', props.caseId, props.file.name, props.file.size, props.file.lastModified],
    queryFn: () => previewOf(props.caseId, props.file),
    staleTime: Infinity,
  });
  if (preview.data === undefined) return <Waiting error={preview.error} />;
  return <Wizard {...props} preview={preview.data} />;
}

function Wizard(props: {
  readonly caseId: string;
  readonly zone: string;
  readonly file: File;
  readonly preview: SheetPreview;
  readonly onReady: (mapping: string) => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  const id = useId();
  const { preview, file } = props;
  const save = useSaveMapping(props.caseId);
  const guesses = useMemo(
    () =>
      guessColumns(
        preview.header,
        preview.rows.map((row) => row.cells),
      ),
    [preview],
  );
  const [columns, setColumns] = useState<Columns>(() =>
    Object.fromEntries(FIELDS.flatMap((f) => (guesses[f] ? [[f, guesses[f].column]] : []))),
  );
  const [name, setName] = useState(file.name.replace(/\.\w+$/, ''));
  const [from, setFrom] = useState('');
  const mapping = mappingOf(name.trim() === '' ? 'mapping' : name.trim(), columns);
  const tried = useMemo(
    () => (mapping === null ? null : mapTable(preview, mapping, { zone: props.zone })),
    [mapping, preview, props.zone],
  );
  const lacking = NEEDED.filter((field) => columns[field] === undefined);
  const wrong = new Map((tried?.errors ?? []).map((error) => [error.line, error.text]));
  const byLine = new Map((tried?.claims ?? []).map((claim) => [claim.line, claim]));
  return (
    <form
      className="wizard"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        if (mapping === null) return;
        save.mutate(mapping, { onSuccess: (saved) => props.onReady(saved.name) });
      }}
    >
      <h2 id={`${id}-title`}>{t('intake.mapping.title', { name: file.name })}</h2>
      <p className="hint">{t('intake.mapping.why')}</p>
      <div className="field">
        <label htmlFor={`${id}-saved`}>{t('intake.mapping.saved')}</label>
        <select
          id={`${id}-saved`}
          value={from}
          onChange={(event) => {
            setFrom(event.target.value);
            const saved = preview.saved.find((each) => each.name === event.target.value);
            if (saved !== undefined) setColumns(columnsOfMapping(saved.mapping, preview.header));
          }}
        >
          <option value="">{t('intake.mapping.savedNone')}</option>
          {preview.saved.map((each) => (
            <option key={each.name} value={each.name}>
              {each.name}
            </option>
          ))}
        </select>
      </div>
      <div className="wizard-fields">
        {FIELDS.map((field) => (
          <FieldChoice
            key={field}
            field={field}
            header={preview.header}
            column={columns[field]}
            guess={guesses[field]}
            onChange={(column) => {
              const { [field]: _, ...rest } = columns;
              setColumns(column === undefined ? rest : { ...rest, [field]: column });
            }}
          />
        ))}
      </div>
      <p role="status">
        {lacking.length > 0 ? (
          <span className="doubt">
            {t('intake.mapping.lacking', {
              fields: lacking.map((field) => t(`intake.mapping.field.${field}`)).join(', '),
            })}
          </span>
        ) : (
          <>
            {t('intake.mapping.tried', { count: preview.rows.length })}:{' '}
            <b>{t('intake.mapping.good', { count: tried?.claims.length ?? 0 })}</b>
            {(tried?.errors.length ?? 0) > 0 && (
              <span className="doubt">
                {' · '}
                {t('intake.mapping.bad', { count: tried?.errors.length ?? 0 })}
              </span>
            )}
          </>
        )}
      </p>
      <div
        className="wizard-rows"
        tabIndex={0}
        role="region"
        aria-label={t('intake.mapping.shows')}
      >
        <table className="small">
          <caption className="label">
            {t('intake.mapping.rows', { count: preview.rows.length, all: preview.allRows })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('intake.mapping.field.value')}</th>
              {preview.header.map((column, i) => (
                <th scope="col" key={`${column} ${i}`}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row) => {
              const claim = byLine.get(row.line);
              const error = wrong.get(row.line);
              return (
                <tr key={row.line} className={error === undefined ? '' : 'bad'}>
                  <td>
                    {error !== undefined ? (
                      <span className="doubt">{error}</span>
                    ) : claim === undefined ? (
                      ''
                    ) : (
                      <b>{formatValue(claim.value, { unit: claim.question.unit })}</b>
                    )}
                  </td>
                  {preview.header.map((_, i) => (
                    <td key={i} dir="auto">
                      {row.cells[i] ?? ''}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className="field">
        <label htmlFor={`${id}-name`}>{t('intake.mapping.name')}</label>
        <input id={`${id}-name`} value={name} onChange={(event) => setName(event.target.value)} />
      </div>
      <Refusal error={save.error} />
      <div className="sheet-actions">
        <button type="button" className="button" onClick={props.onCancel}>
          {t('form.cancel')}
        </button>
        <button
          className="button primary"
          disabled={mapping === null || name.trim() === '' || save.isPending}
        >
          {t('intake.mapping.go')}
        </button>
      </div>
    </form>
  );
}

function FieldChoice(props: {
  readonly field: Field;
  readonly header: readonly string[];
  readonly column: string | undefined;
  readonly guess: ReturnType<typeof guessColumns>[Field];
  readonly onChange: (column: string | undefined) => void;
}) {
  const t = useWords();
  const id = useId();
  const { field, guess, column } = props;
  const why =
    guess === undefined || guess.column !== column
      ? null
      : guess.because.kind === 'name'
        ? t('intake.mapping.byName', { column })
        : t('intake.mapping.byCells', { what: t(`intake.mapping.${guess.because.what}`) });
  return (
    <div className="field">
      <label htmlFor={id}>
        {t(`intake.mapping.field.${field}`)}
        {NEEDED.includes(field) && (
          <span className="mute small"> · {t('intake.mapping.needed')}</span>
        )}
      </label>
      <select
        id={id}
        value={column ?? ''}
        onChange={(event) =>
          props.onChange(event.target.value === '' ? undefined : event.target.value)
        }
      >
        <option value="">{t('intake.mapping.nothing')}</option>
        {props.header.map((each, i) => (
          <option key={`${each} ${i}`} value={each}>
            {each}
          </option>
        ))}
      </select>
      {why !== null && <span className="hint">{t('intake.mapping.because', { why })}</span>}
    </div>
  );
}
