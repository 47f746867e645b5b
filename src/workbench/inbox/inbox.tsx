/*
 * The person has files in hand and wants them kept and read: nothing lost, told what was not understood, and led to
 * what only they can decide. It worked when each file stands in the list with what became of it, line by line, and
 * nothing waits above it.
 */
import { useParams, useSearch } from '@tanstack/react-router';
import { Download, FileUp, Redo2, RotateCcw, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ImportView } from '#server/views.ts';
import { foundPlace } from '../parts/found-place.ts';
import { Refusal, Waiting } from '../parts/refusal.tsx';
import { whenWords } from '../parts/when.ts';
import { queryClient, useCase, useImports, useRestoreImport, useUndoImport } from '../queries.ts';
import { useKeys } from '../shell/keys.ts';
import { say } from '../shell/toasts.tsx';
import { useWords, words } from '../words/words.ts';
import { DecisionsPanel } from './decisions.tsx';
import { chosenFiles, type DroppedFile, droppedFiles } from './dropped-files.ts';
import { FileProgress, stopImport } from './file-progress.tsx';
import { MappingWizard } from './mapping-wizard.tsx';
import { isProblem, problemFirst } from './problem-first.ts';
import { progressOf, sizeWords } from './progress.ts';
import { type ReadChoices, takeIn, useReadAgain } from './queries.ts';
import { ReadChoicesFields } from './read-choices.tsx';
import './inbox.css';

