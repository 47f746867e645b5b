import { useEffect, useRef, useState } from 'react';
import { formatTime } from '#claims/format-value.ts';
import { parseTime } from '#claims/parse-time.ts';
import type { Basis, Claim } from '#claims/claim.ts';
import type { DocumentView } from '#server/views.ts';
import { Refusal } from '../parts/refusal.tsx';
import { ValueField } from '../parts/value-field.tsx';
import { useWords } from '../words/words.ts';
import { ChainBuilder } from './chain-builder.tsx';
import { type ClaimDraft, draftOf, missing, newDraft, toEdit } from './draft.ts';
import { QuestionBox } from './question-box.tsx';
import type { ClaimEdit } from '#server/views.ts';

const BASES: readonly Basis[] = ['saw', 'heard', 'inferred', 'document', 'unknown'];

/** Adds or changes one claim: question, value, chain, how the origin knows, words of certainty. */
export function ClaimForm(props: {
  readonly view: DocumentView;
  readonly zone: string;
  /** The claim to change; null for a new one on `span`. */
  readonly claim: Claim | null;
  readonly span: readonly [number, number] | null;
  /** What a suggestion has filled in already. */
  readonly initial?: ClaimDraft | null;
  readonly error: Error | null;
  readonly saving: boolean;
  readonly onSave: (edit: ClaimEdit) => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  const { view, claim, zone } = props;
  const [draft, setDraft] = useState<ClaimDraft>(() =>
    claim === null ? (props.initial ?? newDraft(view, props.span)) : draftOf(claim),
  );
  const [about, setAbout] = useState(claim?.aboutTime?.stated ?? '');
  const form = useRef<HTMLFormElement>(null);
  const change = (part: Partial<ClaimDraft>): void =>
    setDraft((before) => ({ ...before, ...part }));
  const question = view.questions.find((each) => each.id === draft.questionId);
  const lacking = missing(draft);
  const aboutRead = about.trim() === '' ? null : parseTime(about, { zone });
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
    form.current?.querySelector<HTMLElement>('.combo input')?.focus();
  }, []);
  return (
    <form
      ref={form}
      className="claim-form"
      aria-label={claim === null ? t('claim.add') : t('claim.edit')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) props.onCancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        const edit = toEdit(draft, view.document);
        if (edit === null) return;
        props.onSave(claim === null ? edit : { ...edit, toldAt: claim.toldAt });
      }}
    >
      <h2>{claim === null ? t('claim.add') : t('claim.edit')}</h2>
      <div className="field">
        <label htmlFor="claim-quote">{t('claim.quote')}</label>
        <textarea
          id="claim-quote"
          dir="auto"
          value={draft.quote}
          placeholder={t('claim.quoteHint')}
          onChange={(event) => change({ quote: event.target.value })}
        />
      </div>
      <QuestionBox
        questions={view.questions}
        quote={draft.quote}
        value={draft.questionId}
        onChange={(id) => {
          const next = view.questions.find((each) => each.id === id);
          change({
            questionId: id,
            ...(next?.type === draft.value?.type ? {} : { value: null }),
          });
        }}
      />
      {question !== undefined && (
        <>
          <ValueField
            key={question.id}
            label={t('claim.value')}
            question={question}
            zone={zone}
            value={draft.value}
            onChange={(value) => change({ value })}
          />
          {question.type !== 'yes-no' && (
            <label className="check">
              <input
                type="checkbox"
                checked={draft.polarity === 'denies'}
                onChange={(event) =>
                  change({ polarity: event.target.checked ? 'denies' : 'asserts' })
                }
              />
              {t('claim.denies')}
            </label>
          )}
        </>
      )}
      <ChainBuilder
        hops={draft.hops}
        sources={view.sources}
        onChange={(hops) => change({ hops })}
      />
      <div className="two">
        <div className="field">
          <label htmlFor="claim-basis">{t('claim.basis')}</label>
          <select
            id="claim-basis"
            value={draft.basis}
            onChange={(event) => change({ basis: event.target.value as Basis })}
          >
            {BASES.map((each) => (
              <option key={each} value={each}>
                {t(`basis.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="claim-certainty">{t('claim.certainty')}</label>
          <input
            id="claim-certainty"
            dir="auto"
            value={draft.certainty}
            placeholder={t('claim.certaintyHint')}
            onChange={(event) => change({ certainty: event.target.value })}
          />
        </div>
      </div>
      <details
        className="more-fields"
        open={about !== '' || draft.place !== '' || draft.comment !== ''}
      >
        <summary>{t('claim.more')}</summary>
        <div className="field">
          <label htmlFor="claim-about">{t('claim.about')}</label>
          <input
            id="claim-about"
            dir="auto"
            value={about}
            onChange={(event) => {
              const text = event.target.value;
              setAbout(text);
              const read = text.trim() === '' ? null : parseTime(text, { zone });
              change({ aboutTime: read?.value ?? null });
            }}
          />
          <span className="hint" role="status">
            {aboutRead === null
              ? null
              : 'reason' in aboutRead
                ? aboutRead.reason
                : `${t('value.readAs')} ${formatTime(aboutRead.value.from, aboutRead.value.to)}`}
          </span>
        </div>
        <div className="field">
          <label htmlFor="claim-place">{t('claim.place')}</label>
          <input
            id="claim-place"
            dir="auto"
            value={draft.place}
            onChange={(event) => change({ place: event.target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor="claim-comment">{t('claim.comment')}</label>
          <input
            id="claim-comment"
            dir="auto"
            value={draft.comment}
            onChange={(event) => change({ comment: event.target.value })}
          />
        </div>
      </details>
      <Refusal error={props.error} />
      <div className="sheet-actions">
        <span className="hint lacking">
          {lacking.length > 0 &&
            t('claim.missing', {
              what: lacking.map((each) => t(`claim.lacks.${each}`)).join(', '),
            })}
        </span>
        <button type="button" className="button" onClick={props.onCancel}>
          {t('form.cancel')}
        </button>
        <button className="button primary" disabled={lacking.length > 0 || props.saving}>
          {t('form.save')}
        </button>
      </div>
    </form>
  );
}
