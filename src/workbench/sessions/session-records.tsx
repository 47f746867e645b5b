/** Each session as it was held: what was asked and how, through whom, and what we told the witness. */
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { AskedQuestion, DisclosedFact, Session } from '#terms/source.ts';
import type { Instant } from '#terms/time.ts';
import type { AccountView } from '#server/views.ts';
import { DocumentLink } from '../parts/document-link.tsx';
import { foundPlace } from '../parts/found-place.ts';
import { Refusal } from '../parts/refusal.tsx';
import { spanWords, whenWords } from '../parts/when.ts';
import { useEditClaim, useMe } from '../queries.ts';
import { say } from '../shell/toasts.tsx';
import { useWords, words } from '../words/words.ts';
import {
  useAddInterpreter,
  useEditSession,
  useRemoveSession,
  useRestoreSession,
} from './queries.ts';
import { SessionForm } from './session-form.tsx';
import { TYPES } from './types.ts';

export function SessionRecords({
  caseId,
  view,
  wanted,
}: {
  readonly caseId: string;
  readonly view: AccountView;
  readonly wanted: string | null;
}) {
  const t = useWords();
  if (view.sessions.length === 0) {
    return (
      <div className="empty">
        <strong>{t('sessions.noSessions')}</strong>
        <span>{t('sessions.noSessionsWhy')}</span>
      </div>
    );
  }
  return (
    <>
      {view.sessions.map((session) => (
        <Record
          key={session.id}
          caseId={caseId}
          view={view}
          session={session}
          found={session.id === wanted}
        />
      ))}
    </>
  );
}

function Record(props: {
  readonly caseId: string;
  readonly view: AccountView;
  readonly session: Session;
  readonly found: boolean;
}) {
  const t = useWords();
  const { caseId, view, session } = props;
  const [editing, setEditing] = useState(false);
  const edit = useEditSession();
  const remove = useRemoveSession();
  const restore = useRestoreSession();
  const interpreter = view.sources.find(({ id }) => id === session.interpreter)?.pseudonym;
  const title = `session-${session.id}`;
  const setType = (index: number, type: AskedQuestion['type']): void => {
    const questions = session.questions.map((each, i) =>
      i === index ? { ...each, type, why: null } : each,
    );
    edit.mutate(
      { id: session.id, version: session.version, change: { questions } },
      {
        onSuccess: (changed) =>
          say(t('sessions.changed'), () =>
            edit.mutateAsync({
              id: session.id,
              version: changed.version,
              change: { questions: session.questions },
            }),
          ),
      },
    );
  };
  const led = session.questions.filter(
    ({ type }) => type === 'leading' || type === 'closed',
  ).length;
  return (
    <section className="block" aria-labelledby={title} {...foundPlace(props.found)}>
      <header className="record-head">
        <h2 id={title}>
          {t('sessions.session', { number: session.number })} ·{' '}
          {spanWords(session.held, words.language)}
        </h2>
        <button
          type="button"
          className="icon-button"
          aria-label={t('sessions.editSession', { number: session.number })}
          title={t('sessions.editSession', { number: session.number })}
          onClick={() => setEditing(true)}
        >
          <Pencil size={15} aria-hidden />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={t('sessions.removeSession', { number: session.number })}
          title={t('sessions.removeSession', { number: session.number })}
          onClick={() =>
            remove.mutate(
              { id: session.id, version: session.version },
              {
                onSuccess: () => say(t('sessions.removed'), () => restore.mutateAsync(session)),
              },
            )
          }
        >
          <Trash2 size={15} aria-hidden />
        </button>
      </header>
      <p className="small mute">
        {[
          session.place === null ? '' : t('sessions.at', { place: session.place }),
          interpreter === undefined
            ? t('sessions.noInterpreter')
            : t('sessions.interpretedBy', { name: interpreter }),
        ]
          .filter(Boolean)
          .join(' · ')}{' '}
        {session.documentIds.map((id) => (
          <DocumentLink
            key={id}
            caseId={caseId}
            document={view.documents.find((one) => one.id === id)}
          />
        ))}
      </p>
      <MissingInterpreter view={view} session={session} />
      <h3>{t('sessions.asked')}</h3>
      {session.questions.length === 0 ? (
        <p className="mute small">{t('sessions.askedNone')}</p>
      ) : (
        <>
          <p className="mute small">
            {t('sessions.askedSum', { count: session.questions.length, led })}
          </p>
          <ol className="asked">
            {session.questions.map((each, i) => (
              <li key={i}>
                <span dir="auto">{each.text}</span>
                <label className="unseen" htmlFor={`${title}-${i}`}>
                  {t('sessions.typeOf', { text: each.text })}
                </label>
                <select
                  id={`${title}-${i}`}
                  className="input"
                  value={each.type}
                  title={each.why ?? t('sessions.typeByPerson')}
                  onChange={(event) => setType(i, event.target.value as AskedQuestion['type'])}
                >
                  {TYPES.map((type) => (
                    <option key={type} value={type}>
                      {t(`sessions.type.${type}`)}
                    </option>
                  ))}
                </select>
              </li>
            ))}
          </ol>
        </>
      )}
      <Disclosed view={view} session={session} />
      <Refusal error={edit.error ?? remove.error} />
      {editing && (
        <SessionForm
          caseId={caseId}
          view={view}
          session={session}
          onClose={() => setEditing(false)}
        />
      )}
    </section>
  );
}

