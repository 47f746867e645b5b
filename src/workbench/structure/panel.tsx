/** What is open beside the structure: an edge with its findings and reports, or a subject. */
import { Link } from '@tanstack/react-router';
import { GitMerge, Pencil, Split, Trash2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EdgeFinding } from '#assessment/structure/structure.ts';
import type { StructureView, SubjectRow } from '#server/views.ts';
import { Figure } from '../parts/arrow.tsx';
import { DocumentLink } from '../parts/document-link.tsx';
import { FlagPills } from '../parts/flags.tsx';
import { Refusal, Waiting } from '../parts/refusal.tsx';
import { useBundle } from '../queries.ts';
import { whenWords } from '../parts/when.ts';
import { useWords, words } from '../words/words.ts';
import { StatePill } from './edge-table.tsx';
import { sayHeld } from './held-words.ts';
import { useSubjectFile } from './queries.ts';
import type { OpenSheet } from './sheets.tsx';
import type { Decisions } from './use-decisions.ts';

function Frame(props: {
  readonly label: string;
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const t = useWords();
  return (
    <aside className="structure-panel" aria-label={props.label}>
      <header className="file-head">
        <h2>{props.title}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={t('structure.panel.close')}
          title={t('structure.panel.close')}
          onClick={props.onClose}
        >
          <X size={17} aria-hidden />
        </button>
      </header>
      <div className="structure-panel-body">{props.children}</div>
    </aside>
  );
}

export function EdgePanel(props: {
  readonly view: StructureView;
  readonly edge: string;
  readonly caseId: string;
  readonly onSubject: (id: string) => void;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const edge = props.view.edges.find(({ key }) => key === props.edge);
  if (edge === undefined) {
    return (
      <Frame label={t('structure.panel.findings')} title="" onClose={props.onClose}>
        <p className="mute">{t('structure.panel.edgeGone')}</p>
      </Frame>
    );
  }
  const name = (id: string): string => props.view.nodes.find((one) => one.id === id)?.name ?? '?';
  const relation = t(`structure.relation.${edge.relation}`);
  const words = { from: name(edge.from), relation, to: name(edge.to) };
  return (
    <Frame
      label={t('structure.panel.edge', words)}
      title={
        <>
          <button type="button" className="link plain" onClick={() => props.onSubject(edge.from)}>
            <bdi>{words.from}</bdi>
          </button>{' '}
          <span className="mute">{relation}</span>{' '}
          <button type="button" className="link plain" onClick={() => props.onSubject(edge.to)}>
            <bdi>{words.to}</bdi>
          </button>
        </>
      }
      onClose={props.onClose}
    >
      <p className="pills">
        <StatePill state={edge.state} />
        <span className="pill">{sayHeld(t, edge.held)}</span>
        {edge.held.byTelling > 0 && (
          <span className="small mute">{t('structure.when.byTelling')}</span>
        )}
      </p>
      {edge.findings.map((finding) => (
        <Finding key={finding.questionId} finding={finding} caseId={props.caseId} />
      ))}
    </Frame>
  );
}

function Finding({ finding, caseId }: { readonly finding: EdgeFinding; readonly caseId: string }) {
  const t = useWords();
  const bundle = useBundle(finding.questionId);
  const documents = new Map(bundle.data?.documents.map((one) => [one.id as string, one]));
  const claims = new Map(bundle.data?.input.claims.map((one) => [one.id as string, one]));
  const list = (title: string, ids: EdgeFinding['saying']): ReactNode =>
    ids.length === 0 ? null : (
      <>
        <h4>{title}</h4>
        <ul className="structure-claims">
          {ids.map((id) => {
            const claim = claims.get(id);
            if (claim === undefined) return null;
            return (
              <li key={id}>
                <q dir="auto">{claim.quote}</q>{' '}
                <DocumentLink
                  caseId={caseId}
                  document={documents.get(claim.documentId ?? '')}
                  claimId={claim.id}
                />
                {claim.aboutTime !== null && (
                  <span className="small mute"> · {claim.aboutTime.stated}</span>
                )}
              </li>
            );
          })}
        </ul>
      </>
    );
  const params = { caseId, question: finding.ref };
  return (
    <section className="structure-finding">
      <h3>
        {finding.ref} {finding.question}
      </h3>
      <p>{finding.sentence}</p>
      <p className="pills">
        {finding.probability !== null && (
          <span className="pill">
            <Figure>
              {t('structure.panel.likely', { percent: Math.round(finding.probability * 100) })}
            </Figure>
          </span>
        )}
        <span className="pill">
          {t('count.origins', { count: finding.origins.independent })}
          {finding.origins.notEstablished > 0 && (
            <Figure> +{finding.origins.notEstablished}?</Figure>
          )}
        </span>
        <FlagPills flags={finding.flags.map((kind) => ({ kind, text: t(`flag.${kind}`) }))} />
      </p>
      {finding.contradictions.length > 0 && (
        <>
          <h4>{t('structure.panel.contradictions')}</h4>
          {finding.contradictions.map((text) => (
            <p key={text} className="structure-contrary">
              {text}
            </p>
          ))}
        </>
      )}
      {finding.saying.length + finding.against.length === 0 ? (
        <p className="mute">{t('structure.panel.noClaims')}</p>
      ) : bundle.data === undefined ? (
        <Waiting error={bundle.error} />
      ) : (
        <>
          {list(t('structure.panel.saying'), finding.saying)}
          {list(t('structure.panel.against'), finding.against)}
        </>
      )}
      <p className="links">
        <Link className="link" to="/case/$caseId/questions/$question" params={params}>
          {t('structure.panel.open')}
        </Link>
        <Link className="link" to="/case/$caseId/chain/$question" params={params}>
          {t('structure.panel.chain')}
        </Link>
        <Link className="link" to="/case/$caseId/cross-check/$question" params={params}>
          {t('structure.panel.check')}
        </Link>
      </p>
    </section>
  );
}

export function SubjectPanel(props: {
  readonly view: StructureView;
  readonly id: string;
  readonly caseId: string;
  readonly decisions: Decisions;
  readonly onSubject: (id: string) => void;
  readonly onEdge: (key: string) => void;
  readonly onSheet: (sheet: OpenSheet) => void;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const file = useSubjectFile(props.id);
  if (file.data === undefined) {
    return (
      <Frame label={t('structure.panel.names')} title="" onClose={props.onClose}>
        <Waiting error={file.error} />
      </Frame>
    );
  }
  const { row, history, subject } = file.data;
  const names = new Map(props.view.nodes.map((one) => [one.id as string, one.name]));
  const edges = props.view.edges.filter(({ from, to }) => from === row.id || to === row.id);
  const own = subject.id === row.id;
  return (
    <Frame
      label={row.name}
      title={
        <>
          <bdi>{row.name}</bdi>{' '}
          <span className="mute small">{t(`structure.kind.${row.kind}`)}</span>
        </>
      }
      onClose={props.onClose}
    >
      <p className="pills">
        <button
          type="button"
          className="button small"
          onClick={() => props.onSheet({ kind: 'merge', row, other: null })}
        >
          <GitMerge size={13} aria-hidden />
          {t('structure.panel.merge')}
        </button>
        <button
          type="button"
          className="button small"
          onClick={() => props.onSheet({ kind: 'part', row })}
        >
          <Split size={13} aria-hidden />
          {t('structure.panel.part')}
        </button>
        {own && (
          <button
            type="button"
            className="button small"
            onClick={() => props.onSheet({ kind: 'subject', subject })}
          >
            <Pencil size={13} aria-hidden />
            {t('structure.panel.edit')}
          </button>
        )}
        {own && row.records.length === 1 && row.questions.length === 0 && row.ties === 0 && (
          <button
            type="button"
            className="button small"
            onClick={() => props.decisions.removeSubject(subject, props.onClose)}
          >
            <Trash2 size={13} aria-hidden />
            {t('structure.panel.remove')}
          </button>
        )}
      </p>
      <Refusal error={props.decisions.error ?? null} />
      {(row.knownBy === 'description' || row.knownBy === 'kunya') && (
        <p>
          <span className="pill unknown dashed">{t(`structure.knownBy.${row.knownBy}`)}</span>
        </p>
      )}
      <h3>{t('structure.panel.names')}</h3>
      <ul className="names">
        {row.names.map((one) => (
          <li key={`${one.kind} ${one.text}`}>
            <bdi lang={one.language ?? undefined}>{one.text}</bdi>{' '}
            <span className="small mute">{t(`structure.nameKind.${one.kind}`)}</span>
          </li>
        ))}
      </ul>
      {row.descriptors.length > 0 && (
        <>
          <h3>{t('structure.panel.descriptors')}</h3>
          <ul className="names">
            {row.descriptors.map((one) => (
              <li key={one} dir="auto">
                {one}
              </li>
            ))}
          </ul>
        </>
      )}
      <Decided row={row} decisions={props.decisions} onSubject={props.onSubject} />
      <h3>{t('structure.panel.edges')}</h3>
      {edges.length === 0 ? (
        <p className="mute">{t('structure.panel.noEdges')}</p>
      ) : (
        <ul className="names">
          {edges.map((edge) => (
            <li key={edge.key}>
              <button type="button" className="link" onClick={() => props.onEdge(edge.key)}>
                {t('structure.panel.edge', {
                  from: names.get(edge.from) ?? '?',
                  relation: t(`structure.relation.${edge.relation}`),
                  to: names.get(edge.to) ?? '?',
                })}
              </button>{' '}
              <StatePill state={edge.state} />
            </li>
          ))}
        </ul>
      )}
      {row.questions.length > 0 && (
        <>
          <h3>{t('structure.panel.named')}</h3>
          <ul className="names">
            {row.questions.map(({ ref, text }) => (
              <li key={ref}>
                <Link
                  className="link"
                  to="/case/$caseId/questions/$question"
                  params={{ caseId: props.caseId, question: ref }}
                >
                  {ref}
                </Link>{' '}
                <span className="small">{text}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t('structure.panel.history')}</h3>
      <ul className="names small">
        {history.map((one) => (
          <li key={`${one.recordId} ${one.version}`}>
            <time className="mute" dateTime={one.at}>
              {whenWords(one.at, words.language)}
            </time>{' '}
            {t(`structure.change.${one.what}`, { name: one.name, other: one.other ?? '' })}
            {one.why !== null && (
              <span className="mute">
                {' – '}
                {t('structure.panel.because', { why: one.why, by: one.by ?? '' })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Frame>
  );
}

/** What was decided about who this is, each with its way back. */
function Decided(props: {
  readonly row: SubjectRow;
  readonly decisions: Decisions;
  readonly onSubject: (id: string) => void;
}) {
  const { row, decisions } = props;
  const t = useWords();
  const merged = row.records.filter((one) => one.sameAs !== null);
  const parted = row.records.filter((one) => one.partedFrom !== null);
  const apart = row.records.flatMap((record) =>
    record.notSameAs.map((other) => ({ record, other })),
  );
  const possible = row.records.flatMap((record) =>
    record.possible.map((other) => ({ record, other })),
  );
  if (merged.length + parted.length + apart.length + possible.length === 0) return null;
  const nameOf = (id: string): string => row.records.find((one) => one.id === id)?.name ?? row.name;
  return (
    <>
      <h3>{t('structure.panel.madeOf')}</h3>
      <ul className="structure-decided">
        {merged.map((record) => {
          const same = record.sameAs;
          if (same === null) return null;
          const other = { id: same.id, name: nameOf(same.id) };
          return (
            <li key={record.id}>
              <span>
                <bdi className="strong">{record.name}</bdi>{' '}
                <span className="small mute">{t('structure.panel.because', { ...same })}</span>
              </span>
              <button
                type="button"
                className="button small"
                onClick={() => decisions.takeBack('same', record, other, same.why)}
              >
                {t('structure.panel.takeBack')}
              </button>
            </li>
          );
        })}
        {parted.map((record) => {
          const from = record.partedFrom;
          if (from === null) return null;
          return (
            <li key={record.id}>
              <span>{t('structure.panel.partedFrom', { ...from })}</span>
              <button
                type="button"
                className="button small"
                onClick={() => {
                  // Whom is open now will be nobody.
                  props.onSubject(from.id);
                  decisions.unpart(record, from, {
                    name: record.name,
                    names: from.names,
                    descriptors: from.descriptors,
                    questionIds: from.questionIds,
                    why: from.why,
                  });
                }}
              >
                {t('structure.panel.takeBack')}
              </button>
            </li>
          );
        })}
        {possible.map(({ record, other }) => (
          <li key={`${record.id} may be ${other.id}`}>
            <span>{t('structure.panel.possible', { other: other.name })}</span>
            <button
              type="button"
              className="button small"
              onClick={() => decisions.possible(record, other, false)}
            >
              {t('structure.panel.takeBack')}
            </button>
          </li>
        ))}
        {apart.map(({ record, other }) => (
          <li key={`${record.id} ${other.id}`}>
            <span>
              {t('structure.done.apart', { name: record.name, other: other.name })}{' '}
              <span className="small mute">{t('structure.panel.because', { ...other })}</span>
            </span>
            <button
              type="button"
              className="button small"
              onClick={() => decisions.takeBack('not-same', record, other, other.why)}
            >
              {t('structure.panel.takeBack')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
