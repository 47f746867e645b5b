import { useEffect, useId, useRef, useState } from 'react';
import type { Source } from '#terms/source.ts';
import { Refusal } from '../parts/refusal.tsx';
import { type Naming, useNameSender, useUnnameSender } from '../reading/queries.ts';
import { say } from '../shell/toasts.tsx';
import { useWords } from '../words/words.ts';
import '../parts/match-list.css';

/** From the ground up: the place of each is its number. */
const TIERS = ['ground', 'collector', 'checker', 'lead', 'desk'] as const;
const KINDS = [
  'witness',
  'collector',
  'checker',
  'lead',
  'publication',
  'defector',
  'desk',
  'device',
] as const;

/**
 * Says who a name is: type-ahead over the sources of the case, then a new one under the letters typed. Enter takes the
 * lit line; a new source is asked its kind first, which Enter accepts as it stands. Nothing is taken by
 * likeness: a source must be chosen.
 */
export function NameBox(props: {
  readonly caseId: string;
  readonly name: string;
  readonly kind: 'sender' | 'speaker' | 'giver';
  /** The kind that the form of a heading gives the name. */
  readonly as?: (typeof KINDS)[number] | null;
  readonly sources: readonly Source[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  const id = useId();
  const save = useNameSender(props.caseId);
  const undo = useUnnameSender(props.caseId);
  const [typed, setTyped] = useState(props.name);
  const [touched, setTouched] = useState(false);
  const [at, setAt] = useState(0);
  const [adding, setAdding] = useState<string | null>(null);
  const [kind, setKind] = useState<(typeof KINDS)[number]>(
    props.as ?? (props.kind === 'speaker' ? 'witness' : 'collector'),
  );
  const [tier, setTier] = useState(USUAL_TIER[kind]);
  const [cell, setCell] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const kindField = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  useEffect(() => {
    if (adding !== null) kindField.current?.focus();
  }, [adding]);
  const wanted = typed.trim().toLowerCase();
  const fit = (source: Source): number => {
    const names = [source.pseudonym, ...source.handles].map((each) => each.toLowerCase());
    return names.includes(wanted) ? 0 : names.some((each) => each.startsWith(wanted)) ? 1 : 2;
  };
  const found = (touched && props.name !== '' ? props.sources : [])
    .filter((source) =>
      [source.pseudonym, ...source.handles].some((each) => each.toLowerCase().includes(wanted)),
    )
    // Who goes by exactly these letters first, then those who begin with them.
    .toSorted((a, b) => fit(a) - fit(b))
    .slice(0, 8);
  // Before anything is typed, whoever goes by the name in part stands below the new source: seen, and never taken unasked.
  const alike =
    touched || props.name === ''
      ? []
      : props.sources
          .filter(({ pseudonym }) =>
            pseudonym
              .toLowerCase()
              .split(/[\s-]+/)
              .includes(wanted),
          )
          .slice(0, 3);
  // Enter takes who goes by these letters or begins with them; who only has them somewhere stands below the new source.
  const lines = [
    ...found.filter((source) => fit(source) < 2),
    ...(typed.trim() === '' ? [] : [null]),
    ...found.filter((source) => fit(source) === 2),
    ...alike,
  ];
  const active = Math.min(at, Math.max(0, lines.length - 1));
  const name = (naming: Naming): void => {
    // Not a callback of the change: the line goes from the list, and this box with it, before it is over.
    save
      .mutateAsync(naming)
      .then((named) => {
        say(
          props.name === ''
            ? t('intake.nameAdded', { source: named.source.pseudonym })
            : t('intake.nameSaid', { name: props.name, source: named.source.pseudonym }),
          () => undo.mutateAsync(named),
        );
        props.onDone();
      })
      .catch(() => undefined);
  };
  const choose = (line: Source | null | undefined): void => {
    if (line === undefined) return;
    if (line === null) setAdding(typed.trim());
    else name({ name: props.name, sourceId: line.id, newSource: null });
  };
  const add = (): void => {
    if (adding === null) return;
    name({
      name: props.name === '' ? adding : props.name,
      sourceId: null,
      newSource: {
        pseudonym: adding,
        kind,
        tier: tier === '' ? null : Number(tier),
        cell: cell.trim() === '' ? null : cell.trim(),
      },
    });
  };
  return (
    <form
      className="name-box"
      aria-label={t('intake.nameBox', { name: props.name })}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          props.onCancel();
        }
        if (event.key === 'Enter' && adding !== null && event.target instanceof HTMLSelectElement) {
          event.preventDefault();
          add();
        }
      }}
    >
      {adding === null ? (
        <div className="field combo">
          <label htmlFor={id}>
            {props.name === ''
              ? t('intake.nameAnother')
              : t('intake.nameBox', { name: props.name })}
          </label>
          <input
            ref={field}
            id={id}
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={lines.length > 0 ? `${id}-${active}` : undefined}
            autoComplete="off"
            dir="auto"
            placeholder={t('intake.nameHint')}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setTouched(true);
              setAt(0);
            }}
            onKeyDown={(event) => {
              const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
              if (step !== undefined) {
                event.preventDefault();
                if (!touched && alike.length === 0) {
                  setTouched(true);
                  setTyped('');
                }
                setAt((active + step + lines.length) % Math.max(1, lines.length));
              } else if (event.key === 'Enter') {
                event.preventDefault();
                event.stopPropagation();
                choose(lines[active]);
              }
            }}
          />
          <div
            className="match-list"
            role="listbox"
            id={`${id}-list`}
            aria-label={t('intake.nameBox', { name: props.name })}
          >
            {lines.map((line, i) => (
              <div
                key={line?.id ?? 'new'}
                id={`${id}-${i}`}
                role="option"
                aria-selected={i === active}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(line)}
              >
                {line === null ? (
                  <bdi>{t('intake.nameNew', { name: typed.trim() })}</bdi>
                ) : (
                  <>
                    <bdi>{t('intake.nameExisting', { name: line.pseudonym })}</bdi>
                    {line.handles.length > 0 && (
                      <span className="small mute">
                        {' '}
                        · {t('intake.nameGoesBy', { handles: line.handles.join(', ') })}
                      </span>
                    )}
                  </>
                )}
              </div>
            ))}
          </div>
        </div>
      ) : (
        <div className="name-new">
          <strong>
            <bdi>{t('intake.nameNew', { name: adding })}</bdi>
          </strong>
          <div className="field">
            <label htmlFor={`${id}-kind`}>{t('intake.nameKindOf')}</label>
            <select
              ref={kindField}
              id={`${id}-kind`}
              value={kind}
              onChange={(event) => {
                const next = event.target.value as (typeof KINDS)[number];
                setKind(next);
                setTier(USUAL_TIER[next]);
              }}
            >
              {KINDS.map((each) => (
                <option key={each} value={each}>
                  {t(`intake.sourceKind.${each}`)}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={`${id}-tier`}>{t('intake.nameTier')}</label>
            <select
              id={`${id}-tier`}
              value={tier}
              onChange={(event) => setTier(event.target.value)}
            >
              <option value="">{t('intake.nameTierUnknown')}</option>
              {TIERS.map((each, tierNumber) => (
                <option key={each} value={String(tierNumber)}>
                  {t(`intake.tierIs.${each}`)}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={`${id}-cell`}>{t('intake.nameCell')}</label>
            <input
              id={`${id}-cell`}
              value={cell}
              onChange={(event) => setCell(event.target.value)}
            />
          </div>
          <div className="sheet-actions">
            <button type="button" className="button" onClick={() => setAdding(null)}>
              {t('form.cancel')}
            </button>
            <button className="button primary" disabled={save.isPending}>
              {t('intake.nameSave')}
            </button>
          </div>
        </div>
      )}
      <Refusal error={save.error} />
    </form>
  );
}

const USUAL_TIER: Readonly<Record<(typeof KINDS)[number], string>> = {
  witness: '0',
  defector: '0',
  collector: '1',
  checker: '2',
  lead: '3',
  desk: '4',
  publication: '',
  device: '',
};