function MissingInterpreter({
  view,
  session,
}: {
  readonly view: AccountView;
  readonly session: Session;
}) {
  const t = useWords();
  const add = useAddInterpreter();
  const edit = useEditClaim();
  const missing = view.withoutInterpreter.find(({ sessionId }) => sessionId === session.id);
  if (missing === undefined) return null;
  const before = view.claims.filter(({ id }) => missing.claimIds.includes(id));
  return (
    <p className="hint missing">
      {t('sessions.hopMissing', { count: missing.claimIds.length })}{' '}
      <button
        type="button"
        className="button small"
        disabled={add.isPending}
        onClick={() =>
          add.mutate(session.id, {
            onSuccess: ({ changed }) =>
              say(t('sessions.hopAdded', { count: changed.length }), () =>
                Promise.all(
                  changed.map(({ id, version }) => {
                    const claim = before.find((one) => one.id === id);
                    return claim === undefined
                      ? Promise.resolve()
                      : edit.mutateAsync({
                          id,
                          version,
                          change: { hops: claim.hops, access: claim.access },
                        });
                  }),
                ),
              ),
          })
        }
      >
        {t('sessions.hopAdd')}
      </button>
    </p>
  );
}

/** What we told the witness: it can come back, and then confirms nothing. */
function Disclosed({ view, session }: { readonly view: AccountView; readonly session: Session }) {
  const t = useWords();
  const edit = useEditSession();
  const me = useMe();
  const [writing, setWriting] = useState(false);
  const [fact, setFact] = useState('');
  const [at, setAt] = useState('');
  const [questionId, setQuestionId] = useState('');
  const [says, setSays] = useState('');
  const change = (disclosed: readonly DisclosedFact[], done: string): void => {
    edit.mutate(
      { id: session.id, version: session.version, change: { disclosed } },
      {
        onSuccess: (changed) => {
          setWriting(false);
          setFact('');
          setSays('');
          say(done, () =>
            edit.mutateAsync({
              id: session.id,
              version: changed.version,
              change: { disclosed: session.disclosed },
            }),
          );
        },
      },
    );
  };
  const question = view.allQuestions.find(({ id }) => id === questionId);
  return (
    <>
      <h3>{t('sessions.disclosed')}</h3>
      <p className="mute small">
        {session.disclosed.length === 0 ? t('sessions.disclosedNone') : t('sessions.disclosedWhy')}
      </p>
      <ul className="lines">
        {session.disclosed.map((each, i) => {
          const back = view.disclosed.find(
            (one) => one.sessionId === session.id && one.index === i,
          );
          const about = view.allQuestions.find(({ id }) => id === each.questionId);
          return (
            <li key={i}>
              <q dir="auto">{each.fact}</q>{' '}
              <span className="small mute">
                {t('sessions.toldBy', { name: each.by, when: whenWords(each.at, words.language) })}
                {about === undefined
                  ? ''
                  : ` · ${about.ref}${each.says == null ? '' : `: ${each.says}`}`}
              </span>{' '}
              {(back?.repeated.length ?? 0) > 0 && (
                <span className="pill unknown">
                  {t('sessions.cameBack', { count: back?.repeated.length ?? 0 })}
                </span>
              )}
              {(back?.perhaps.length ?? 0) > 0 && (
                <span className="pill unknown">
                  {t('sessions.mayHaveComeBack', { count: back?.perhaps.length ?? 0 })}
                </span>
              )}
              <button
                type="button"
                className="icon-button"
                aria-label={t('sessions.forget', { fact: each.fact })}
                title={t('sessions.forget', { fact: each.fact })}
                onClick={() =>
                  change(
                    session.disclosed.filter((_, k) => k !== i),
                    t('sessions.changed'),
                  )
                }
              >
                <Trash2 size={14} aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
      {writing ? (
        <form
          className="form-grid"
          onSubmit={(event) => {
            event.preventDefault();
            const moment = new Date(at === '' ? Date.now() : at).toISOString() as Instant;
            change(
              [
                ...session.disclosed,
                {
                  fact: fact.trim(),
                  at: moment,
                  by: me.data?.name ?? '?',
                  questionId: question?.id ?? null,
                  says: says.trim() === '' ? null : says.trim(),
                },
              ],
              t('sessions.toldKept'),
            );
          }}
        >
          <div className="field">
            <label htmlFor={`fact-${session.id}`}>{t('sessions.fact')}</label>
            <input
              id={`fact-${session.id}`}
              dir="auto"
              required
              value={fact}
              onChange={(event) => setFact(event.target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor={`at-${session.id}`}>{t('sessions.when')}</label>
            <input
              id={`at-${session.id}`}
              type="datetime-local"
              value={at}
              onChange={(event) => setAt(event.target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor={`about-${session.id}`}>{t('sessions.speaksTo')}</label>
            <select
              id={`about-${session.id}`}
              value={questionId}
              onChange={(event) => setQuestionId(event.target.value)}
            >
              <option value="">{t('sessions.noQuestion')}</option>
              {view.allQuestions.map(({ id, ref, text }) => (
                <option key={id} value={id}>
                  {ref} {text}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={`says-${session.id}`}>{t('sessions.says')}</label>
            <input
              id={`says-${session.id}`}
              dir="auto"
              value={says}
              disabled={question === undefined}
              onChange={(event) => setSays(event.target.value)}
            />
            <span className="hint">{t('sessions.saysHint')}</span>
          </div>
          <div className="sheet-actions">
            <button type="button" className="button" onClick={() => setWriting(false)}>
              {t('form.cancel')}
            </button>
            <button type="submit" className="button primary" disabled={fact.trim() === ''}>
              {t('form.save')}
            </button>
          </div>
          <Refusal error={edit.error} />
        </form>
      ) : (
        <button type="button" className="button small" onClick={() => setWriting(true)}>
          <Plus size={14} aria-hidden />
          {t('sessions.tell')}
        </button>
      )}
    </>
  );
}