export function InboxScreen() {
  const t = useWords();
  const { caseId } = useParams({ from: '/case/$caseId/inbox' });
  const { import: wanted, file } = useSearch({ from: '/case/$caseId/inbox' });
  const imports = useImports(caseId);
  if (imports.data === undefined) return <Waiting error={imports.error} />;
  return (
    <div className="inbox">
      <h1>{t('inbox.title')}</h1>
      <Drop caseId={caseId} />
      <DecisionsPanel caseId={caseId} expected={imports.data.some(isDone)} />
      {imports.data.length === 0 ? (
        <div className="empty">
          <strong>{t('inbox.none')}</strong>
          <span>{t('inbox.noneWhy')}</span>
        </div>
      ) : (
        <ul className="import-list">
          {problemFirst(imports.data).map((each) => (
            <ImportItem
              key={each.import.id}
              view={each}
              found={each.import.id === wanted}
              file={file ?? null}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

/** Who handed files over, when nobody said. */
const NOT_STATED = 'not stated';

interface Run {
  readonly began: number;
  readonly now: number;
  readonly done: readonly number[];
  readonly all: readonly number[];
}

function Drop({ caseId }: { readonly caseId: string }) {
  const t = useWords();
  const zone = useCase(caseId).data?.case.zone ?? 'UTC';
  const picker = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const stop = useRef(false);
  /** The file that is under way, by the name the server knows it under. */
  const [underWay, setUnderWay] = useState<{ path: string; ticket: string } | null>(null);
  const [over, setOver] = useState(false);
  const [files, setFiles] = useState<readonly DroppedFile[]>([]);
  const [from, setFrom] = useState('');
  const [channel, setChannel] = useState('');
  const [choices, setChoices] = useState<ReadChoices>({});
  const [run, setRun] = useState<Run | null>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [mapping, setMapping] = useState(false);
  const size = files.reduce((sum, { file }) => sum + file.size, 0);
  const fields = useRef<HTMLInputElement>(null);
  const some = files.length > 0;
  // What was chosen is under the hand at once: who handed it over is asked first.
  useEffect(() => {
    if (some) fields.current?.focus();
  }, [some]);
  useKeys({ o: () => picker.current?.click(), f: () => folder.current?.click() });
  const only = files.length === 1 ? files[0]?.file : undefined;
  const isSheet = only !== undefined && /\.(?:csv|tsv|xlsx|ods|txt)$/i.test(only.name);
  const add = (more: readonly DroppedFile[]): void => {
    setRefused([]);
    setFiles((before) => [
      ...before,
      ...more.filter(({ path }) => !before.some((each) => each.path === path)),
    ]);
  };
  const send = async (savedMapping?: string): Promise<void> => {
    stop.current = false;
    setMapping(false);
    setRefused([]);
    const all = files.map(({ file }) => file.size);
    const began = performance.now();
    const done: number[] = [];
    const show = (): void => setRun({ began, now: performance.now(), done: [...done], all });
    show();
    const ticking = setInterval(show, 500);
    const failed: string[] = [];
    let last: ImportView | null = null;
    // As on the terminal: who did not say may say so later, by naming who is asked for above the list.
    const given = {
      from: from.trim() === '' ? NOT_STATED : from.trim(),
      channel: channel.trim() === '' ? 'file' : channel.trim(),
    };
    const problems: string[] = [];
    for (const each of files) {
      if (stop.current) break;
      const ticket = crypto.randomUUID();
      setUnderWay({ path: each.path, ticket });
      try {
        last = await takeIn(
          caseId,
          each.file,
          savedMapping === undefined ? given : { ...given, mapping: savedMapping },
          choices,
          ticket,
        );
        if (isProblem(last)) problems.push(last.fileName);
        setFiles((before) => before.filter((one) => one !== each));
      } catch (error) {
        failed.push(t('intake.refused', { name: each.path, why: (error as Error).message }));
      }
      done.push(each.file.size);
      show();
      await queryClient.invalidateQueries({ queryKey: ['imports', caseId] });
    }
    clearInterval(ticking);
    setUnderWay(null);
    setRun(null);
    setRefused(failed);
    const taken = done.length - failed.length;
    if (stop.current) {
      say(t('intake.stopped', { done: taken, left: files.length - done.length }));
    } else if (done.length === 1 && last !== null) {
      say(
        last.alreadyThere
          ? t('inbox.already', { name: last.fileName })
          : [
              t('inbox.imported', {
                name: last.fileName,
                documents: last.import.counts.documents,
                claims: last.import.counts.claims,
              }),
              ...(problems.length === 0
                ? []
                : [t('import.rowErrors', { count: last.import.counts.rowErrors })]),
            ].join(' '),
      );
    } else say([t('intake.done', { count: taken }), problemWords(t, problems)].join(' ').trim());
    await queryClient.invalidateQueries();
  };
  const progress = run === null ? null : progressOf(run.done, run.all, run.now - run.began);
  return (
    <>
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
          void droppedFiles(event.dataTransfer).then(add);
        }}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <FileUp size={26} strokeWidth={1.5} aria-hidden />
        <p>
          {t('intake.drop')}{' '}
          <button type="button" className="link" onClick={() => picker.current?.click()}>
            {t('intake.choose')}
          </button>{' '}
          ·{' '}
          <button type="button" className="link" onClick={() => folder.current?.click()}>
            {t('intake.chooseFolder')}
          </button>
        </p>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={t('intake.choose')}
          onChange={(event) => add(chosenFiles(event.target.files))}
        />
        <input
          ref={folder}
          type="file"
          hidden
          aria-label={t('intake.chooseFolder')}
          {...{ webkitdirectory: '' }}
          onChange={(event) => add(chosenFiles(event.target.files))}
        />
        {files.length === 0 ? (
          <p className="hint">{t('intake.formats')}</p>
        ) : (
          <>
            <p className="small">
              {t('intake.files', { count: files.length, size: sizeWords(size, words.language) })}
            </p>
            <ul className="file-list small">
              {files.slice(0, 8).map(({ path }) => (
                <li key={path}>
                  <bdi className="strong">{path}</bdi>
                  {run !== null && (
                    <FileProgress
                      caseId={caseId}
                      ticket={underWay?.path === path ? underWay.ticket : null}
                    />
                  )}
                </li>
              ))}
              {files.length > 8 && <li>{t('intake.more', { count: files.length - 8 })}</li>}
            </ul>
          </>
        )}
        {files.length > 0 && (
          <div className="drop-fields">
            <div className="two">
              <div className="field">
                <label htmlFor="import-from">{t('inbox.from')}</label>
                <input
                  ref={fields}
                  id="import-from"
                  value={from}
                  placeholder={t('inbox.fromHint')}
                  onChange={(event) => setFrom(event.target.value)}
                />
                <span className="hint">{t('inbox.fromWhy')}</span>
              </div>
              <div className="field">
                <label htmlFor="import-channel">{t('inbox.channel')}</label>
                <input
                  id="import-channel"
                  value={channel}
                  placeholder={t('inbox.channelHint')}
                  onChange={(event) => setChannel(event.target.value)}
                />
                <span className="hint">{t('inbox.channelWhy')}</span>
              </div>
            </div>
            <details className="more-fields">
              <summary>{t('intake.options')}</summary>
              <ReadChoicesFields value={choices} onChange={setChoices} />
            </details>
            {run !== null && progress !== null && (
              <div className="progress-line">
                <progress max={1} value={progress.share} aria-label={t('intake.progressLabel')} />
                <span className="small" role="status">
                  {t('intake.progress', {
                    done: run.done.length,
                    all: run.all.length,
                    rate: progress.rate === null ? '–' : sizeWords(progress.rate, words.language),
                    left:
                      progress.left === null
                        ? t('intake.leftUnknown')
                        : t('intake.left', { time: timeWords(progress.left) }),
                  })}
                </span>
              </div>
            )}
            <div className="sheet-actions">
              {isSheet && run === null && (
                <button type="button" className="button" onClick={() => setMapping(true)}>
                  {t('intake.map')}
                </button>
              )}
              {run === null ? (
                <button
                  type="button"
                  className="button"
                  onClick={() => {
                    setFiles([]);
                    setRefused([]);
                  }}
                >
                  {t('form.cancel')}
                </button>
              ) : (
                <>
                  <button
                    type="button"
                    className="button"
                    title={t('intake.stopNowWhy')}
                    disabled={underWay === null}
                    onClick={() => {
                      stop.current = true;
                      if (underWay !== null) void stopImport(caseId, underWay.ticket);
                    }}
                  >
                    {t('intake.stopNow')}
                  </button>
                  <button type="button" className="button" onClick={() => (stop.current = true)}>
                    {t('intake.stop')}
                  </button>
                </>
              )}
              <button className="button primary" disabled={run !== null}>
                {run === null
                  ? t('inbox.take')
                  : t('inbox.working', { done: run.done.length, all: run.all.length })}
              </button>
            </div>
          </div>
        )}
        {refused.length > 0 && (
          <ul role="alert" className="note-list small">
            {refused.map((line) => (
              <li key={line} className="doubt">
                {line}
              </li>
            ))}
          </ul>
        )}
      </form>
      {mapping && only !== undefined && (
        <MappingWizard
          caseId={caseId}
          zone={zone}
          file={only}
          onReady={(name) => void send(name)}
          onCancel={() => setMapping(false)}
        />
      )}
    </>
  );

  function timeWords(seconds: number): string {
    return seconds < 90
      ? t('intake.seconds', { count: Math.max(1, Math.round(seconds)) })
      : t('intake.minutes', { count: Math.round(seconds / 60) });
  }
}

/** Which of the files that were taken in have a problem: the first by name. */
function problemWords(t: ReturnType<typeof useWords>, names: readonly string[]): string {
  const [name] = names;
  if (name === undefined) return '';
  return names.length === 1
    ? t('intake.problem', { name })
    : t('intake.problems', { name, count: names.length - 1 });
}

const isDone = ({ import: { status } }: ImportView): boolean => status === 'done';

/** What went with an import, and what of it stays because another file has it too. */
function takenOutWords(
  t: ReturnType<typeof useWords>,
  { removed, claims, stay }: { removed: number; claims: number; stay: number },
): string {
  return [
    t('import.undoneSaid', { count: removed }),
    ...(claims === 0 ? [] : [t('import.claimsSaid', { count: claims })]),
    ...(stay === 0 ? [] : [t('import.staySaid', { count: stay })]),
  ].join(' ');
}

function ImportItem(props: {
  readonly view: ImportView;
  readonly found: boolean;
  /** The file in it that was looked for. */
  readonly file: string | null;
}) {
  const { view, found, file } = props;
  const t = useWords();
  const undo = useUndoImport();
  const restore = useRestoreImport();
  const [again, setAgain] = useState(false);
  const { counts, status, format, finishedAt, id } = view.import;
  const doubts = view.notes.filter((note) => note.level !== 'info');
  return (
    <li className={`import ${status}`} {...foundPlace(found)}>
      <div className="import-head">
        <bdi className="strong">{view.fileName}</bdi>
        <span className="pill">{format}</span>
        {status !== 'done' && <span className="pill against">{t(`import.${status}`)}</span>}
        <span className="mute small import-when">{whenWords(finishedAt, words.language)}</span>
        {status !== 'undone' && (
          <button type="button" className="button small quiet" onClick={() => setAgain(!again)}>
            <RotateCcw size={13} aria-hidden />
            {t('intake.readAgain')}
          </button>
        )}
        {status === 'done' && (
          <button
            type="button"
            className="button small quiet"
            disabled={undo.isPending}
            onClick={() =>
              undo.mutate(id, {
                onSuccess: (did) => say(takenOutWords(t, did), () => restore.mutateAsync(id)),
              })
            }
          >
            <Undo2 size={13} aria-hidden />
            {t('import.undo')}
          </button>
        )}
        {status === 'undone' && (
          <button
            type="button"
            className="button small quiet"
            disabled={restore.isPending}
            onClick={() =>
              restore.mutate(id, {
                onSuccess: ({ documents }) =>
                  say(t('import.restoredSaid', { count: documents }), () => undo.mutateAsync(id)),
              })
            }
          >
            <Redo2 size={13} aria-hidden />
            {t('import.restore')}
          </button>
        )}
      </div>
      {found && file !== null && file !== view.fileName && (
        <p className="small">
          {t('import.holds')} <bdi className="strong">{file}</bdi>
        </p>
      )}
      <p className="small">
        {t('count.documents', { count: counts.documents })}
        {counts.claims > 0 && ` · ${t('import.withIt', { count: counts.claims })}`}
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
          <a className="button small" href={`/api/imports/${id}/errors.csv`} download>
            <Download size={13} aria-hidden />
            {t('intake.saveErrors')}
          </a>
        </details>
      )}
      {again && <ReadAgain view={view} onDone={() => setAgain(false)} />}
      <Refusal error={undo.error ?? restore.error} />
    </li>
  );
}

/** The same original, read with other choices. */
function ReadAgain({ view, onDone }: { readonly view: ImportView; readonly onDone: () => void }) {
  const t = useWords();
  const read = useReadAgain();
  const { options } = view.import;
  const [choices, setChoices] = useState<ReadChoices>({
    ...(options.zone === undefined ? {} : { zone: options.zone }),
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    ...(options.language === undefined ? {} : { language: options.language }),
    ...(options.dayFirst === undefined ? {} : { dayFirst: options.dayFirst }),
    ...(options.repair === undefined ? {} : { repair: options.repair }),
  });
  return (
    <form
      className="read-again"
      aria-label={t('intake.readAgainTitle', { name: view.fileName })}
      onSubmit={(event) => {
        event.preventDefault();
        read.mutate(
          { id: view.import.id, ...choices },
          {
            onSuccess: ({ view: made, kept, lost }) => {
              const said = t('intake.readAgainSaid', {
                documents: t('count.documents', { count: made.import.counts.documents }),
                kept,
              });
              say(lost === 0 ? said : `${said} ${t('intake.readAgainLost', { count: lost })}`);
              onDone();
            },
          },
        );
      }}
    >
      <p className="hint">{t('intake.readAgainWhy')}</p>
      <ReadChoicesFields value={choices} onChange={setChoices} />
      <Refusal error={read.error} />
      <div className="sheet-actions">
        <button type="button" className="button" onClick={onDone}>
          {t('form.cancel')}
        </button>
        <button className="button primary" disabled={read.isPending}>
          {t('intake.readAgainGo')}
        </button>
      </div>
    </form>
  );
}
