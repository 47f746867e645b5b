/*
 * The person wants to know why the table says what it says: the finding as a sentence, who says so in
 * which words, who says otherwise, what it would be without each – and then act on it: look at the
 * chain, read the document, put the finding or what turned out on record.
 */
import { Link } from '@tanstack/react-router';
import { BookOpenText, Check, Columns3, Copy, GitFork, Landmark, X } from 'lucide-react';
import { useState } from 'react';
import { formatValue } from '#claims/format-value.ts';
import type { Question } from '#claims/question.ts';
import { assessWithout } from '#assessment/assess.ts';
import type { TableRow } from '#assessment/question-table/table-row.ts';
import type { DocumentSummary, QuestionBundle } from '#server/views.ts';
import type { Assessment, Flag } from '#assessment/finding.ts';
import { percent, signed } from '#assessment/words.ts';
import { AskInDrawer } from '../ask/in-drawer.tsx';
import { Arrow, Figure } from '../parts/arrow.tsx';
import { DocumentLink } from '../parts/document-link.tsx';
import { type EvidenceCard, evidenceCards } from '../parts/evidence.ts';
import { EstimateBar, isStretch } from '../parts/estimate-bar.tsx';
import { FLAG_LOOK } from '../parts/flags.tsx';
import { useFull } from '../parts/full.ts';
import { ProbabilityBar } from '../parts/probability-bar.tsx';
import { Refusal, Waiting } from '../parts/refusal.tsx';
import { Sentence } from '../parts/sentence.tsx';
import { WeightBar } from '../parts/weight-bar.tsx';
import { spanWords, whenWords } from '../parts/when.ts';
import { useBundle, useEditQuestion, useRecordFinding } from '../queries.ts';
import { say } from '../shell/toasts.tsx';
import { remember } from '../shell/undo.ts';
import { useWords, words } from '../words/words.ts';
import { OutcomeSheet } from './outcome-sheet.tsx';
import { slugOf } from './slug.ts';

