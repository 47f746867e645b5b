/*
 * The person wants to see through the reports to the people behind them: who really saw it, through
 * whose hands it came, where the same word was sold twice – and to try the finding: what if this one
 * were wrong, what if these two are the same. It worked when the finding moves and they can say why.
 */
import { Link, Navigate, useParams, useSearch } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, TableProperties } from 'lucide-react';
import { useMemo, useState } from 'react';
import { inputWithout } from '#assessment/assess.ts';
import type { Link as ClaimLink } from '#lineage/link.ts';
import type { LineageMark } from '#lineage/lineage.ts';
import { percent } from '#assessment/words.ts';
import type { Assessment } from '#assessment/finding.ts';
import type { QuestionBundle } from '#server/views.ts';
import { Arrow } from '../parts/arrow.tsx';
import { evidenceCards } from '../parts/evidence.ts';
import { EstimateBar, isStretch } from '../parts/estimate-bar.tsx';
import { useFull } from '../parts/full.ts';
import { FlagPills } from '../parts/flags.tsx';
import { ProbabilityBar } from '../parts/probability-bar.tsx';
import { Waiting } from '../parts/refusal.tsx';
import { ToScreen } from '../parts/to-screen.tsx';
import { Sentence } from '../parts/sentence.tsx';
import { useBundle, useDecideLink } from '../queries.ts';
import { type Found, useFirst, useFound } from '../questions/queries.ts';
import { slugOf } from '../questions/slug.ts';
import { useKeys } from '../shell/keys.ts';
import { say } from '../shell/toasts.tsx';
import { useWords } from '../words/words.ts';
import { useNavigate } from '@tanstack/react-router';
import { ChainList } from './chain-list.tsx';
import { ChainPicture } from './chain-picture.tsx';
import { ChainPanel } from './chain-panel.tsx';
import './chain.css';

/** The rail leads to the question where counting reports would mislead most. */
export function ChainIndex() {
  const t = useWords();
  const { caseId } = useParams({ from: '/case/$caseId/chain' });
  const first = useFirst(caseId, '-misled');
  if (first.data === undefined) return <Waiting error={first.error} />;
  const row = first.data;
  if (row === null) {
    return (
      <div className="empty">
        <strong>{t('chain.none')}</strong>
        <span>{t('chain.noneWhy')}</span>
        <ToScreen caseId={caseId} screen="questions" />
      </div>
    );
  }
  return (
    <Navigate
      to="/case/$caseId/chain/$question"
      params={{ caseId, question: slugOf(row) }}
      replace
    />
  );
}

export function Chain() {
  const t = useWords();
  const { caseId, question: slug } = useParams({ from: '/case/$caseId/chain/$question' });
  const { link } = useSearch({ from: '/case/$caseId/chain/$question' });
  const found = useFound(caseId, slug);
  const bundle = useBundle(found.data?.row.id);
  if (found.data === undefined) return <Waiting error={found.error} />;
  if (found.data === null) {
    return (
      <div className="empty" role="alert">
        <strong>{t('waiting.gone')}</strong>
        <span>{t('questions.noSuch', { ref: slug })}</span>
      </div>
    );
  }
  if (bundle.data === undefined) return <Waiting error={bundle.error} />;
  return (
    <ChainOf
      key={bundle.data.input.question.id}
      bundle={bundle.data}
      found={found.data}
      caseId={caseId}
      link={link ?? null}
    />
  );
}

/** A decision on a link, and where the finding stood before it. */
export interface Moved {
  readonly from: Assessment;
  readonly what: 'accepted' | 'rejected' | 'suggested';
}

