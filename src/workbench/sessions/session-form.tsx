/** A session as it was held; choosing its transcript fills in what was asked, with a first guess of the kind. */
import { useState } from 'react';
import type { SourceId, DocumentId } from '#terms/ids.ts';
import type { Session } from '#terms/source.ts';
import type { AccountView, SessionEdit } from '#server/views.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useDocuments } from '../queries.ts';
import { say } from '../shell/toasts.tsx';
import { useWords } from '../words/words.ts';
import { useAddSession, useEditSession, useRemoveSession, useTranscript } from './queries.ts';

export function SessionForm(props: {
  readonly caseId: string;
  readonly view: AccountView;
  readonly session?: Session;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const { view, session } = props;
  const add = useAddSession(props.caseId);
  const edit = useEditSession();
  const remove = useRemoveSession();
  const documents = useDocuments(props.caseId).data ?? [];
  const [number, setNumber] = useState(
    session?.number ?? Math.max(0, ...view.sessions.map((one) => one.number)) + 1,
  );
  const [held, setHeld] = useState(session?.held.from?.slice(0, 10) ?? '');
  const [place, setPlace] = useState(session?.place ?? '');
  const [interpreter, setInterpreter] = useState<string>(session?.interpreter ?? '');
  const [documentId, setDocumentId] = useState<string>(session?.documentIds[0] ?? '');
  const chosen = documentId === '' ? null : documentId;
  const transcript = useTranscript(chosen);
  const known = session !== undefined && session.documentIds.includes(documentId as DocumentId);
  const questions =
    known || chosen === null ? (session?.questions ?? []) : (transcript.data?.questions ?? []);
  const kept = (session?.documentIds ?? []).slice(1);
  const draft = (): SessionEdit => ({
    sourceId: view.source.id,
    number,
    held:
      session !== undefined && session.held.from?.slice(0, 10) === held
        ? session.held
        : { from: held, to: held, stated: held, zone: null },
    place: place.trim() === '' ? null : place.trim(),
    interpreter: interpreter === '' ? null : (interpreter as SourceId),
    questions,
    documentIds:
      chosen === null ? kept : [chosen as DocumentId, ...kept.filter((id) => id !== chosen)],
    disclosed: session?.disclosed ?? [],
  });
  const save = (): void => {
    if (session === undefined) {
      add.mutate(draft(), {
        onSuccess: (made) => {
          props.onClose();
          say(t('sessions.added', { number: made.number }), () =>
            remove.mutateAsync({ id: made.id, version: made.version }),
          );
        },
      });
      return;
    }
    const { number: n, held: h, place: p, interpreter: i, questions: q, documentIds: d } = session;
    edit.mutate(
      { id: session.id, version: session.version, change: draft() },
      {
        onSuccess: (changed) => {
          props.onClose();
          say(t('sessions.changed'), () =>
            edit.mutateAsync({
              id: session.id,
              version: changed.version,
              change: {
                number: n,
                held: h,
                place: p,
                interpreter: i,
                questions: q,
                documentIds: d,
              },
            }),
          );
        },
      },
    );
  };
  return (
    <Sheet
      wide
      title={t(session === undefined ? 'sessions.add' : 'sessions.edit')}
      open
      onClose={props.onClose}
    >
      <form
        className="form-grid two"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div className="field">
          <label htmlFor="session-number">{t('sessions.number')}</label>
          <input
            id="session-number"
            type="number"
            min={1}
            required
            value={number}
            onChange={(event) => setNumber(Number(event.target.value))}
          />
        </div>
        <div className="field">
          <label htmlFor="session-held">{t('sessions.held')}</label>
          <input
            id="session-held"
            type="date"
            required
            value={held}
            onChange={(event) => setHeld(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor="session-place">{t('sessions.place')}</label>
          <input
            id="session-place"
            dir="auto"
            value={place}
            placeholder={t('sessions.placeHint')}
            onChange={(event) => setPlace(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor="session-interpreter">{t('sessions.interpreter')}</label>
          <select
            id="session-interpreter"
            value={interpreter}
            onChange={(event) => setInterpreter(event.target.value)}
          >
            <option value="">{t('sessions.noInterpreter')}</option>
            {view.sources
              .filter(({ id }) => id !== view.source.id)
              .map(({ id, pseudonym }) => (
                <option key={id} value={id}>
                  {pseudonym}
                </option>
              ))}
          </select>
        </div>
        <div className="field wide">
          <label htmlFor="session-document">{t('sessions.transcript')}</label>
          <select
            id="session-document"
            value={documentId}
            onChange={(event) => setDocumentId(event.target.value)}
          >
            <option value="">{t('sessions.noTranscript')}</option>
            {documents
              .filter(({ kind, id }) => (kind !== 'row' && kind !== 'photo') || id === documentId)
              .map((one) => (
                <option key={one.id} value={one.id}>
                  #{one.number} {one.title}
                </option>
              ))}
          </select>
          <span className="hint" role="status">
            {chosen === null
              ? t('sessions.transcriptHint')
              : t('sessions.found', { count: questions.length })}
          </span>
        </div>
        <Refusal error={add.error ?? edit.error} />
        <div className="sheet-actions wide">
          <button type="button" className="button" onClick={props.onClose}>
            {t('form.cancel')}
          </button>
          <button
            type="submit"
            className="button primary"
            disabled={add.isPending || edit.isPending || held === ''}
          >
            {t('form.save')}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
