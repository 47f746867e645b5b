import { signed } from '#assessment/words.ts';
import './weight-bar.css';

/** Weight of evidence: from the middle to the end for the answer, to the start against it. */
export function WeightBar(props: {
  readonly decibans: number;
  /** The heaviest weight on show; both halves reach this far. */
  readonly most: number;
  readonly look: 'for' | 'against' | 'unknown';
}) {
  const share = Math.min(1, Math.abs(props.decibans) / Math.max(1, props.most)) * 50;
  return (
    <span className="weight-bar" role="img" aria-label={signed(props.decibans)}>
      <span
        className={props.look}
        style={{
          insetInlineStart: `${props.decibans >= 0 ? 50 : 50 - share}%`,
          inlineSize: `${share}%`,
        }}
      />
    </span>
  );
}
