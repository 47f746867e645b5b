import type { Reliability } from '#assessment/reliability.ts';
import { useWords } from '../words/words.ts';

/** One reliability: role and topic, the interval drawn on 0…100 %, the same in numbers. */
export function RateRow({
  reliability,
}: {
  readonly reliability: Pick<
    Reliability,
    'role' | 'topic' | 'mean' | 'low' | 'high' | 'right' | 'wrong' | 'letter'
  >;
}) {
  const t = useWords();
  const { role, topic, mean, low, high, right, wrong } = reliability;
  const percent = (p: number): number => Math.round(p * 100);
  const label = t('sources.recordLabel', {
    mean: percent(mean),
    low: percent(low),
    high: percent(high),
    right: Math.round(right * 10) / 10,
    wrong: Math.round(wrong * 10) / 10,
  });
  return (
    <div className="rate-row" title={label}>
      <span className="small clip">
        {t(`role.${role}`)} · <bdi>{topic}</bdi>
      </span>
      <Interval low={low} high={high} mean={mean} label={label} />
      <span className="small mute nowrap">
        {percent(low)}–{percent(high)} %
      </span>
    </div>
  );
}

/** An interval on the whole scale from 0 to 1. */
export function Interval(props: {
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  readonly label: string;
}) {
  const { low, high, mean } = props;
  return (
    <span className="interval" role="img" aria-label={props.label}>
      <span style={{ insetInlineStart: `${low * 100}%`, inlineSize: `${(high - low) * 100}%` }} />
      <b style={{ insetInlineStart: `${mean * 100}%` }} />
    </span>
  );
}
