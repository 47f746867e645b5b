/**
 * How soon the drawing of a network stands, on the case that the server holds: from the address to the
 * frame in which it is painted, and what of that is laying out and drawing in the page.
 */
import type { OpenBrowser } from '../../test/browser/open-browser.ts';
import { atMost, figure, type Figure } from '../intake/figure.ts';

/** `sources`: how many the open case has. */
export async function networkDrawingFigures(
  open: OpenBrowser,
  sources: number,
): Promise<readonly Figure[]> {
  const n = sources.toLocaleString('en-US');
  const drawn: number[] = [];
  const whole: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const { page: tab } = await open.newPage();
    tab.setDefaultTimeout(120_000);
    try {
      await tab.goto(`${open.base}/sources?view=drawing`, { waitUntil: 'commit' });
      await tab.locator('.network-frame[data-drawn-in]').waitFor({ state: 'attached' });
      const [took, since] = await tab.evaluate<[number, number]>(
        `[Number(document.querySelector('.network-frame').dataset.drawnIn), performance.now()]`,
      );
      drawn.push(took);
      whole.push(since);
    } finally {
      await tab.close();
    }
  }
  const median = (list: readonly number[]): number =>
    list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;
  const range = (list: readonly number[]): string =>
    `${Math.round(Math.min(...list))} to ${Math.round(Math.max(...list))} ms`;
  return [
    figure(
      `network drawing/${n} sources`,
      median(drawn),
      'milliseconds',
      atMost(2000),
      `laying out and drawing in the page, to the first painted frame, median of five (${range(drawn)})`,
    ),
    figure(
      `network drawing/${n} sources, from the address`,
      median(whole),
      'milliseconds',
      null,
      `with all the server works out for the screen, median of five (${range(whole)})`,
    ),
  ];
}