function ChainOf(props: {
  readonly bundle: QuestionBundle;
  readonly found: Found;
  readonly caseId: string;
  /** The link the address names. */
  readonly link: string | null;
}) {
  const t = useWords();
  const go = useNavigate();
  const { caseId } = props;
  // What has just been decided counts at once; the server's answer then says the same.
  const [decided, setDecided] = useState<Readonly<Record<string, ClaimLink['state']>>>({});
  const bundle = useMemo(() => withDecided(props.bundle, decided), [props.bundle, decided]);
  const { input } = bundle;
  const { question } = input;
  const [off, setOff] = useState<readonly string[]>([]);
  const [moved, setMoved] = useState<Moved | null>(null);
  const [mark, setMark] = useState<LineageMark | null>(null);
  const decideLink = useDecideLink();

  const full = useFull(input);
  const reduced = useFull(
    useMemo(() => (off.length === 0 ? input : inputWithout(input, off)), [input, off]),
  );
  if (full === null || reduced === null) return null;

  const cards = evidenceCards(input, full);
  const base = full.assessment.best;
  const now = reduced.assessment;
  const stretch = base !== null && isStretch(full.assessment, question);
  // The marker follows the answer that was best with everything, so that it can be seen to fall.
  const shown = probabilityOf(now, base?.label ?? null, stretch);
  const before = off.length > 0 ? full.assessment : (moved?.from ?? null);
  const offClaims = new Set<string>(
    cards.flatMap(({ item }) => (off.includes(item.origin) ? item.claimIds : [])),
  );
  const said = movement();
  const forget = (id: string): void =>
    setDecided((before) => {
      const { [id]: _, ...rest } = before;
      return rest;
    });
  const decide = (link: ClaimLink, state: ClaimLink['state']): void => {
    setDecided({ ...decided, [link.id]: state });
    setMoved({ from: full.assessment, what: state });
    decideLink.mutate(
      { id: link.id, version: link.version, state, comment: link.comment },
      {
        onSuccess: (made) => {
          say(t(`link.said.${state}`), async () => {
            await decideLink.mutateAsync({
              id: link.id,
              version: made.version,
              state: link.state,
              comment: link.comment,
            });
            forget(link.id);
            setMoved(null);
          });
        },
        onError: (error) => {
          setMoved(null);
          say(error.message);
        },
        onSettled: () => forget(link.id),
      },
    );
  };
  const step = (by: number): void => {
    const next = by < 0 ? props.found.before : props.found.after;
    if (next === undefined) return;
    void go({
      to: '/case/$caseId/chain/$question',
      params: { caseId, question: slugOf(next) },
    });
  };
  useKeys({
    '[': () => step(-1),
    ']': () => step(1),
    Escape: () => setOff([]),
  });

  /** What has just moved, as a sentence. */
  function movement(): string {
    const names = cards
      .filter((card) => off.includes(card.item.origin))
      .map((card) => card.item.name)
      .join(', ');
    const label = base?.label ?? '';
    if (off.length > 0) {
      if (now.best === null || shown === null) return t('chain.withoutUnjudged', { names });
      return stretch
        ? t('chain.withoutAnswer', { names, from: label, to: now.best.label })
        : t('chain.withoutMoves', {
            names,
            label,
            from: percent(base?.probability ?? 0),
            to: percent(shown),
          });
    }
    if (moved === null) return '';
    if (stretch || moved.from.best?.label !== label) {
      return t(`chain.movedAnswer.${moved.what}`, {
        from: moved.from.best?.label ?? t('link.unjudged'),
        to: base?.label ?? t('link.unjudged'),
      });
    }
    return t(`chain.moved.${moved.what}`, {
      label,
      from: percent(moved.from.best.probability),
      to: percent(base?.probability ?? 0),
    });
  }

  return (
    <div className="chain">
      <section className="chain-main" aria-labelledby="chain-title">
        <header className="chain-head">
          <div className="chain-title">
            <span className="ref">{question.ref}</span>
            <h1 id="chain-title" dir="auto">
              {question.text}
            </h1>
            <span className="chain-steps">
              <button
                type="button"
                className="icon-button"
                aria-label={t('chain.previous')}
                title={`${t('chain.previous')} ([)`}
                disabled={props.found.before === undefined}
                onClick={() => step(-1)}
              >
                <ChevronLeft size={18} className="turn" aria-hidden />
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={t('chain.next')}
                title={`${t('chain.next')} (])`}
                disabled={props.found.after === undefined}
                onClick={() => step(1)}
              >
                <ChevronRight size={18} className="turn" aria-hidden />
              </button>
              <Link
                className="button small"
                to="/case/$caseId/questions/$question"
                params={{ caseId, question: slugOf(question) }}
              >
                <TableProperties size={14} aria-hidden />
                {t('chain.toQuestion')}
              </Link>
            </span>
          </div>
          <Sentence text={now.sentence} />
          <div className="chain-bar">
            {now.best !== null && base !== null && shown !== null ? (
              stretch ? (
                <EstimateBar
                  question={question}
                  assessment={now}
                  was={before}
                  claims={input.claims}
                  off={offClaims}
                />
              ) : (
                <ProbabilityBar
                  size="big"
                  probability={shown}
                  interval={now.best.label === base.label ? now.best.interval : [shown, shown]}
                  was={before === null ? null : probabilityOf(before, base.label, false)}
                />
              )
            ) : null}
            <p className="moved small" role="status" aria-live="polite">
              {said}
            </p>
          </div>
          <div className="facts">
            <span className="pill for">
              <bdi>{t('count.reports', { count: now.reports })}</bdi> <Arrow />{' '}
              <bdi>{t('count.origins', { count: now.origins.independent })}</bdi>
            </span>
            {now.origins.notEstablished > 0 && (
              <span className="pill unknown">
                {t('count.notEstablished', { count: now.origins.notEstablished })}
              </span>
            )}
            <span className="pill" title={now.credibilityWhy}>
              {t('drawer.credibility')} <b>{now.credibility}</b>
            </span>
            <FlagPills
              flags={now.flags.filter(
                (flag) =>
                  !['lineage-not-established', 'circular', 'resale', 'common-relay'].includes(
                    flag.kind,
                  ),
              )}
            />
          </div>
          {full.lineage.marks.length > 0 && (
            <ul className="mark-list">
              {full.lineage.marks.map((each, i) => (
                <li key={i}>
                  <button
                    type="button"
                    className={`mark ${each.kind === 'gap' ? 'unknown' : 'against'}`}
                    aria-pressed={mark === each}
                    onClick={() => setMark(mark === each ? null : each)}
                  >
                    <b>{t(`mark.${each.kind}`)}</b> {each.text}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </header>
        {full.lineage.nodes.length === 0 ? (
          <div className="empty">
            <strong>{t('chain.noReports')}</strong>
            <span>{t('chain.noReportsWhy')}</span>
          </div>
        ) : (
          <>
            <ChainPicture
              bundle={bundle}
              full={full}
              reduced={reduced}
              caseId={caseId}
              off={off}
              mark={mark}
              onDecide={decide}
              deciding={decideLink.isPending}
            />
            <ChainList bundle={bundle} full={full} caseId={caseId} />
          </>
        )}
      </section>
      <ChainPanel
        bundle={bundle}
        full={full}
        reduced={reduced}
        cards={cards}
        caseId={caseId}
        off={off}
        onOff={(origin, isOff) => {
          setMoved(null);
          setOff(isOff ? [...off, origin] : off.filter((each) => each !== origin));
        }}
        onAll={() => setOff([])}
        onDecide={decide}
        deciding={decideLink.isPending}
        link={props.link}
      />
    </div>
  );
}

/** The bundle as it will be once the server has heard of what was decided. */
function withDecided(
  bundle: QuestionBundle,
  decided: Readonly<Record<string, ClaimLink['state']>>,
): QuestionBundle {
  if (Object.keys(decided).length === 0) return bundle;
  const links = bundle.input.links.map((link) => {
    const state = decided[link.id];
    return state === undefined ? link : { ...link, state };
  });
  return { ...bundle, input: { ...bundle.input, links } };
}

/** Probability of one answer by its label; null when it is not judged or nobody gives it any more. */
function probabilityOf(
  assessment: QuestionBundle['assessment'],
  label: string | null,
  stretch: boolean,
): number | null {
  if (assessment.verdict === 'cannot-be-judged' || label === null) return null;
  if (stretch || assessment.best?.label === label) return assessment.best?.probability ?? null;
  return assessment.answers.find((answer) => answer.label === label)?.probability ?? 0;
}
