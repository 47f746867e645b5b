import { formatValue } from '#claims/format-value.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Assessment } from '#assessment/finding.ts';
import { useWords } from '../words/words.ts';
import { axisFor, stretchOf } from './estimate-axis.ts';
import './estimate-bar.css';

/** Whether the finding is a stretch of numbers or times rather than one of several answers. */
export function isStretch(
  assessment: Pick<Assessment, 'best' | 'estimate'>,
  question: Pick<Question, 'type'>,
): boolean {
  return (
    assessment.best !== null &&
    assessment.estimate !== null &&
    (question.type === 'number' || question.type === 'time')
  );
}

/**
 * How many, or when: the 90 % interval with the median, and beneath it what each report stated. The
 * dashed frame is where it stood before.
 */
export function EstimateBar(props: {
  readonly question: Question;
  readonly assessment: Assessment;
  readonly was?: Assessment | null;
  readonly claims: readonly Claim[];
  /** Claims that are switched off. */
  readonly off?: ReadonlySet<string>;
}) {
  const t = useWords();
  const { question, assessment, was = null, off } = props;
  const best = assessment.best;
  const type = question.type;
  if (best === null || assessment.estimate === null || (type !== 'number' && type !== 'time')) {
    return null;
  }
  const now = stretchOf(best.value);
  const before = was?.best == null ? null : stretchOf(was.best.value);
  const claims = props.claims.filter((claim) => claim.status === 'accepted');
  const axis = axisFor(
    type,
    claims,
    [now, before].filter((each) => each !== null),
  );
  const place = (from: number, to: number) => ({
    insetInlineStart: `${axis.share(from) * 100}%`,
    inlineSize: `${(axis.share(to) - axis.share(from)) * 100}%`,
  });
  const label = (at: number): string =>
    type === 'number'
      ? formatValue({ type: 'number', low: at, high: at })
      : formatValue({
          type: 'time',
          from: new Date(at).toISOString().slice(0, axis.to - axis.from > 5 * 86_400_000 ? 10 : 16),
          to: new Date(at).toISOString().slice(0, axis.to - axis.from > 5 * 86_400_000 ? 10 : 16),
        });
  const words = t('bar.estimate', { range: best.label });
  return (
    <div className="estimate">
      <div className="track" role="img" aria-label={words} title={words}>
        {before !== null && <span className="before" style={place(before.from, before.to)} />}
        {now !== null && <span className="band" style={place(now.from, now.to)} />}
        <span
          className="at"
          style={{ insetInlineStart: `${axis.share(assessment.estimate.median) * 100}%` }}
        />
      </div>
      <div className="stated" aria-hidden>
        {claims.map((claim) => {
          const stretch = stretchOf(claim.value);
          if (stretch === null) return null;
          const open =
            stretch.to === Infinity ? 'open-end' : stretch.from === -Infinity ? 'open-start' : '';
          return (
            <span
              key={claim.id}
              className={`${open} ${off?.has(claim.id) === true ? 'off' : ''}`}
              style={place(stretch.from, stretch.to)}
            />
          );
        })}
      </div>
      <div className="axis" aria-hidden>
        {axis.ticks.map((at, i) => (
          <span
            key={at}
            className={i === 0 ? 'first' : i === axis.ticks.length - 1 ? 'last' : ''}
            style={{ insetInlineStart: `${axis.share(at) * 100}%` }}
          >
            {label(at)}
          </span>
        ))}
      </div>
    </div>
  );
}
