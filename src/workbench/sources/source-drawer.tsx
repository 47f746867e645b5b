import { Link } from '@tanstack/react-router';
import { Pencil, Plus, Trash2, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Source } from '#terms/source.ts';
import type { NetworkView, SourceFile } from '#server/views.ts';
import { foundPlace } from '../parts/found-place.ts';
import { Waiting } from '../parts/refusal.tsx';
import { languageWords, monthWords, whenWords } from '../parts/when.ts';
import { useWords, words } from '../words/words.ts';
import { ContactCalendar } from './contact-calendar.tsx';
import { useSourceFile } from './queries.ts';
import { RateRow } from './rate-row.tsx';
import { type OpenSheet, RecordSheet, useRemove } from './record-sheets.tsx';
import { SourceSheet } from './source-sheet.tsx';
import { isMeasured, type Tab as TabName, TABS } from './sources-search.ts';

/** The file of one source, part by part. */
export function SourceDrawer(props: {
  readonly id: string;
  readonly caseId: string;
  readonly view: NetworkView;
  readonly tab: TabName;
  /** What of the file the address names. */
  readonly record: string | null;
  readonly onTab: (tab: TabName) => void;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const found = useSourceFile(props.id);
  // As it was when the form opened: what somebody else saves meanwhile must not empty the form.
  const [editing, setEditing] = useState<Source | null>(null);
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  const file = found.data;
  const name = file?.row.source.pseudonym ?? '';
  return (
    <aside className="source-file" aria-label={t('network.file.label', { name })}>
      <header className="file-head">
        {file !== undefined && (
          <div>
            <h2>
              <bdi>{name}</bdi>
            </h2>
            <p className="small mute">{t(`sourceKind.${file.row.source.kind}`)}</p>
          </div>
        )}
        {file !== undefined && (
          <button
            type="button"
            className="button small"
            onClick={() => setEditing(file.row.source)}
          >
            <Pencil size={13} aria-hidden />
            {t('network.file.edit')}
          </button>
        )}
        <button
          type="button"
          className="icon-button"
          aria-label={t('network.file.close')}
          title={t('network.file.close')}
          onClick={props.onClose}
        >
          <X size={17} aria-hidden />
        </button>
      </header>
      {file === undefined ? (
        <Waiting error={found.error} />
      ) : (
        <>
          <Tabs
            className="file-tabs"
            selectedKey={props.tab}
            onSelectionChange={(key) => props.onTab(key as TabName)}
          >
            <TabList aria-label={t('network.file.tabs')}>
              {TABS.map((tab) => (
                <Tab key={tab} id={tab}>
                  {t(`network.file.${tab}`)}
                  {count(file, tab)}
                </Tab>
              ))}
            </TabList>
            <TabPanel id="place">
              <Place {...props} file={file} />
            </TabPanel>
            <TabPanel id="reliability">
              <Reliability file={file} caseId={props.caseId} />
            </TabPanel>
            <TabPanel id="claims">
              <Claims file={file} caseId={props.caseId} />
            </TabPanel>
            <TabPanel id="ties">
              <Ties {...props} file={file} onSheet={setSheet} />
            </TabPanel>
            <TabPanel id="pay">
              <Payments {...props} file={file} onSheet={setSheet} />
            </TabPanel>
            <TabPanel id="contact">
              <ContactPart {...props} file={file} onSheet={setSheet} />
            </TabPanel>
          </Tabs>
          <SourceSheet
            key={(editing ?? file.row.source).version}
            caseId={props.caseId}
            source={editing ?? file.row.source}
            open={editing !== null}
            onClose={() => setEditing(null)}
            onSaved={() => undefined}
          />
          <RecordSheet
            sheet={sheet}
            caseId={props.caseId}
            source={file.row.source}
            view={props.view}
            onClose={() => setSheet(null)}
          />
        </>
      )}
    </aside>
  );
}

function count(file: SourceFile, tab: TabName): ReactNode {
  const n = {
    place: 0,
    reliability: 0,
    claims: file.claims.length,
    ties: file.ties.length,
    pay: file.payments.length,
    contact: file.windows.length,
  }[tab];
  return n === 0 ? null : <span className="tab-count">{n}</span>;
}

function Fact(props: {
  readonly name: string;
  readonly found?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd {...foundPlace(props.found === true)}>{props.children}</dd>
    </>
  );
}

function Place(props: {
  readonly file: SourceFile;
  readonly view: NetworkView;
  readonly caseId: string;
  readonly record: string | null;
  readonly onOpen: (id: string) => void;
}) {
  const t = useWords();
  const { file, view } = props;
  const { source, cohort } = file.row;
  const names = namesOf(view);
  const unknown = <span className="pill unknown dashed">{t('network.file.unknown')}</span>;
  const people = (ids: readonly string[]): ReactNode =>
    ids.length === 0 ? (
      <span className="mute">{t('network.file.none')}</span>
    ) : (
      ids.map((id, i) => (
        <span key={id}>
          {i > 0 && ', '}
          <button type="button" className="link" onClick={() => props.onOpen(id)}>
            <bdi>{names.get(id) ?? id}</bdi>
          </button>
        </span>
      ))
    );
  const reports = file.ties.filter((tie) => tie.tie === 'reports-to' && tie.to.kind === 'source');
  return (
    <>
      <dl className="file-facts">
        <Fact name={t('network.file.where')}>
          {source.tier === null ? unknown : t(`network.tier.t${source.tier as 0}`)}
        </Fact>
        <Fact name={t('network.file.cell')}>
          {source.cell ?? <span className="mute">{t('network.noCell')}</span>}
        </Fact>
        <Fact name={t('network.file.reportsTo')}>
          {people(reports.filter((tie) => tie.from === source.id).map((tie) => tie.to.id))}
        </Fact>
        <Fact name={t('network.file.reportedBy')}>
          {people(
            reports.filter((tie) => tie.to.id === (source.id as string)).map((tie) => tie.from),
          )}
        </Fact>
        <Fact name={t('network.file.first')}>
          {source.firstContact === null
            ? unknown
            : monthWords(source.firstContact.stated, words.language)}
          {cohort !== null && (
            <span className="small mute">
              {' '}
              · {t('network.file.cohort')} {monthWords(cohort, words.language)}
            </span>
          )}
        </Fact>
        <Fact name={t('network.file.howMet')}>
          {source.howMet === null ? unknown : <span dir="auto">{source.howMet}</span>}
        </Fact>
        <Fact name={t('network.file.languages')}>
          {source.languages.length === 0
            ? unknown
            : source.languages.map((one) => languageWords(one, words.language)).join(', ')}
        </Fact>
        <Fact name={t('network.file.status')}>{t(`network.status.${source.status}`)}</Fact>
        <Fact name={t('network.file.risk')}>{t(`risk.${source.riskLimit}`)}</Fact>
        {source.contactRisk != null && (
          <Fact name={t('network.file.riskNow')} found={props.record === 'risk'}>
            {t(`risk.${source.contactRisk.level}`)}
            <span dir="auto">: {source.contactRisk.why}</span>
            <span className="small mute">
              {' '}
              · <bdi>{source.contactRisk.by}</bdi>,{' '}
              {whenWords(source.contactRisk.at, words.language)}
            </span>
          </Fact>
        )}
        <Fact name={t('network.file.consent')}>{t(`network.consent.${source.consent}`)}</Fact>
        {source.handles.length > 0 && (
          <Fact name={t('network.file.handles')}>
            <bdi>{source.handles.join(', ')}</bdi>
          </Fact>
        )}
      </dl>
      <section>
        <h3>{t('network.file.sessions')}</h3>
        {file.sessions.length === 0 ? (
          <p className="mute small">{t('network.file.sessionsNone')}</p>
        ) : (
          <ul className="plain-list">
            {file.sessions.map((one) => (
              <li key={one.id}>
                {t('network.file.session', { number: one.number, held: one.held.stated })}
              </li>
            ))}
          </ul>
        )}
        {file.sessions.length > 0 && (
          <p>
            <Link
              className="link"
              to="/case/$caseId/sessions/$source"
              params={{ caseId: props.caseId, source: source.id }}
            >
              {t('network.file.sessionsLink')}
            </Link>
          </p>
        )}
      </section>
      {file.resale.length > 0 && (
        <section>
          <h3>{t('network.file.resale')}</h3>
          <ul className="plain-list">
            {file.resale.map((one) => (
              <li key={`${one.questionId} ${one.sellers.join()}`} className="small">
                <Link
                  className="link"
                  to="/case/$caseId/chain/$question"
                  params={{ caseId: props.caseId, question: one.ref }}
                >
                  {one.ref}
                </Link>{' '}
                {one.text}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Reliability({ file, caseId }: { readonly file: SourceFile; readonly caseId: string }) {
  const t = useWords();
  const share = (n: number): string => String(Math.round(n * 100) / 100);
  if (!isMeasured(file.row)) {
    return (
      <div className="empty">
        <strong>{t('network.reliability.notMeasured')}</strong>
        <span>{t('network.reliability.notMeasuredWhy')}</span>
      </div>
    );
  }
  return (
    <>
      <div className="rates">
        {file.row.reliability.map((one) => (
          <div key={`${one.role} ${one.topic}`} className="rate-line">
            <span className="grade" title={t(`letter.${one.letter}`)}>
              {one.letter}
            </span>
            <RateRow reliability={one} />
          </div>
        ))}
      </div>
      <p className="small mute">{t('network.reliability.prior')}</p>
      <section>
        <h3>{t('network.reliability.cases')}</h3>
        <p className="small mute">{t('network.reliability.casesWhy')}</p>
        <ul className="case-list">
          {file.cases.map((one) => (
            <li key={`${one.questionId} ${one.role}`}>
              <Link
                className="link"
                to="/case/$caseId/questions/$question"
                params={{ caseId, question: one.ref }}
              >
                {one.ref}
              </Link>
              <div>
                <span dir="auto">{one.text}</span>
                <div className="small mute">
                  {t(`role.${one.role}`)} · {one.topic} ·{' '}
                  {one.said.length === 0
                    ? t('network.reliability.saidNothing')
                    : t('network.reliability.said', { said: one.said.join(', ') })}
                  ; {t('network.reliability.was', { was: one.turnedOut })}
                </div>
              </div>
              <span className="pill">
                {one.wrong > 0 ? t('network.reliability.wrong') : t('network.reliability.right')}
                {one.wrong > 0 && one.wrong < 1
                  ? ` · ${t('network.reliability.share', { share: share(one.wrong) })}`
                  : ''}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Claims({ file, caseId }: { readonly file: SourceFile; readonly caseId: string }) {
  const t = useWords();
  if (file.claims.length === 0) return <p className="empty">{t('network.claims.none')}</p>;
  return (
    <ul className="case-list">
      {file.claims.map((one) => (
        <li key={one.id}>
          <Link
            className="link"
            to="/case/$caseId/questions/$question"
            params={{ caseId, question: one.ref }}
          >
            {one.ref}
          </Link>
          <div>
            <span className="strong" dir="auto">
              {one.says}
            </span>{' '}
            <span className="small mute">
              {t(`role.${one.role}`)}
              {one.told !== null && ` · ${one.told.slice(0, 10)}`}
              {one.document !== null && (
                <>
                  {' · '}
                  <Link
                    className="link"
                    to="/case/$caseId/reading/$document"
                    params={{ caseId, document: String(one.document) }}
                    search={{ claim: one.id }}
                  >
                    #{one.document}
                  </Link>
                </>
              )}
            </span>
            <div className="small mute" dir="auto">
              “{one.quote}”
            </div>
          </div>
          {one.status !== 'accepted' ? (
            <span className="pill">
              {t('network.claims.notCounted', { status: t(`claimStatus.${one.status}`) })}
            </span>
          ) : one.borneOut ? (
            <span className="pill for" title={t('network.claims.borneOutWhy')}>
              {t('network.claims.borneOut')}
            </span>
          ) : (
            <span className="pill unknown" title={t('network.claims.aloneWhy')}>
              {t('network.claims.alone')}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

interface PartProps {
  readonly file: SourceFile;
  readonly caseId: string;
  readonly record: string | null;
  readonly onSheet: (sheet: OpenSheet) => void;
}

function Ties(
  props: PartProps & { readonly view: NetworkView; readonly onOpen: (id: string) => void },
) {
  const t = useWords();
  const { file, view } = props;
  const remove = useRemove('tie', props.caseId);
  const names = namesOf(view);
  const who = (id: string, isSource: boolean): ReactNode =>
    isSource && id !== file.row.source.id ? (
      <button type="button" className="link" onClick={() => props.onOpen(id)}>
        <bdi>{names.get(id) ?? id}</bdi>
      </button>
    ) : (
      <bdi className="strong">{names.get(id) ?? id}</bdi>
    );
  return (
    <>
      {file.ties.length === 0 && <p className="mute">{t('network.ties.none')}</p>}
      <ul className="record-rows">
        {file.ties.map((tie) => (
          <li key={tie.id} {...foundPlace(tie.id === props.record)}>
            <div>
              {who(tie.from, true)}{' '}
              <span
                className={
                  tie.tie === 'grudge-against' || tie.tie === 'rival-of' ? 'pill against' : ''
                }
              >
                {t(`network.tie.${tie.tie}`)}
              </span>{' '}
              {who(tie.to.id, tie.to.kind === 'source')}
              <div className="small mute" dir="auto">
                {[tie.during?.stated, tie.howKnown].filter(Boolean).join(' · ')}
              </div>
            </div>
            <RowActions
              edit={t('network.ties.edit')}
              onEdit={() => props.onSheet({ kind: 'tie', record: tie })}
              onRemove={() => remove(tie, t('network.ties.removed'))}
            />
          </li>
        ))}
      </ul>
      <AddButton
        text={t('network.ties.add')}
        onClick={() => props.onSheet({ kind: 'tie', record: null })}
      />
    </>
  );
}

function Payments({ file, caseId, record, onSheet }: PartProps) {
  const t = useWords();
  const remove = useRemove('payment', caseId);
  const sums = new Map<string, number>();
  for (const { amount, currency } of file.payments) {
    sums.set(currency, (sums.get(currency) ?? 0) + amount);
  }
  return (
    <>
      {file.payments.length === 0 && <p className="mute">{t('network.payments.none')}</p>}
      <ul className="record-rows">
        {file.payments.map((one) => (
          <li key={one.id} {...foundPlace(one.id === record)}>
            <div>
              <span className="strong">
                {one.amount} {one.currency}
              </span>{' '}
              <span className="pill">{t(`network.pay.${one.for}`)}</span>
              <div className="small mute" dir="auto">
                {one.on.stated} · {one.decidedBy}
              </div>
            </div>
            <RowActions
              edit={t('network.payments.edit')}
              onEdit={() => onSheet({ kind: 'payment', record: one })}
              onRemove={() => remove(one, t('network.payments.removed'))}
            />
          </li>
        ))}
      </ul>
      {file.payments.length > 1 && (
        <p className="small mute">
          {t('network.payments.total', {
            sums: [...sums].map(([currency, sum]) => `${sum} ${currency}`).join(', '),
          })}
        </p>
      )}
      <AddButton
        text={t('network.payments.add')}
        onClick={() => onSheet({ kind: 'payment', record: null })}
      />
      {file.paymentTest !== null && (
        <section>
          <h3>{t('network.payments.test')}</h3>
          <p>{file.paymentTest.text}</p>
        </section>
      )}
    </>
  );
}

function ContactPart({ file, caseId, record, onSheet }: PartProps) {
  const t = useWords();
  const remove = useRemove('contact', caseId);
  return (
    <>
      <p className={file.contact.verdict === 'longer-than-usual' ? 'notice' : ''}>
        {file.contact.text}
      </p>
      {file.windows.length === 0 && <p className="mute">{t('network.contact.none')}</p>}
      <ul className="record-rows">
        {file.windows.map((one) => (
          <li key={one.id} {...foundPlace(one.id === record)}>
            <div>
              <span className="strong" dir="auto">
                {one.channel}
              </span>{' '}
              <span dir="auto">{one.reachable}</span>
              {one.silences.map((silence) => (
                <div key={silence.stated} className="small mute">
                  {t('network.contact.silent', { when: silence.stated })}
                </div>
              ))}
            </div>
            <RowActions
              edit={t('network.contact.edit')}
              onEdit={() => onSheet({ kind: 'contact', record: one })}
              onRemove={() => remove(one, t('network.contact.removed'))}
            />
          </li>
        ))}
      </ul>
      <AddButton
        text={t('network.contact.add')}
        onClick={() => onSheet({ kind: 'contact', record: null })}
      />
      <ContactCalendar contact={file.contact} windows={file.windows} />
    </>
  );
}

function AddButton({ text, onClick }: { readonly text: string; readonly onClick: () => void }) {
  return (
    <div>
      <button type="button" className="button small" onClick={onClick}>
        <Plus size={13} aria-hidden />
        {text}
      </button>
    </div>
  );
}

function RowActions(props: {
  readonly edit: string;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const t = useWords();
  return (
    <div className="row-actions">
      <button
        type="button"
        className="icon-button"
        aria-label={props.edit}
        title={props.edit}
        onClick={props.onEdit}
      >
        <Pencil size={14} aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={t('network.remove')}
        title={t('network.remove')}
        onClick={props.onRemove}
      >
        <Trash2 size={14} aria-hidden />
      </button>
    </div>
  );
}

function namesOf(view: NetworkView): ReadonlyMap<string, string> {
  return new Map([
    ...view.sources.map(({ source }) => [source.id as string, source.pseudonym] as const),
    ...view.subjects.map((one) => [one.id, one.name] as const),
  ]);
}