export function QuestionDrawer(props: {
  readonly row: Pick<TableRow, 'id' | 'ref' | 'text'>;
  readonly caseId: string;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const question = props.row;
  const bundle = useBundle(question.id);
  return (
    <aside className="drawer" aria-labelledby="drawer-title">
      <header className="drawer-head">
        <h2 id="drawer-title">
          <span className="ref">{question.ref}</span>{' '}
          <span dir="auto" className="drawer-question">
            {question.text}
          </span>
        </h2>
        <button
          type="button"
          className="icon-button"
          aria-label={t('form.close')}
          onClick={props.onClose}
        >
          <X size={18} aria-hidden />
        </button>
      </header>
      {bundle.data === undefined ? (
        <Waiting error={bundle.error} />
      ) : (
        <Reasons bundle={bundle.data} caseId={props.caseId} />
      )}
    </aside>
  );
}

function Reasons({ bundle, caseId }: { readonly bundle: QuestionBundle; readonly caseId: string }) {
  const t = useWords();
  const { input, assessment, outcome, findings } = bundle;
  const { question } = input;
  const full = useFull(input);
  const record = useRecordFinding();
  const [outcomeOpen, setOutcomeOpen] = useState(false);
  const cards = full === null ? [] : evidenceCards(input, full);
  const documents = new Map(bundle.documents.map((document) => [document.id, document]));
  const supporting = cards.filter((card) => card.bearing === 'for');
  const against = cards.filter((card) => card.bearing === 'against');
  const neither = cards.filter((card) => card.bearing === 'neither');
  const most = Math.max(1, ...cards.map((card) => Math.abs(card.item.decibans)));
  const first = bundle.documents.find((document) => document.id === cards[0]?.lead?.documentId);
  const newest = findings.at(-1);
  const stretch = isStretch(assessment, question);
  // For numbers and times it is the interval that moves, so it is computed anew for each origin.
  const withoutLabel = (origin: string): string =>
    assessWithout(input, [origin]).best?.label ?? t('questions.unjudged');
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(bundle.explanation);
    say(t('drawer.copied'));
  };
  return (
    <div className="drawer-body">
      {outcome !== null && (
        <p className="outcome-note">
          <Landmark size={15} aria-hidden />
          <span>
            {t('drawer.turnedOut')}{' '}
            <bdi className="strong">{formatValue(outcome.value, question)}</bdi>
            <span className="mute small"> · {t(`proof.${outcome.standardOfProof}`)}</span>
          </span>
        </p>
      )}
      <Sentence text={assessment.sentence} />
      {assessment.best !== null &&
        (stretch ? (
          <EstimateBar question={question} assessment={assessment} claims={input.claims} />
        ) : (
          <ProbabilityBar
            size="big"
            probability={assessment.best.probability}
            interval={assessment.best.interval}
          />
        ))}
      <Facts assessment={assessment} question={question} caseId={caseId} />
      <div className="actions">
        <Link
          className="button primary"
          to="/case/$caseId/chain/$question"
          params={{ caseId, question: slugOf(question) }}
        >
          <GitFork size={15} aria-hidden />
          {t('drawer.chain')}
        </Link>
        <Link
          className="button"
          to="/case/$caseId/cross-check/$question"
          params={{ caseId, question: slugOf(question) }}
        >
          <Columns3 size={15} aria-hidden />
          {t('crossCheck.open')}
        </Link>
        {first !== undefined && (
          <Link
            className="button"
            to="/case/$caseId/reading/$document"
            params={{ caseId, document: String(first.number) }}
            search={cards[0]?.lead == null ? {} : { claim: cards[0].lead.id }}
          >
            <BookOpenText size={15} aria-hidden />
            {t('drawer.read')}
          </Link>
        )}
        <button
          type="button"
          className="button"
          disabled={record.isPending}
          onClick={() =>
            record.mutate(question.id, {
              onSuccess: (finding) => {
                if (finding.id === newest?.id) {
                  say(t('drawer.recordedSame', { when: whenWords(finding.at, words.language) }));
                  return;
                }
                say(t('drawer.recorded'));
                // No change that could be taken back; nor may `z` now mean the one before it.
                const stays = new Error(t('drawer.stays'));
                remember({ text: t('drawer.recorded'), undo: () => Promise.reject(stays) });
              },
            })
          }
        >
          <Check size={15} aria-hidden />
          {t('drawer.record')}
        </button>
        <button type="button" className="button" onClick={() => setOutcomeOpen(true)}>
          <Landmark size={15} aria-hidden />
          {t('drawer.outcome')}
        </button>
        <button type="button" className="button" onClick={() => void copy()}>
          <Copy size={15} aria-hidden />
          {t('drawer.copy')}
        </button>
      </div>
      <Refusal error={record.error} />

      <EvidenceGroup
        title={t('drawer.for')}
        cards={supporting}
        documents={documents}
        caseId={caseId}
        none={assessment.reports === 0 ? t('drawer.noReports') : null}
      />
      <EvidenceGroup
        title={t('drawer.against')}
        cards={against}
        documents={documents}
        caseId={caseId}
        none={
          cards.length === 0
            ? null
            : assessment.contradictions.length === 0
              ? t('drawer.noneAgainst')
              : assessment.contradictions.map(({ text }) => text).join(' ')
        }
      />
      <EvidenceGroup
        title={t('drawer.neither')}
        cards={neither}
        documents={documents}
        caseId={caseId}
        none={null}
      />

      {assessment.flags.length > 0 && (
        <section aria-labelledby="drawer-flags">
          <h3 id="drawer-flags">{t('drawer.flags')}</h3>
          <ul className="flag-list">
            {assessment.flags.map((flag, i) => (
              <FlagLine key={i} flag={flag} bundle={bundle} documents={documents} caseId={caseId} />
            ))}
          </ul>
        </section>
      )}

      {assessment.best !== null && cards.length > 0 && (
        <section aria-labelledby="drawer-weights">
          <h3 id="drawer-weights">{t('drawer.weights')}</h3>
          <table className="weights">
            <thead>
              <tr>
                <th scope="col">{t('drawer.origin')}</th>
                <th scope="col">{t('drawer.weight')}</th>
                <th scope="col" className="end">
                  {t('drawer.without')}
                </th>
              </tr>
            </thead>
            <tbody>
              {cards.map(({ item, bearing }) => (
                <tr key={item.origin}>
                  <th scope="row">
                    <bdi>{item.name}</bdi>
                  </th>
                  <td>
                    <span className="weight-cell">
                      <WeightBar
                        decibans={item.decibans}
                        most={most}
                        look={
                          item.standing !== 'independent'
                            ? 'unknown'
                            : bearing === 'against'
                              ? 'against'
                              : 'for'
                        }
                      />
                      <span className="small mute">
                        <Figure>{signed(item.decibans)}</Figure>
                      </span>
                    </span>
                  </td>
                  <td className="end">
                    {stretch ? (
                      <bdi>{withoutLabel(item.origin)}</bdi>
                    ) : (
                      <Figure>{percent(item.without.bestWithout)}</Figure>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {assessment.countingReports !== null && !stretch && (
            <p className="counting">
              {t('drawer.counting', {
                reports: t('count.reports', { count: assessment.reports }),
                counted: percent(assessment.countingReports),
                found: percent(assessment.best.probability),
              })}
            </p>
          )}
        </section>
      )}

      {findings.length > 0 && (
        <section aria-labelledby="drawer-findings">
          <h3 id="drawer-findings">{t('drawer.findings')}</h3>
          <ul className="finding-list small">
            {findings
              .toReversed()
              .slice(0, 6)
              .map((finding) => (
                <li key={finding.id}>
                  <span className="mute">{whenWords(finding.at, words.language)}</span>
                  <span>
                    {finding.assessment.best === null
                      ? t('questions.unjudged')
                      : `${finding.assessment.best.label} · ${percent(finding.assessment.best.probability)}`}
                  </span>
                  <span className="mute">
                    {t('count.reports', { count: finding.assessment.reports })}
                  </span>
                </li>
              ))}
          </ul>
        </section>
      )}
      {outcome === null && <AskInDrawer caseId={caseId} questionId={question.id} />}
      <OutcomeSheet bundle={bundle} open={outcomeOpen} onClose={() => setOutcomeOpen(false)} />
    </div>
  );
}

/** The counts a reader compares: reports, origins, what is open, the grade with the rule behind it. */
function Facts(props: {
  readonly assessment: Assessment;
  readonly question: Question;
  readonly caseId: string;
}) {
  const t = useWords();
  const { reports, origins, credibility, credibilityWhy, likelihood } = props.assessment;
  const toChain = {
    to: '/case/$caseId/chain/$question',
    params: { caseId: props.caseId, question: slugOf(props.question) },
  } as const;
  return (
    <div className="facts">
      <Link {...toChain} className="pill for">
        <bdi>{t('count.reports', { count: reports })}</bdi> <Arrow />{' '}
        <bdi>{t('count.origins', { count: origins.independent })}</bdi>
      </Link>
      {origins.notEstablished > 0 && (
        <Link {...toChain} className="pill unknown">
          {t('count.notEstablished', { count: origins.notEstablished })}
        </Link>
      )}
      <details className="grade-why">
        <summary className="pill">
          {t('drawer.credibility')} <b>{credibility}</b>
        </summary>
        <p className="small mute">
          {capital(credibilityWhy)}
          {likelihood !== null &&
            ` ${t('drawer.band', {
              words: likelihood.words,
              low: Math.round(likelihood.band[0] * 100),
              high: Math.round(likelihood.band[1] * 100),
              scale: likelihood.scale,
            })}`}
        </p>
      </details>
    </div>
  );
}

function EvidenceGroup(props: {
  readonly title: string;
  readonly cards: readonly EvidenceCard[];
  readonly documents: ReadonlyMap<string, DocumentSummary>;
  readonly caseId: string;
  readonly none: string | null;
}) {
  if (props.cards.length === 0 && props.none === null) return null;
  return (
    <section>
      <h3>{props.title}</h3>
      {props.cards.length === 0 && <p className="mute small">{props.none}</p>}
      <ul className="evidence-list">
        {props.cards.map((card) => (
          <EvidenceItem
            key={card.item.origin}
            card={card}
            documents={props.documents}
            caseId={props.caseId}
          />
        ))}
      </ul>
    </section>
  );
}

function EvidenceItem(props: {
  readonly card: EvidenceCard;
  readonly documents: ReadonlyMap<string, DocumentSummary>;
  readonly caseId: string;
}) {
  const t = useWords();
  const { item, origin, bearing, lead, via, others } = props.card;
  const document = props.documents.get(lead?.documentId ?? '');
  const look = item.standing !== 'independent' ? 'unknown' : bearing === 'neither' ? '' : bearing;
  return (
    <li className={`evidence ${look}`}>
      <p className="evidence-head">
        <span>
          <bdi className="strong">{item.name}</bdi>{' '}
          {origin.actor.kind !== 'gap' && t(`basis.${origin.basis}`)}
          {via.length > 0 && (
            <span className="mute"> · {t('drawer.via', { names: via.join(', ') })}</span>
          )}
        </span>
        <span className="grade" title={t(`letter.${item.reliability}`)}>
          {item.reliability}
        </span>
      </p>
      {lead !== null && lead.quote.trim() !== '' && (
        <blockquote dir="auto">
          <mark>{lead.quote}</mark>
        </blockquote>
      )}
      <p className="small mute evidence-foot">
        <DocumentLink
          caseId={props.caseId}
          document={document}
          {...(lead === null ? {} : { claimId: lead.id })}
        />
        {document !== undefined && ` · ${t(`kind.${document.kind}`)}`}
        {lead?.toldAt != null && ` · ${spanWords(lead.toldAt, words.language)}`}
        {' · '}
        {t('drawer.says')} <bdi>{item.says}</bdi>
        {item.standing !== 'independent' && (
          <span className="unknown-words"> · {t(`standing.${item.standing}`)}</span>
        )}
        {others.length > 0 && (
          <>
            {' · '}
            {t('drawer.others', { count: others.length })}{' '}
            {others.slice(0, 6).map((claim, i) => (
              <span key={claim.id}>
                {i > 0 && ', '}
                <DocumentLink
                  caseId={props.caseId}
                  document={props.documents.get(claim.documentId ?? '')}
                  claimId={claim.id}
                />
              </span>
            ))}
          </>
        )}
      </p>
    </li>
  );
}

/** A flag in full, with the reports it is about; a question of safety can be answered here. */
function FlagLine(props: {
  readonly flag: Flag;
  readonly bundle: QuestionBundle;
  readonly documents: ReadonlyMap<string, DocumentSummary>;
  readonly caseId: string;
}) {
  const t = useWords();
  const { flag } = props;
  const { question } = props.bundle.input;
  const edit = useEditQuestion();
  const [answer, setAnswer] = useState<string | null>(null);
  const field =
    flag.kind === 'protected-site'
      ? 'protectedSite'
      : flag.kind === 'threat-to-life'
        ? 'threatToLife'
        : null;
  const open = field !== null && question[field].answer === null;
  const numbers = [
    ...new Map(
      flag.claimIds.flatMap((id) => {
        const claim = props.bundle.input.claims.find((each) => each.id === id);
        const document = props.documents.get(claim?.documentId ?? '');
        return document === undefined ? [] : [[document.id, { document, id }] as const];
      }),
    ).values(),
  ].sort((a, b) => a.document.number - b.document.number);
  return (
    <li>
      <span className={`pill ${FLAG_LOOK[flag.kind]}`}>{t(`flag.${flag.kind}`)}</span>
      <div>
        {flag.text}
        {numbers.length > 0 && (
          <span className="small mute">
            {' '}
            {numbers.slice(0, 8).map(({ document, id }, i) => (
              <span key={document.id}>
                {i > 0 && ', '}
                <DocumentLink caseId={props.caseId} document={document} claimId={id} />
              </span>
            ))}
            {numbers.length > 8 && ' …'}
          </span>
        )}
        {open && answer === null && (
          <>
            {' '}
            <button type="button" className="link" onClick={() => setAnswer('')}>
              {t('drawer.answer')}
            </button>
          </>
        )}
        {open && answer !== null && field !== null && (
          <form
            className="field answer-form"
            onSubmit={(event) => {
              event.preventDefault();
              edit.mutate(
                {
                  id: question.id,
                  version: question.version,
                  change: {
                    [field]: { raised: true, why: question[field].why, answer: { text: answer } },
                  },
                },
                { onSuccess: () => say(t('drawer.answered')) },
              );
            }}
          >
            <label htmlFor={`answer-${flag.kind}`}>{t(`drawer.answerLabel.${field}`)}</label>
            <textarea
              id={`answer-${flag.kind}`}
              value={answer}
              onChange={(event) => setAnswer(event.target.value)}
            />
            <Refusal error={edit.error} />
            <div className="sheet-actions">
              <button type="button" className="button small" onClick={() => setAnswer(null)}>
                {t('form.cancel')}
              </button>
              <button
                className="button small primary"
                disabled={answer.trim() === '' || edit.isPending}
              >
                {t('drawer.answerSave')}
              </button>
            </div>
          </form>
        )}
      </div>
    </li>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
