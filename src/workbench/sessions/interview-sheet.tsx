/** The sheet for the next interview: what to ask, in an order that does not lead; and what stays off it. */
import { Download, Printer } from 'lucide-react';
import { useState } from 'react';
import { guessQuestionType } from '#assessment/accounts/question-type.ts';
import { BEFORE, SECTIONS, sheetText } from '#assessment/accounts/sheet-text.ts';
import type { AccountView } from '#server/views.ts';
import { Refusal } from '../parts/refusal.tsx';
import { say } from '../shell/toasts.tsx';
import { useWords } from '../words/words.ts';
import { useWordQuestion } from './queries.ts';
import { QuestionName } from './sessions.tsx';

export function InterviewSheetView({
  caseId,
  view,
}: {
  readonly caseId: string;
  readonly view: AccountView;
}) {
  const t = useWords();
  const { sheet } = view;
  const numbers = new Map(sheet.lines.map((line, i) => [line, i + 1]));
  return (
    <div className="interview">
      <article className="paper" aria-labelledby="sheet-title">
        <header className="paper-head">
          <h2 id="sheet-title">
            {t('sessions.sheetTitle', { name: sheet.pseudonym, number: sheet.session })}
          </h2>
          <span className="paper-tools">
            <button type="button" className="button small" onClick={() => window.print()}>
              <Printer size={14} aria-hidden />
              {t('sessions.print')}
            </button>
            <a
              className="button small"
              download={`sheet-${sheet.session}.md`}
              href={`data:text/markdown;charset=utf-8,${encodeURIComponent(sheetText(sheet))}`}
            >
              <Download size={14} aria-hidden />
              {t('sessions.download')}
            </a>
          </span>
        </header>
        <h3>{t('sessions.before')}</h3>
        <ul className="reasons">
          {BEFORE.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        {SECTIONS.map(({ section, title, how }) => {
          const lines = sheet.lines.filter((line) => line.section === section);
          if (lines.length === 0) return null;
          return (
            <section key={section} aria-labelledby={`sheet-${section}`}>
              <h3 id={`sheet-${section}`}>{title}</h3>
              <p className="mute small">{how}</p>
              <ol className="sheet-lines" start={numbers.get(lines[0] as (typeof lines)[number])}>
                {lines.map((line) => (
                  <li key={`${line.kind} ${line.text}`} data-kind={line.kind}>
                    <p dir="auto">{line.text}</p>
                    <p className="small mute" dir="auto">
                      {t('sessions.settles')} {line.settles}
                    </p>
                    <div className="write" aria-hidden />
                  </li>
                ))}
              </ol>
            </section>
          );
        })}
      </article>
      <aside className="beside" aria-label={t('sessions.beside')}>
        <section>
          <h3>{t('sessions.leftOut')}</h3>
          {sheet.leftOut.length === 0 ? (
            <p className="mute small">{t('sessions.leftOutNone')}</p>
          ) : (
            <ul className="reasons">
              {sheet.leftOut.map(({ ref, why }, i) => (
                <li key={i}>
                  {ref === '' ? '' : `${ref}: `}
                  {why}
                </li>
              ))}
            </ul>
          )}
        </section>
        <section>
          <h3>{t('sessions.needWording')}</h3>
          <p className="mute small">
            {sheet.needWording.length === 0
              ? t('sessions.needWordingNone')
              : t('sessions.needWordingWhy')}
          </p>
          {sheet.needWording.map((id) => (
            <Wording key={id} caseId={caseId} view={view} id={id} />
          ))}
        </section>
      </aside>
    </div>
  );
}

/** A neutral wording for a control question; what kind of question it is is said while it is typed. */
function Wording({
  caseId,
  view,
  id,
}: {
  readonly caseId: string;
  readonly view: AccountView;
  readonly id: string;
}) {
  const t = useWords();
  const change = useWordQuestion();
  const [text, setText] = useState('');
  const question = view.questions.find((one) => one.id === id);
  if (question === undefined) return null;
  const guess = text.trim() === '' ? null : guessQuestionType(text);
  const good = guess?.type === 'open' || guess?.type === 'probing';
  return (
    <form
      className="wording"
      data-stays
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(
          { id, version: question.version, change: { askAs: text.trim() } },
          {
            onSuccess: (changed) =>
              say(t('sessions.worded', { ref: question.ref }), () =>
                change.mutateAsync({ id, version: changed.version, change: { askAs: null } }),
              ),
          },
        );
      }}
    >
      <label htmlFor={`word-${id}`} className="small">
        <QuestionName caseId={caseId} view={view} id={id} />
      </label>
      <input
        id={`word-${id}`}
        className="input"
        dir="auto"
        value={text}
        placeholder={t('sessions.wordingHint')}
        aria-describedby={`word-kind-${id}`}
        onChange={(event) => setText(event.target.value)}
      />
      <span className="hint" id={`word-kind-${id}`} role="status">
        {guess === null ? '' : `${t(`sessions.type.${guess.type}`)}: ${guess.why}`}
      </span>
      <button type="submit" className="button small" disabled={!good || change.isPending}>
        {t('form.save')}
      </button>
      <Refusal error={change.error} />
    </form>
  );
}
