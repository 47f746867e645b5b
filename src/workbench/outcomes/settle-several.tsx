/*
 * Several questions turned out at once – the desk knew the answers before it asked, a register came in, a picture was
 * bought. The person wants to say so for each without filling in a form a question. It worked when each stands in the list
 * of what turned out, with the evidence that was said once.
 */
import { useEffect, useId, useRef, useState } from 'react';
import type { Value } from '#claims/value.ts';
import { formatValue } from '#claims/format-value.ts';
import type { Outcome } from '#assessment/finding.ts';
import { Refusal, Waiting } from '../parts/refusal.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useQuestions } from '../queries.ts';
import { say } from '../shell/toasts.tsx';
import { useWords } from '../words/words.ts';
import { useSettle, useWithdrawOutcome } from './queries.ts';
import { answersGiven, settleOrder } from './answers-given.ts';

const PROOF: readonly Outcome['standardOfProof'][] = [
  'reasonable-suspicion',
  'reasonable-grounds',
  'balance-of-probabilities',
  'clear-and-convincing',
  'beyond-reasonable-doubt',
];
const MOST = 200;

export function SettleSeveral(props: {
  readonly caseId: string;
  /** As it was said of the last outcome: mostly it is the same again. */
  readonly last: { readonly standardOfProof: Outcome['standardOfProof'] } | null;
  /** For an answer nobody gave: the form of one question. */
  readonly onOther: (questionId: string) => void;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const id = useId();
  const questions = useQuestions(props.caseId);
  const settle = useSettle();
  const withdraw = useWithdrawOutcome();
  const [evidence, setEvidence] = useState('');
  const [proof, setProof] = useState<Outcome['standardOfProof']>(
    props.last?.standardOfProof ?? 'balance-of-probabilities',
  );
  const [narrow, setNarrow] = useState('');
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<{ readonly id: string; readonly value: Value } | null>(null);
  /** Recorded in this sheet: gone from the list before the list is read again. */
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLDivElement>(null);
  const words = narrow.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = settleOrder(questions.data ?? [])
    .filter(({ question }) => !done.has(question.id))
    .filter(({ question }) => {
      const all = `${question.ref} ${question.text}`.toLowerCase();
      return words.every((word) => all.includes(word));
    });
  const shown = rows.slice(0, MOST);
  const active = Math.min(at, Math.max(0, shown.length - 1));
  const row = shown[active];
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, row?.question.id]);
  const lacks =
    evidence.trim() === ''
      ? 'evidence'
      : chosen === null || chosen.id !== row?.question.id
        ? 'answer'
        : null;
  const record = (): void => {
    if (row === undefined || chosen === null || lacks !== null) return;
    const { question } = row;
    const draft = { value: chosen.value, standardOfProof: proof, evidence: evidence.trim() };
    // The next one is under the hand at once; should it be refused, this one comes back.
    setDone((before) => new Set(before).add(question.id));
    setChosen(null);
    const forget = (): void =>
      setDone((before) => new Set([...before].filter((each) => each !== question.id)));
    settle
      .mutateAsync({ id: question.id, ...draft })
      .then(({ outcome }) =>
        say(
          t('outcomes.several.said', {
            ref: question.ref,
            value: formatValue(outcome.value, question),
          }),
          async () => {
            await withdraw.mutateAsync({ id: outcome.id, version: outcome.version });
            forget();
          },
        ),
      )
      .catch(forget);
  };
  const press = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    const answer = /^[1-9]$/.test(event.key) ? Number(event.key) : null;
    if (step !== undefined) setAt(Math.max(0, Math.min(shown.length - 1, active + step)));
    else if (event.key === 'Enter') record();
    else if (event.key === 'e' && row !== undefined) props.onOther(row.question.id);
    else if (answer !== null && row !== undefined) {
      const given = answersGiven(row)[answer - 1];
      if (given !== undefined) setChosen({ id: row.question.id, value: given.value });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Sheet title={t('outcomes.several.title')} open wide onClose={props.onClose}>
      <p className="hint">{t('outcomes.several.why')}</p>
      <div className="field">
        <label htmlFor={`${id}-evidence`}>{t('outcome.evidence')}</label>
        <input
          id={`${id}-evidence`}
          dir="auto"
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={evidence}
          placeholder={t('outcome.evidenceHint')}
          onChange={(event) => setEvidence(event.target.value)}
        />
      </div>
      <div className="two">
        <div className="field">
          <label htmlFor={`${id}-proof`}>{t('outcome.proof')}</label>
          <select
            id={`${id}-proof`}
            value={proof}
            onChange={(event) => setProof(event.target.value as Outcome['standardOfProof'])}
          >
            {PROOF.map((each) => (
              <option key={each} value={each}>
                {t(`proof.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-narrow`}>{t('outcomes.several.narrow')}</label>
          <input
            id={`${id}-narrow`}
            value={narrow}
            onChange={(event) => {
              setNarrow(event.target.value);
              setAt(0);
            }}
          />
        </div>
      </div>
      {questions.data === undefined ? (
        <Waiting error={questions.error} />
      ) : (
        <div
          ref={list}
          className="settle-list"
          role="listbox"
          tabIndex={0}
          aria-label={t('outcomes.several.list')}
          aria-activedescendant={row === undefined ? undefined : `${id}-${row.question.id}`}
          onKeyDown={press}
        >
          {shown.map((each, i) => (
            <div
              key={each.question.id}
              id={`${id}-${each.question.id}`}
              role="option"
              aria-selected={i === active}
              className="settle-row"
              onClick={() => setAt(i)}
            >
              <p>
                <span className="ref">{each.question.ref}</span> <bdi>{each.question.text}</bdi>
              </p>
              {i === active && (
                <p className="settle-answers">
                  {answersGiven(each).map((given, n) => (
                    <span
                      key={given.label}
                      className={
                        chosen?.id === each.question.id && chosen.value === given.value
                          ? 'settle-answer on'
                          : 'settle-answer'
                      }
                      onClick={() => setChosen({ id: each.question.id, value: given.value })}
                    >
                      <kbd>{n + 1}</kbd> <bdi>{given.label}</bdi>
                      {given.reports > 0 && (
                        <span className="mute">
                          {' '}
                          · {t('count.reports', { count: given.reports })}
                        </span>
                      )}
                    </span>
                  ))}
                </p>
              )}
            </div>
          ))}
          {shown.length === 0 && <p className="hint">{t('outcomes.several.none')}</p>}
        </div>
      )}
      {rows.length > MOST && (
        <p className="hint">{t('outcomes.several.more', { count: rows.length - MOST })}</p>
      )}
      <Refusal error={settle.error} />
      <div className="sheet-actions">
        <span className="hint" role="status">
          {row === undefined || lacks === null
            ? t('outcomes.several.keys')
            : t(`outcomes.several.lacks.${lacks}`)}
        </span>
        <button
          type="button"
          className="button"
          disabled={row === undefined}
          onClick={() => row !== undefined && props.onOther(row.question.id)}
        >
          {t('outcomes.several.other')}
        </button>
        <button type="button" className="button" onClick={props.onClose}>
          {t('form.close')}
        </button>
        <button
          type="button"
          className="button primary"
          disabled={lacks !== null || row === undefined}
          onClick={record}
        >
          {t('outcomes.several.record')}
        </button>
      </div>
    </Sheet>
  );
}
