import { percent, percentRange } from '#assessment/words.ts';
import { useWords } from '../words/words.ts';
import './probability-bar.css';

/**
 * How sure: a mark at the probability inside its 90 % interval, on the whole scale from 0 to 100 % –
 * never a cut one. `was` leaves a ghost where the mark stood, so that a change can be seen.
 */
export function ProbabilityBar(props: {
  readonly probability: number;
  readonly interval: readonly [number, number];
  readonly was?: number | null;
  /** `big` carries the words of the scale beneath. */
  readonly size?: 'small' | 'big';
}) {
  const t = useWords();
  const { probability, interval, was = null, size = 'small' } = props;
  const [low, high] = interval;
  const label = t('bar.label', {
    probability: percent(probability),
    range: percentRange(interval),
  });
  const moved = was !== null && Math.abs(was - probability) > 0.002;
  return (
    <div className={`probability ${size}`}>
      <div className="track" role="img" aria-label={label} title={label}>
        <span
          className="band"
          style={{ insetInlineStart: `${low * 100}%`, inlineSize: `${(high - low) * 100}%` }}
        />
        {was !== null && (
          <span
            className="ghost"
            style={{ insetInlineStart: `${was * 100}%`, opacity: moved ? 1 : 0 }}
          />
        )}
        <span className="at" style={{ insetInlineStart: `${probability * 100}%` }} />
      </div>
      {size === 'big' && (
        <div className="scale" aria-hidden>
          {BANDS.map(([key, from, to]) => (
            <span
              key={key}
              style={{ insetInlineStart: `${from}%`, inlineSize: `${to - from}%` }}
              className={probability * 100 >= from && probability * 100 < to ? 'on' : ''}
            >
              {t(`bar.${key}`)}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

/** ICD 203's words and the bands they stand for; the outermost two are too narrow to be labelled. */
const BANDS = [
  ['veryUnlikely', 5, 20],
  ['unlikely', 20, 45],
  ['even', 45, 55],
  ['likely', 55, 80],
  ['veryLikely', 80, 95],
] as const;
