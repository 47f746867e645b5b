/*
 * The person has a file in hand and wants it kept and read: nothing lost, and told what was not
 * understood. It worked when the file stands in the list with what became of it, line by line.
 */
import { useParams } from '@tanstack/react-router';
import { FileUp, Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ImportView } from '#server/views.ts';
import { Refusal, Waiting } from '../parts/refusal.tsx';
import { whenWords } from '../parts/when.ts';
import { useImportFile, useImports, useUndoImport } from '../queries.ts';
import { say } from '../shell/toasts.tsx';
import { useWords, words } from '../words/words.ts';
import './inbox.css';

export function InboxScreen() {
  const t = useWords();
  const { caseId } = useParams({ from: '/case/$caseId/inbox' });
  const imports = useImports(caseId);
  if (imports.data === undefined) return <Waiting error={imports.error} />;
  return (
    <div className="inbox">
      <h1>{t('inbox.title')}</h1>
      <Drop caseId={caseId} />
      {imports.data.length === 0 ? (
        <div className="empty">
          <strong>{t('inbox.none')}</strong>
          <span>{t('inbox.noneWhy')}</span>
        </div>
      ) : (
        <ul className="import-list">
          {imports.data.map((each) => (
            <ImportItem key={each.import.id} view={each} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Drop({ caseId }: { readonly caseId: string }) {
  const t = useWords();
  const add = useImportFile(caseId);
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [from, setFrom] = useState('');
  const [channel, setChannel] = useState('');
  const [done, setDone] = useState(0);
  const send = async (): Promise<void> => {
    setDone(0);
    for (const file of files) {
      const made = await add.mutateAsync({ file, from: from.trim(), channel: channel.trim() });
      setDone((before) => before + 1);
      setFiles((before) => before.filter((each) => each !== file));
      say(
        made.alreadyThere
          ? t('inbox.already', { name: made.fileName })
          : t('inbox.imported', {
              name: made.fileName,
              documents: made.import.counts.documents,
              claims: made.import.counts.claims,
            }),
      );
    }
  };
  return (
    <form
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        setFiles([...event.dataTransfer.files]);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        // What went wrong is shown below; files that were not taken stay in the list.
        send().catch(() => undefined);
      }}
    >
      <FileUp size={26} strokeWidth={1.5} aria-hidden />
      <p>
        {files.length === 0 ? (
          <>
            {t('inbox.drop')}{' '}
            <button type="button" className="link" onClick={() => picker.current?.click()}>
              {t('inbox.choose')}
            </button>
          </>
        ) : (
          <bdi className="strong">{files.map((file) => file.name).join(', ')}</bdi>
        )}
      </p>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('inbox.choose')}
        onChange={(event) => setFiles([...(event.target.files ?? [])])}
      />
      <p className="hint">{t('inbox.formats')}</p>
      {files.length > 0 && (
        <div className="drop-fields">
          <div className="field">
            <label htmlFor="import-from">{t('inbox.from')}</label>
            <input
              id="import-from"
              value={from}
              placeholder={t('inbox.fromHint')}
              onChange={(event) => setFrom(event.target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor="import-channel">{t('inbox.channel')}</label>
            <input
              id="import-channel"
              value={channel}
              placeholder={t('inbox.channelHint')}
              onChange={(event) => setChannel(event.target.value)}
            />
          </div>
          <div className="sheet-actions">
            <button
              type="button"
              className="button"
              disabled={add.isPending}
              onClick={() => {
                add.reset();
                setFiles([]);
              }}
            >
              {t('form.cancel')}
            </button>
            <button
              className="button primary"
              disabled={add.isPending || from.trim() === '' || channel.trim() === ''}
            >
              {add.isPending
                ? t('inbox.working', { done, all: done + files.length })
                : t('inbox.take')}
            </button>
          </div>
        </div>
      )}
      <Refusal error={add.error} />
    </form>
  );
}

function ImportItem({ view }: { readonly view: ImportView }) {
  const t = useWords();
  const undo = useUndoImport();
  const { counts, status, format, finishedAt, id } = view.import;
  const doubts = view.notes.filter((note) => note.level !== 'info');
  return (
    <li className={`import ${status}`}>
      <div className="import-head">
        <bdi className="strong">{view.fileName}</bdi>
        <span className="pill">{format}</span>
        {status !== 'done' && <span className="pill against">{t(`import.${status}`)}</span>}
        <span className="mute small import-when">{whenWords(finishedAt, words.language)}</span>
        {status === 'done' && (
          <button
            type="button"
            className="button small quiet"
            disabled={undo.isPending}
            onClick={() =>
              undo.mutate(id, {
                onSuccess: ({ removed }) => say(t('import.undoneSaid', { count: removed })),
              })
            }
          >
            <Undo2 size={13} aria-hidden />
            {t('import.undo')}
          </button>
        )}
      </div>
      <p className="small">
        {t('count.documents', { count: counts.documents })} ·{' '}
        {t('count.claims', { count: counts.claims })}
        {counts.rowErrors > 0 && (
          <span className="doubt"> · {t('import.rowErrors', { count: counts.rowErrors })}</span>
        )}
      </p>
      {(view.notes.length > 0 || view.rowErrors.length > 0) && (
        <details>
          <summary className="small mute">
            {doubts.length + view.rowErrors.length > 0
              ? t('import.look', { count: doubts.length + view.rowErrors.length })
              : t('import.notes', { count: view.notes.length })}
          </summary>
          <ul className="note-list small">
            {view.rowErrors.map((error, i) => (
              <li key={`row ${i}`} className="doubt">
                {error.line > 0 && <b>{t('import.line', { line: error.line })} </b>}
                {error.text}
              </li>
            ))}
            {view.notes.map((note, i) => (
              <li key={`note ${i}`} className={note.level === 'info' ? '' : 'doubt'}>
                {note.lines.length > 0 && (
                  <b>{t('import.line', { line: note.lines.slice(0, 8).join(', ') })} </b>
                )}
                {note.text}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Refusal error={undo.error} />
    </li>
  );
}
