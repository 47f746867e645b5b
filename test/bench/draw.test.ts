import { expect, test } from 'vitest';
import { logLogCharts } from '../../bench/draw/log-log.ts';
import { reliabilityDiagram } from '../../bench/draw/reliability-diagram.ts';
import { reliabilityBins } from '../../bench/metrics/calibration.ts';

test('a diagram says what it shows, escapes names and has no NaN in it', () => {
  const bins = reliabilityBins({ top: [0.9, 0.6], right: [1, 0] });
  const svg = reliabilityDiagram('A <b> & c', [
    { name: '"ours"', bins, ece: 0.35, colour: '#000' },
  ]);
  expect(svg).toContain('aria-label="A &#60;b&#62; &#38; c.');
  expect(svg).not.toContain('NaN');
  expect(svg).toContain('ECE 0.350');
});

test('a chart of growth has a tick for every power of ten', () => {
  const svg = logLogCharts('Growth', [
    {
      title: 'Time',
      x: 'claims',
      y: 's',
      lines: [
        {
          name: 'ours',
          points: [
            { x: 1e4, y: 0.5 },
            { x: 1e6, y: 50 },
          ],
        },
      ],
    },
  ]);
  for (const tick of ['10⁴', '10⁵', '10⁶', '>0.1<', '>100<']) expect(svg).toContain(tick);
  expect(svg).not.toContain('NaN');
});
