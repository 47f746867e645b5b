/*
 * Somebody may be about to be harmed. The person wants to see what was reported, who must decide and
 * for how long it has waited; to decide, with what and why, in their name; and to be sure that nothing
 * slipped by in the messages. It worked when the clock has stopped and the record says who and why.
 */
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Question, WarningDecision } from '#claims/question.ts';
import type { ThreatSuggestion, WarningDraft, WarningsView } from '#server/views.ts';
import { foundPlace } from '../parts/found-place.ts';
import { Refusal, Waiting as Loading } from '../parts/refusal.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { whenWords } from '../parts/when.ts';
import { useDocuments, useMe, useQuestions, useRemoveClaim } from '../queries.ts';
import { slugOf } from '../questions/slug.ts';
import { useKeys } from '../shell/keys.ts';
import { say } from '../shell/toasts.tsx';
import { useWords, words } from '../words/words.ts';
import { timeWords, Waiting } from './clock.tsx';
import {
  useDecideWarning,
  useDismissThreat,
  useHandOver,
  useRaiseWarning,
  useUndoWarning,
  useWarnings,
} from './queries.ts';
import './warnings.css';

type Warning = WarningsView['warnings'][number];
type Open =
  | { readonly kind: 'raise'; readonly from: ThreatSuggestion | null }
  | { readonly kind: 'decide' | 'hand'; readonly warning: Warning }
  | { readonly kind: 'dismiss'; readonly from: ThreatSuggestion };

export function Warnings() {
  const t = useWords();
  const { caseId } = useParams({ from: '/case/$caseId/warnings' });
  const { question: wanted } = useSearch({ from: '/case/$caseId/warnings' });
  const found = useWarnings(caseId);
  const [open, setOpen] = useState<Open | null>(null);
  useKeys({ n: () => setOpen({ kind: 'raise', from: null }) });
  if (found.data === undefined) return <Loading error={found.error} />;
  const { warnings, suggestions } = found.data;
  const close = (): void => setOpen(null);
  return (
    <div className="warnings">
      <header className="warnings-head">
        <div>
          <h1>{t('warnings.title')}</h1>
          <p className="mute">{t('warnings.lead')}</p>
        </div>
        <button
          type="button"
          className="button primary"
          onClick={() => setOpen({ kind: 'raise', from: null })}
        >
          <Plus size={15} aria-hidden />
          {t('warnings.raise')}
        </button>
      </header>
      {warnings.length === 0 ? (
        <div className="empty">
          <strong>{t('warnings.none')}</strong>
          <span>{t('warnings.noneWhy')}</span>
        </div>
      ) : (
        <ul className="warning-list">
          {warnings.map((warning) => (
            <WarningCard
              key={warning.questionId}
              warning={warning}
              found={warning.ref === wanted}
              caseId={caseId}
              askedAt={found.dataUpdatedAt}
              onOpen={setOpen}
            />
          ))}
        </ul>
      )}
      <section aria-labelledby="threat-words">
        <h2 id="threat-words">
          {t('warnings.suggestions')} <span className="pill">{suggestions.length}</span>
        </h2>
        <p className="mute small">
          {suggestions.length === 0 ? t('warnings.noSuggestions') : t('warnings.suggestionsWhy')}
        </p>
        <ul className="threat-list">
          {suggestions.map((one) => (
            <Suggestion
              key={`${one.documentId} ${one.span[0]}`}
              suggestion={one}
              caseId={caseId}
              onOpen={setOpen}
            />
          ))}
        </ul>
      </section>
      {open?.kind === 'raise' && <RaiseSheet caseId={caseId} from={open.from} onClose={close} />}
      {open?.kind === 'decide' && <DecideSheet warning={open.warning} onClose={close} />}
      {open?.kind === 'hand' && <HandSheet warning={open.warning} onClose={close} />}
      {open?.kind === 'dismiss' && (
        <DismissSheet caseId={caseId} from={open.from} onClose={close} />
      )}
    </div>
  );
}

