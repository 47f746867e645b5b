import { Check, CircleHelp, Layers, Pencil, Plus, Undo2, X } from 'lucide-react';
import { formatValue } from '#claims/format-value.ts';
import type { Source } from '#terms/source.ts';
import type { DocumentView, SuggestionCard as Card } from '#server/views.ts';
import { Arrow } from '../parts/arrow.tsx';
import { useWords } from '../words/words.ts';
import { byWay, proposalOf, readingOf, readingsOf, type Target, waysOf } from './target.ts';

export interface CardActions {
  readonly onAccept: () => void;
  readonly onChange: () => void;
  readonly onDismiss: () => void;
  readonly onRestore: () => void;
  readonly onMerge: () => void;
  readonly onNew: () => void;
  readonly onKeep: () => void;
  readonly onTarget: (target: Target) => void;
  readonly onName: (name: string) => void;
}

/**
 * One suggestion beside its words: what Enter would do stands first, then the way it came, how they know and how sure
 * they sounded, and why it is suggested. Closed it is one line.
 */
export function SuggestionCard(
  props: {
    readonly card: Card;
    readonly view: DocumentView;
    readonly target: Target;
    readonly active: boolean;
    readonly keeping: boolean;
  } & CardActions,
) {
  const t = useWords();
  const { card, view, target, active } = props;
  const match = card.matches.find(
    (each) => target.kind === 'question' && each.questionId === target.questionId,
  );
  const question = view.questions.find(
    (each) => target.kind === 'question' && each.id === target.questionId,
  );
  const proposal = proposalOf(card, target);
  const reading = readingOf(card, target);
  const others = readingsOf(card, target).length - 1;
  const ways = waysOf(card, target).length - 1;
  const way = target.kind === 'question' ? (target.way ?? 0) : 0;
  const answer =
    reading === null
      ? null
      : formatValue(reading.value, { unit: question?.unit ?? proposal?.unit ?? null });
  const head = (
    <p className="card-question">
      {question === undefined ? (
        <span className="new-question">
          <Plus size={12} aria-hidden /> <bdi>{proposal?.text ?? t('suggest.newQuestion')}</bdi>
        </span>
      ) : (
        <>
          <span className="ref">{question.ref}</span> <bdi>{question.text}</bdi>
        </>
      )}
    </p>
  );
  if (card.state === 'dismissed') {
    return (
      <>
        <p className="small mute card-quote">
          <bdi>{card.suggestion.quote}</bdi>
        </p>
        <div className="card-tools">
          <button type="button" className="button small quiet" onClick={props.onRestore}>
            <Undo2 size={13} aria-hidden />
            {t('suggest.keys.restore')}
          </button>
        </div>
      </>
    );
  }
  if (!active) {
    return (
      <div className="card-closed">
        {head}
        {answer !== null && (
          <span className="card-answer">
            <bdi>{answer}</bdi>
          </span>
        )}
      </div>
    );
  }
  const rest = card.matches.filter((each) => each !== match).slice(0, 3);
  return (
    <>
      <p className="small mute">{t(question === undefined ? 'suggest.asks' : 'suggest.speaks')}</p>
      {head}
      <p className="card-value">
        {answer === null ? (
          <span className="doubt small">{t('suggest.needsValue')}</span>
        ) : (
          <bdi>{answer}</bdi>
        )}
        {others > 0 && (
          <span className="pill unknown">{t('suggest.otherAnswers', { count: others })}</span>
        )}
      </p>
      {(reading?.doubts ?? []).map((doubt) => (
        <p key={doubt} className="small doubt">
          {doubt}
        </p>
      ))}
      <p className="small">
        <ChainLine card={byWay(card, target)} sources={view.sources} />
        {ways > 0 && (
          <>
            {' '}
            <span className="pill unknown">{t('suggest.otherWays', { count: ways })}</span>
          </>
        )}
      </p>
      {way > 0 && <p className="small doubt">{match?.ways[way - 1]?.why}</p>}
      <p className="small mute">
        {[
          t(`basis.${card.suggestion.basis}`),
          ...card.suggestion.certainty.map((word) => `“${word}”`),
        ].join(' · ')}
      </p>
      {card.unknown.map((name) => (
        <button
          key={name}
          type="button"
          className="button small quiet who"
          onClick={() => props.onName(name)}
        >
          <CircleHelp size={13} aria-hidden />
          <bdi>{t('suggest.name', { name })}</bdi>
        </button>
      ))}
      <details className="card-why small mute">
        <summary>{t('suggest.why')}</summary>
        <ul>
          {[card.suggestion.why, ...(match?.reasons ?? []), proposal?.why ?? '', ...card.chainWhy]
            .filter(Boolean)
            .map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
        </ul>
      </details>
      {rest.length > 0 && (
        <ul className="card-others small">
          {rest.map((each) => {
            const other = view.questions.find(({ id }) => id === each.questionId);
            const number = card.matches.indexOf(each) + 1;
            return other === undefined ? null : (
              <li key={each.questionId}>
                <button
                  type="button"
                  className="link"
                  title={each.reasons.join('; ')}
                  onClick={() =>
                    props.onTarget({ kind: 'question', questionId: each.questionId, reading: 0 })
                  }
                >
                  <kbd>{number}</kbd> <span className="ref">{other.ref}</span>{' '}
                  <bdi>{other.text}</bdi>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <div className="card-tools">
        <Tool label={t('suggest.keys.accept')} onPress={props.onAccept} primary>
          <Check size={14} aria-hidden />
        </Tool>
        <Tool label={t('suggest.keys.change')} onPress={props.onChange}>
          <Pencil size={13} aria-hidden />
        </Tool>
        <Tool label={t('suggest.keys.merge')} onPress={props.onMerge}>
          {t('suggest.toolMerge')}
        </Tool>
        <Tool label={t('suggest.keys.make')} onPress={props.onNew}>
          {t('suggest.toolMake')}
        </Tool>
        <Tool label={t('suggest.keep')} onPress={props.onKeep} pressed={props.keeping}>
          <Layers size={13} aria-hidden />
        </Tool>
        <Tool label={t('suggest.keys.reject')} onPress={props.onDismiss}>
          <X size={14} aria-hidden />
        </Tool>
      </div>
    </>
  );
}

function Tool(props: {
  readonly label: string;
  readonly onPress: () => void;
  readonly primary?: boolean;
  readonly pressed?: boolean;
  readonly children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      className={`button small ${props.primary === true ? 'primary' : 'quiet'}`}
      aria-label={props.label}
      title={props.label}
      aria-pressed={props.pressed}
      onClick={(event) => {
        event.stopPropagation();
        props.onPress();
      }}
    >
      {props.children}
    </button>
  );
}

/** The way it came, origin first; a gap and a name nobody knows are violet. */
function ChainLine({
  card,
  sources,
}: {
  readonly card: Card;
  readonly sources: readonly Source[];
}) {
  const t = useWords();
  return card.hops.map((hop, i) => (
    <span key={i} className={hop.actor.kind === 'source' ? '' : 'unknown-words'}>
      {i > 0 && (
        <>
          {' '}
          <Arrow />{' '}
        </>
      )}
      <bdi>
        {hop.actor.kind === 'gap'
          ? t('claim.gap')
          : hop.actor.kind === 'unnamed'
            ? `“${hop.actor.descriptor}”`
            : (sources.find((each) => each.id === (hop.actor as { sourceId: string }).sourceId)
                ?.pseudonym ?? '?')}
      </bdi>
      {hop.role === 'translator' && ` (${t('claim.translated')})`}
    </span>
  ));
}
