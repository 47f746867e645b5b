/** "About a month after the bridge fell": the time a claim is about, counted from the finding of an event. */
import { useState } from 'react';
import type { Claim } from '#claims/claim.ts';
import type { AccountView } from '#server/views.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useEditClaim } from '../queries.ts';
import { say } from '../shell/toasts.tsx';
import { useWords } from '../words/words.ts';
import { useCountTime } from './queries.ts';

export function TimeForm(props: {
  readonly view: AccountView;
  readonly claim: Claim;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const { claim, view } = props;
  const count = useCountTime();
  const edit = useEditClaim();
  const events = view.allQuestions.filter(({ type }) => type === 'time');
  const [text, setText] = useState(claim.countedFrom?.words ?? '');
  const [questionId, setQuestionId] = useState(
    claim.countedFrom?.questionId ?? events[0]?.id ?? '',
  );
  const event = events.find(({ id }) => id === questionId);
  const save = (): void => {
    if (event === undefined) return;
    count.mutate(
      { id: claim.id, version: claim.version, words: text, questionId: event.id },
      {
        onSuccess: (changed) => {
          props.onClose();
          say(changed.countedFrom?.why ?? t('sessions.counted'), () =>
            edit.mutateAsync({
              id: claim.id,
              version: changed.version,
              change: { aboutTime: claim.aboutTime, countedFrom: claim.countedFrom ?? null },
            }),
          );
        },
      },
    );
  };
  return (
    <Sheet title={t('sessions.countTitle')} open onClose={props.onClose}>
      <q dir="auto">{claim.quote}</q>
      <form
        className="form-grid"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          save();
        }}
      >
        <div className="field">
          <label htmlFor="count-words">{t('sessions.countWords')}</label>
          <input
            id="count-words"
            dir="auto"
            required
            value={text}
            placeholder={t('sessions.countHint')}
            onChange={(changed) => setText(changed.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor="count-event">{t('sessions.countEvent')}</label>
          <select
            id="count-event"
            value={questionId}
            onChange={(changed) => setQuestionId(changed.target.value)}
          >
            {events.map(({ id, ref, text: asked }) => (
              <option key={id} value={id}>
                {ref} {asked}
              </option>
            ))}
          </select>
        </div>
        <Refusal error={count.error} />
        <div className="sheet-actions">
          <button type="button" className="button" onClick={props.onClose}>
            {t('form.cancel')}
          </button>
          <button
            type="submit"
            className="button primary"
            disabled={count.isPending || event === undefined}
          >
            {t('sessions.count')}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
