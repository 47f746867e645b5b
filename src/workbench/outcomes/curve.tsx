import type { CalibrationView } from '#server/views.ts';
import { useWords } from '../words/words.ts';

type Band = CalibrationView['calibration']['bands'][number];

const SIZE = 300;
const EDGE = 40;

/**
 * The calibration curve on whole axes from 0 to 100 %: what was said across, how often it came true
 * upwards, each band with its 90 % interval. Where a band holds too few cases it is drawn as unknown.
 */
export function Curve({ bands }: { readonly bands: readonly Band[] }) {
  const t = useWords();
  const x = (p: number): number => EDGE + p * SIZE;
  const y = (p: number): number => 12 + (1 - p) * SIZE;
  return (
    <svg
      className="curve"
      viewBox={`0 0 ${SIZE + EDGE + 14} ${SIZE + 52}`}
      role="img"
      aria-label={`${t('outcomes.curveLabel')}. ${bands.map((band) => bandWords(band, t)).join('. ')}`}
    >
      {[0, 0.25, 0.5, 0.75, 1].map((p) => (
        <g key={p} className="curve-grid">
          <line x1={x(0)} x2={x(1)} y1={y(p)} y2={y(p)} />
          <line x1={x(p)} x2={x(p)} y1={y(0)} y2={y(1)} />
          <text x={x(0) - 7} y={y(p) + 4} textAnchor="end">
            {p * 100}
          </text>
          <text x={x(p)} y={y(0) + 16} textAnchor="middle">
            {p * 100}
          </text>
        </g>
      ))}
      <line className="curve-perfect" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
      {bands.map((band) => (
        <g key={band.words} className={band.enough ? 'curve-band' : 'curve-band few'}>
          <title>{bandWords(band, t)}</title>
          <rect
            x={x(band.low)}
            width={Math.max(2, x(band.high) - x(band.low))}
            y={y(band.interval[1])}
            height={Math.max(1, y(band.interval[0]) - y(band.interval[1]))}
          />
          <line
            x1={x(band.said)}
            x2={x(band.said)}
            y1={y(band.interval[0])}
            y2={y(band.interval[1])}
          />
          <circle cx={x(band.said)} cy={y(band.share)} r={5} />
        </g>
      ))}
      <text className="curve-axis" x={x(0.5)} y={y(0) + 34} textAnchor="middle">
        {t('outcomes.curveSaid')} (%)
      </text>
      <text
        className="curve-axis"
        transform={`translate(11 ${y(0.5)}) rotate(-90)`}
        textAnchor="middle"
      >
        {t('outcomes.curveCame')} (%)
      </text>
    </svg>
  );
}

/** The same in words: what a picture says must be readable without it. */
export function bandWords(band: Band, t: ReturnType<typeof useWords>): string {
  const whole = (p: number): number => Math.round(p * 100);
  return t('outcomes.band', {
    words: band.words,
    low: whole(band.low),
    high: whole(band.high),
    right: band.right,
    n: band.n,
    from: whole(band.interval[0]),
    to: whole(band.interval[1]),
  });
}