function WarningCard(props: {
  readonly warning: Warning;
  readonly found: boolean;
  readonly caseId: string;
  readonly askedAt: number;
  readonly onOpen: (open: Open) => void;
}) {
  const t = useWords();
  const { warning, caseId } = props;
  const documents = useDocuments(caseId);
  const decided = warning.state === 'decided';
  // An hour before or after may decide: the zone is named.
  const when = (at: string) => whenWords(at, words.language, 'year', true);
  return (
    <li
      id={`warning-${warning.ref}`}
      className={decided ? 'warning-card' : 'warning-card waiting'}
      aria-label={warning.ref}
      {...foundPlace(props.found)}
    >
      <div className="warning-card-head">
        <h2>
          <Link
            to="/case/$caseId/questions/$question"
            params={{ caseId, question: slugOf({ id: warning.questionId, ref: warning.ref }) }}
            className="ref"
          >
            {warning.ref}
          </Link>{' '}
          <span dir="auto">{warning.text}</span>
        </h2>
        <span className={decided ? 'pill' : 'pill against'}>
          {t(`warnings.state.${warning.state}`)}
        </span>
        <span className="warning-clock">
          {decided ? (
            timeWords(warning.minutes, t)
          ) : (
            <Waiting minutes={warning.minutes} askedAt={props.askedAt} />
          )}
          <span className="small mute">
            {decided ? t('warnings.took') : t('warnings.state.open')}
          </span>
        </span>
      </div>
      {warning.why !== null && <p dir="auto">{warning.why}</p>}
      {warning.state === 'again' && <p className="refusal">{t('warnings.againWhy')}</p>}
      <dl className="warning-facts">
        {(warning.responsible !== null || !decided) && (
          <div>
            <dt>{t('warnings.responsible')}</dt>
            <dd>
              <bdi className="strong">{warning.responsible ?? t('warnings.nobody')}</bdi>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('warnings.since')}</dt>
          <dd>{when(warning.since)}</dd>
        </div>
        {warning.raisedBy !== null && (
          <div>
            <dt>{t('warnings.raised')}</dt>
            <dd>
              {when(warning.raisedAt)}
              {` ${t('warnings.raisedBy', { name: warning.raisedBy })}`}
            </dd>
          </div>
        )}
      </dl>
      {warning.reports.length > 0 && (
        <div>
          <h3>{t('warnings.reports')}</h3>
          <ul className="warning-reports">
            {warning.reports.map((report) => {
              const document = documents.data?.find((each) => each.id === report.documentId);
              return (
                <li key={report.claimId}>
                  <blockquote dir="auto">{report.quote}</blockquote>
                  <span className="small mute">
                    {document !== undefined && (
                      <Link
                        className="link"
                        to="/case/$caseId/reading/$document"
                        params={{ caseId, document: String(document.number) }}
                        search={{ claim: report.claimId }}
                      >
                        #{document.number}
                      </Link>
                    )}{' '}
                    <bdi title={report.toldAt ?? undefined}>
                      {document?.statedTime == null ? report.toldAt : when(document.statedTime)}
                    </bdi>
                    {report.later && <span className="pill against">{t('warnings.later')}</span>}
                  </span>
                </li>
              );
            })}
          </ul>
        </div>
      )}
      {warning.decisions.length > 0 && (
        <div>
          <h3>{t('warnings.decisions')}</h3>
          <ol className="warning-decisions">
            {warning.decisions.map((decision) => (
              <li key={decision.at}>
                <span className="pill for">
                  {decision.action === 'other'
                    ? t('warnings.state.decided')
                    : t(`warnings.actions.${decision.action}`)}
                </span>{' '}
                <span dir="auto">{decision.what}</span>
                {decision.why !== null && (
                  <span className="mute" dir="auto">
                    {' '}
                    {t('warnings.why')}: {decision.why}
                  </span>
                )}
                <span className="small mute">
                  {' '}
                  · <bdi>{decision.by}</bdi>, {when(decision.at)}
                </span>
              </li>
            ))}
          </ol>
        </div>
      )}
      <div className="actions">
        <button
          type="button"
          className={decided ? 'button small' : 'button small primary'}
          onClick={() => props.onOpen({ kind: 'decide', warning })}
        >
          {t('warnings.decide')}
        </button>
        <button
          type="button"
          className="button small"
          onClick={() => props.onOpen({ kind: 'hand', warning })}
        >
          {t('warnings.hand')}
        </button>
      </div>
    </li>
  );
}

function Suggestion(props: {
  readonly suggestion: ThreatSuggestion;
  readonly caseId: string;
  readonly onOpen: (open: Open) => void;
}) {
  const t = useWords();
  const { suggestion: one } = props;
  return (
    <li className="threat-card">
      <blockquote dir="auto">{one.quote}</blockquote>
      <p className="small mute">
        <Link
          className="link"
          to="/case/$caseId/reading/$document"
          params={{ caseId: props.caseId, document: String(one.number) }}
        >
          #{one.number}
        </Link>
        {one.sender !== null && (
          <>
            {' '}
            · <bdi>{one.sender}</bdi>
          </>
        )}
        {one.toldAt !== null && (
          <>
            {' '}
            · <bdi>{whenWords(one.toldAt, words.language, 'year', true)}</bdi>
          </>
        )}{' '}
        · {t('warnings.matched')} <bdi className="strong">{one.words}</bdi>
        {one.when !== null && (
          <>
            {', '}
            <bdi className="strong">{one.when}</bdi>
          </>
        )}
      </p>
      <div className="actions">
        <button
          type="button"
          className="button small primary"
          onClick={() => props.onOpen({ kind: 'raise', from: one })}
        >
          {t('warnings.raiseThis')}
        </button>
        <button
          type="button"
          className="button small"
          onClick={() => props.onOpen({ kind: 'dismiss', from: one })}
        >
          {t('warnings.noThreat')}
        </button>
      </div>
    </li>
  );
}

/** Says what was done, with the way back. */
function useSaid(): (text: string, question: Pick<Question, 'id' | 'version'>) => void {
  const undo = useUndoWarning();
  return (text, { id, version }) => say(text, () => undo.mutateAsync({ id, version }));
}

function RaiseSheet(props: {
  readonly caseId: string;
  readonly from: ThreatSuggestion | null;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const me = useMe();
  const questions = useQuestions(props.caseId);
  const raise = useRaiseWarning(props.caseId);
  const said = useSaid();
  const [question, setQuestion] = useState('');
  const [text, setText] = useState('');
  const [why, setWhy] = useState(props.from?.quote ?? '');
  const [who, setWho] = useState(me.data?.name ?? '');
  const draft: WarningDraft = {
    questionId: question === '' ? null : (question as NonNullable<WarningDraft['questionId']>),
    text: question === '' ? text : null,
    why,
    responsible: who,
    documentId: props.from?.documentId ?? null,
    span: props.from?.span ?? null,
  };
  const ready = why.trim() !== '' && who.trim() !== '' && (question !== '' || text.trim() !== '');
  return (
    <Sheet title={t('warnings.raiseTitle')} open onClose={props.onClose}>
      <form
        className="sheet-form"
        onSubmit={(event) => {
          event.preventDefault();
          raise.mutate(draft, {
            onSuccess: (made) => {
              said(t('warnings.raisedToast', { ref: made.ref, name: who }), made);
              props.onClose();
            },
          });
        }}
      >
        <div className="field">
          <label htmlFor="raise-question">{t('warnings.question')}</label>
          <select
            id="raise-question"
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
          >
            <option value="">{t('warnings.newQuestion')}</option>
            {(questions.data ?? []).map((row) => (
              <option key={row.question.id} value={row.question.id}>
                {row.question.ref} · {row.question.text}
              </option>
            ))}
          </select>
        </div>
        {question === '' && (
          <div className="field">
            <label htmlFor="raise-text">{t('warnings.text')}</label>
            <input
              id="raise-text"
              dir="auto"
              value={text}
              placeholder={t('warnings.textHint')}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
        )}
        <div className="field">
          <label htmlFor="raise-why">{t('warnings.what')}</label>
          <textarea
            id="raise-why"
            dir="auto"
            value={why}
            placeholder={t('warnings.whatHint')}
            onChange={(event) => setWhy(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor="raise-who">{t('warnings.who')}</label>
          <input
            id="raise-who"
            dir="auto"
            value={who}
            onChange={(event) => setWho(event.target.value)}
          />
        </div>
        <Buttons
          error={raise.error}
          ready={ready && !raise.isPending}
          save={t('warnings.raiseSave')}
          onClose={props.onClose}
        />
      </form>
    </Sheet>
  );
}

const ACTIONS: readonly WarningDecision['action'][] = [
  'warned',
  'moved',
  'passed-on',
  'no-threat',
  'other',
];

function DecideSheet(props: { readonly warning: Warning; readonly onClose: () => void }) {
  const t = useWords();
  const decide = useDecideWarning();
  const said = useSaid();
  const [action, setAction] = useState<WarningDecision['action']>('warned');
  const [what, setWhat] = useState('');
  const [why, setWhy] = useState('');
  const { questionId: id, version, ref } = props.warning;
  return (
    <Sheet title={t('warnings.decideTitle', { ref })} open onClose={props.onClose}>
      <form
        className="sheet-form"
        onSubmit={(event) => {
          event.preventDefault();
          decide.mutate(
            { id, version, action, what, why },
            {
              onSuccess: (made) => {
                said(t('warnings.decided'), made);
                props.onClose();
              },
            },
          );
        }}
      >
        <div className="field">
          <label htmlFor="decide-action">{t('warnings.action')}</label>
          <select
            id="decide-action"
            value={action}
            onChange={(event) => setAction(event.target.value as WarningDecision['action'])}
          >
            {ACTIONS.map((each) => (
              <option key={each} value={each}>
                {t(`warnings.actions.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="decide-what">{t('warnings.done')}</label>
          <textarea
            id="decide-what"
            dir="auto"
            value={what}
            placeholder={t('warnings.doneHint')}
            onChange={(event) => setWhat(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor="decide-why">{t('warnings.why')}</label>
          <textarea
            id="decide-why"
            dir="auto"
            value={why}
            placeholder={t('warnings.whyHint')}
            onChange={(event) => setWhy(event.target.value)}
          />
        </div>
        <Buttons
          error={decide.error}
          ready={what.trim() !== '' && why.trim() !== '' && !decide.isPending}
          save={t('warnings.decideSave')}
          onClose={props.onClose}
        />
      </form>
    </Sheet>
  );
}

function HandSheet(props: { readonly warning: Warning; readonly onClose: () => void }) {
  const t = useWords();
  const hand = useHandOver();
  const said = useSaid();
  const { questionId: id, version, ref } = props.warning;
  const [name, setName] = useState(props.warning.responsible ?? '');
  return (
    <Sheet title={t('warnings.handTitle', { ref })} open onClose={props.onClose}>
      <form
        className="sheet-form"
        onSubmit={(event) => {
          event.preventDefault();
          hand.mutate(
            { id, version, responsible: name },
            {
              onSuccess: (made) => {
                said(t('warnings.handed', { name }), made);
                props.onClose();
              },
            },
          );
        }}
      >
        <div className="field">
          <label htmlFor="hand-name">{t('warnings.who')}</label>
          <input
            id="hand-name"
            dir="auto"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <Buttons
          error={hand.error}
          ready={name.trim() !== '' && !hand.isPending}
          save={t('warnings.handSave')}
          onClose={props.onClose}
        />
      </form>
    </Sheet>
  );
}

function DismissSheet(props: {
  readonly caseId: string;
  readonly from: ThreatSuggestion;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const dismiss = useDismissThreat(props.caseId);
  const remove = useRemoveClaim();
  const [why, setWhy] = useState('');
  const { documentId, span, quote } = props.from;
  return (
    <Sheet title={t('warnings.noThreatTitle')} open onClose={props.onClose}>
      <form
        className="sheet-form"
        onSubmit={(event) => {
          event.preventDefault();
          dismiss.mutate(
            { documentId, span, why },
            {
              onSuccess: ({ id, version }) => {
                say(t('warnings.noThreatSaid'), () => remove.mutateAsync({ id, version }));
                props.onClose();
              },
            },
          );
        }}
      >
        <blockquote className="mute" dir="auto">
          {quote}
        </blockquote>
        <div className="field">
          <label htmlFor="dismiss-why">{t('warnings.why')}</label>
          <textarea
            id="dismiss-why"
            dir="auto"
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
        </div>
        <Buttons
          error={dismiss.error}
          ready={why.trim() !== '' && !dismiss.isPending}
          save={t('warnings.noThreatSave')}
          onClose={props.onClose}
        />
      </form>
    </Sheet>
  );
}

function Buttons(props: {
  readonly error: Error | null;
  readonly ready: boolean;
  readonly save: string;
  readonly onClose: () => void;
}) {
  const t = useWords();
  return (
    <>
      <Refusal error={props.error} />
      <div className="sheet-actions">
        <button type="button" className="button" onClick={props.onClose}>
          {t('form.cancel')}
        </button>
        <button className="button primary" disabled={!props.ready}>
          {props.save}
        </button>
      </div>
    </>
  );
}
