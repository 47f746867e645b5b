/*
 * The person has talked with a witness more than once and prepares to do so again: what was said when, what
 * differs, what may explain it, what was put and what not – and what to ask next without leading. It
 * worked when they go into the next interview with a sheet that gives nothing away, and when no difference
 * has turned into a verdict on the way.
 */
import { Link, Navigate, useParams, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { formatTime } from '#claims/format-value.ts';
import type { AccountRow, AccountView } from '#server/views.ts';
import { DocumentLink } from '../parts/document-link.tsx';
import { Waiting } from '../parts/refusal.tsx';
import { ToScreen } from '../parts/to-screen.tsx';
import { useWords } from '../words/words.ts';
import { Compare } from './compare.tsx';
import { InterviewSheetView } from './interview-sheet.tsx';
import { useAccount, useAccounts } from './queries.ts';
import { SessionForm } from './session-form.tsx';
import { SessionRecords } from './session-records.tsx';
import type { AccountPart, SessionsSearch } from './sessions-search.ts';
import './sessions.css';

export function Sessions() {
  const t = useWords();
  const { caseId, source: name } = useParams({ strict: false }) as {
    caseId: string;
    source?: string;
  };
  const rows = useAccounts(caseId);
  const all = rows.data;
  const shown = all?.find(({ source }) => source.pseudonym === name || source.id === name);
  const view = useAccount(shown?.source.id);
  if (all === undefined) return <Waiting error={rows.error} />;
  const [first] = all;
  if (first === undefined) {
    return (
      <div className="empty">
        <strong>{t('sessions.none')}</strong>
        <span>{t('sessions.noneWhy')}</span>
        <ToScreen caseId={caseId} screen="inbox" />
      </div>
    );
  }
  if (name === undefined) {
    return (
      <Navigate
        to="/case/$caseId/sessions/$source"
        params={{ caseId, source: first.source.pseudonym }}
        replace
      />
    );
  }
  return (
    <div className="sessions">
      <Witnesses caseId={caseId} rows={all} shown={shown?.source.id} />
      {shown === undefined ? (
        <div className="empty" role="alert">
          <strong>{t('waiting.gone')}</strong>
          <span>{t('sessions.noSuch', { name })}</span>
        </div>
      ) : view.data === undefined ? (
        <Waiting error={view.error} />
      ) : (
        <Account key={view.data.source.id} caseId={caseId} view={view.data} />
      )}
    </div>
  );
}

/** Who has told us something; those with sessions first. */
function Witnesses(props: {
  readonly caseId: string;
  readonly rows: readonly AccountRow[];
  readonly shown: string | undefined;
}) {
  const t = useWords();
  const [text, setText] = useState('');
  const wanted = text.toLowerCase().trim();
  const rows = props.rows.filter(({ source }) =>
    `${source.pseudonym} ${source.cell ?? ''}`.toLowerCase().includes(wanted),
  );
  return (
    <nav className="witnesses" aria-label={t('sessions.witnesses')}>
      <label className="unseen" htmlFor="witness-filter">
        {t('sessions.filter')}
      </label>
      <input
        id="witness-filter"
        type="search"
        className="input"
        placeholder={t('sessions.filter')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul>
        {rows.map((row) => (
          <li key={row.source.id}>
            <Link
              to="/case/$caseId/sessions/$source"
              params={{ caseId: props.caseId, source: row.source.pseudonym }}
              className={row.source.id === props.shown ? 'on' : ''}
              aria-current={row.source.id === props.shown ? 'page' : undefined}
            >
              <bdi className="strong">{row.source.pseudonym}</bdi>
              <span className="small mute">
                {row.sessions > 0
                  ? t('sessions.sessions', { count: row.sessions })
                  : t('sessions.tellings', { count: row.tellings })}
              </span>
              {row.notPut > 0 && (
                <span
                  className="pill unknown"
                  title={t('sessions.notPutWhy', { count: row.notPut })}
                >
                  {row.notPut}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Account({ caseId, view }: { readonly caseId: string; readonly view: AccountView }) {
  const t = useWords();
  const search = useSearch({ strict: false }) as SessionsSearch;
  const [adding, setAdding] = useState(false);
  const part: AccountPart = search.show ?? 'compare';
  const { source } = view;
  const met = [
    source.firstContact === null
      ? ''
      : t('sessions.firstContact', {
          when: formatTime(source.firstContact.from, source.firstContact.to),
        }),
    source.howMet ?? '',
  ].filter(Boolean);
  return (
    <section className="account" aria-labelledby="account-title">
      <header className="account-head">
        <div>
          <h1 id="account-title">
            <bdi>{source.pseudonym}</bdi>
          </h1>
          <p className="mute small" dir="auto">
            {met.length === 0 ? t('sessions.howMetUnknown') : met.join(' · ')}{' '}
            <Link
              className="link"
              to="/case/$caseId/sources"
              params={{ caseId }}
              search={{ source: source.id }}
            >
              {t('sessions.file')}
            </Link>
          </p>
        </div>
        <button type="button" className="button" onClick={() => setAdding(true)}>
          <Plus size={15} aria-hidden />
          {t('sessions.add')}
        </button>
      </header>
      <nav className="account-parts" aria-label={t('sessions.parts')}>
        {(['compare', 'record', 'sheet'] as const).map((each) => (
          <Link
            key={each}
            to="/case/$caseId/sessions/$source"
            params={{ caseId, source: source.pseudonym }}
            search={each === 'compare' ? {} : { show: each }}
            className={each === part ? 'on' : ''}
            activeProps={{}}
            aria-current={each === part ? 'page' : undefined}
          >
            {t(`sessions.part.${each}`)}
          </Link>
        ))}
      </nav>
      <div className="account-body">
        {part === 'compare' ? (
          <>
            <Compare caseId={caseId} view={view} wanted={search.claim ?? null} />
            <Controls caseId={caseId} view={view} />
            <Biography caseId={caseId} view={view} />
          </>
        ) : part === 'record' ? (
          <SessionRecords caseId={caseId} view={view} wanted={search.session ?? null} />
        ) : (
          <InterviewSheetView caseId={caseId} view={view} />
        )}
      </div>
      {adding && <SessionForm caseId={caseId} view={view} onClose={() => setAdding(false)} />}
    </section>
  );
}

/** What the desk knew beforehand, and what the witness said. */
function Controls({ caseId, view }: { readonly caseId: string; readonly view: AccountView }) {
  const t = useWords();
  const { controls } = view;
  const agree = controls.filter((one) => one.agrees).length;
  return (
    <section className="block" aria-labelledby="controls-title">
      <h2 id="controls-title">{t('sessions.controls')}</h2>
      {controls.length === 0 ? (
        <p className="mute">{t('sessions.controlsNone')}</p>
      ) : (
        <>
          <p className="mute small">
            {t('sessions.controlsSum', { agree, count: controls.length })}
          </p>
          <div className="frame" tabIndex={0} role="group" aria-label={t('sessions.controls')}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('sessions.question')}</th>
                  <th scope="col">{t('sessions.said')}</th>
                  <th scope="col">{t('sessions.known')}</th>
                  <th scope="col">{t('sessions.since')}</th>
                  <th scope="col">{t('sessions.together')}</th>
                </tr>
              </thead>
              <tbody>
                {controls.map((one) => (
                  <tr key={one.claimId}>
                    <th scope="row">
                      <QuestionName caseId={caseId} view={view} id={one.questionId} />
                    </th>
                    <td>
                      <bdi>{one.said}</bdi>{' '}
                      <Where caseId={caseId} view={view} claimId={one.claimId} />
                    </td>
                    <td>
                      <bdi>{one.known}</bdi>
                      <div className="small mute" dir="auto">
                        {one.evidence}
                      </div>
                    </td>
                    <td className="nowrap">{one.knownSince}</td>
                    <td>{one.agrees ? t('sessions.agrees') : t('sessions.differs')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {view.reliability.length > 0 && (
        <p className="small mute">
          {t('sessions.reliability')}{' '}
          {view.reliability
            .map(
              (one) =>
                `${t(`role.${one.role}`)}, ${one.topic}: ${one.letter} (${Math.round(one.low * 100)}–${Math.round(one.high * 100)} %)`,
            )
            .join(' · ')}
        </p>
      )}
    </section>
  );
}

function Biography({ caseId, view }: { readonly caseId: string; readonly view: AccountView }) {
  const t = useWords();
  return (
    <section className="block" aria-labelledby="biography-title">
      <h2 id="biography-title">{t('sessions.biography')}</h2>
      {view.biography.length === 0 ? (
        <p className="mute">{t('sessions.biographyNone')}</p>
      ) : (
        <ul className="lines">
          {view.biography.map(({ questionId, claimId }) => (
            <li key={claimId}>
              <QuestionName caseId={caseId} view={view} id={questionId} />{' '}
              <q dir="auto">{view.claims.find(({ id }) => id === claimId)?.quote}</q>{' '}
              <Where caseId={caseId} view={view} claimId={claimId} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** "Q-018 How many men …": opens the question. */
export function QuestionName(props: {
  readonly caseId: string;
  readonly view: AccountView;
  readonly id: string;
}) {
  const question = props.view.questions.find(({ id }) => id === props.id);
  if (question === undefined) return null;
  return (
    <>
      <Link
        className="link ref"
        to="/case/$caseId/questions/$question"
        params={{ caseId: props.caseId, question: question.ref }}
      >
        {question.ref}
      </Link>{' '}
      <span dir="auto">{question.text}</span>
    </>
  );
}

/** "#14": opens the document where the words stand. */
export function Where(props: {
  readonly caseId: string;
  readonly view: AccountView;
  readonly claimId: string | null;
}) {
  const claim = props.view.claims.find(({ id }) => id === props.claimId);
  if (claim === undefined || claim.documentId === null) return null;
  return (
    <DocumentLink
      caseId={props.caseId}
      document={props.view.documents.find(({ id }) => id === claim.documentId)}
      claimId={claim.id}
    />
  );
}
