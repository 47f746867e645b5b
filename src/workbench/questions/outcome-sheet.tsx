/*
 * Something turned out. The person wants it on record with how firmly it is established, and to see
 * whom it makes us trust more or less and what has to be corrected. It worked when that list shows.
 */
import { useState } from 'react';
import { formatValue } from '#claims/format-value.ts';
import type { Value } from '#claims/value.ts';
import type { Outcome } from '#assessment/finding.ts';
import type { QuestionBundle } from '#server/views.ts';
import { useWithdrawOutcome } from '../outcomes/queries.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { ValueField } from '../parts/value-field.tsx';
import { useRecordOutcome } from '../queries.ts';
import { say } from '../shell/toasts.tsx';
import { useWords } from '../words/words.ts';

const PROOF: readonly Outcome['standardOfProof'][] = [
  'reasonable-suspicion',
  'reasonable-grounds',
  'balance-of-probabilities',
  'clear-and-convincing',
  'beyond-reasonable-doubt',
];

export function OutcomeSheet(props: {
  readonly bundle: QuestionBundle;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const { question, sources } = props.bundle.input;
  const record = useRecordOutcome();
  const withdraw = useWithdrawOutcome();
  const [value, setValue] = useState<Value | null>(null);
  const [proof, setProof] = useState<Outcome['standardOfProof']>('balance-of-probabilities');
  const [evidence, setEvidence] = useState('');
  const [since, setSince] = useState('');
  const names = new Map<string, string>(sources.map((source) => [source.id, source.pseudonym]));
  const close = (): void => {
    record.reset();
    setEvidence('');
    setSince('');
    setValue(null);
    props.onClose();
  };
  const effect = record.data;
  return (
    <Sheet title={t('outcome.title')} open={props.open} onClose={close}>
      {effect === undefined ? (
        <form
          style={{ display: 'contents' }}
          onSubmit={(event) => {
            event.preventDefault();
            if (value !== null) {
              record.mutate(
                {
                  id: question.id,
                  value,
                  standardOfProof: proof,
                  evidence,
                  ...(since === '' ? {} : { knownSince: since }),
                },
                {
                  onSuccess: ({ outcome }) =>
                    say(t('outcome.saidRecorded', { ref: question.ref }), () =>
                      withdraw.mutateAsync({ id: outcome.id, version: outcome.version }),
                    ),
                },
              );
            }
          }}
        >
          <p className="mute" dir="auto">
            {question.text}
          </p>
          <ValueField
            label={t('outcome.value')}
            question={question}
            value={value}
            onChange={setValue}
          />
          <div className="field">
            <label htmlFor="outcome-proof">{t('outcome.proof')}</label>
            <select
              id="outcome-proof"
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
            <label htmlFor="outcome-evidence">{t('outcome.evidence')}</label>
            <textarea
              id="outcome-evidence"
              dir="auto"
              value={evidence}
              placeholder={t('outcome.evidenceHint')}
              onChange={(event) => setEvidence(event.target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor="outcome-since">{t('outcome.since')}</label>
            <input
              id="outcome-since"
              type="date"
              value={since}
              onChange={(event) => setSince(event.target.value)}
            />
            <span className="hint">{t('outcome.sinceWhy')}</span>
          </div>
          <p className="hint">{t('outcome.what')}</p>
          <Refusal error={record.error} />
          <div className="sheet-actions">
            <button type="button" className="button" onClick={close}>
              {t('form.cancel')}
            </button>
            <button
              className="button primary"
              disabled={value === null || evidence.trim() === '' || record.isPending}
            >
              {t('outcome.save')}
            </button>
          </div>
        </form>
      ) : (
        <>
          <p>
            {t('outcome.recorded')}{' '}
            <bdi className="strong">{formatValue(effect.outcome.value, question)}</bdi>
          </p>
          {effect.moves.length === 0 ? (
            <p className="mute">{t('outcome.noMoves')}</p>
          ) : (
            <table className="weights">
              <thead>
                <tr>
                  <th scope="col">{t('outcome.who')}</th>
                  <th scope="col">{t('outcome.role')}</th>
                  <th scope="col" className="end">
                    {t('outcome.move')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {effect.moves.map((move) => (
                  <tr key={`${move.sourceId} ${move.role} ${move.topic}`}>
                    <th scope="row">
                      <bdi>{names.get(move.sourceId) ?? t('outcome.other')}</bdi>
                    </th>
                    <td>
                      {t(`role.${move.role}`)} · {move.topic}
                    </td>
                    <td className="end">
                      {t('outcome.fromTo', {
                        before: Math.round(move.before.mean * 100),
                        after: Math.round(move.after.mean * 100),
                        letterBefore: move.before.letter,
                        letterAfter: move.after.letter,
                      })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <p className="mute small">
            {t('outcome.findings', {
              confirmed: effect.confirmed.length,
              contradicted: effect.contradicted.length,
            })}
          </p>
          {effect.corrections.length > 0 && (
            <p className="refusal">
              {t('outcome.corrections')} {effect.corrections.map((each) => each.title).join(', ')}
            </p>
          )}
          <div className="sheet-actions">
            <button type="button" className="button primary" onClick={close}>
              {t('form.close')}
            </button>
          </div>
        </>
      )}
    </Sheet>
  );
}
