import { describe, expect, test } from 'vitest';
import type { Claim, Prediction } from '../../bench/data/claim.ts';
import { accu } from '../../bench/references/accu.ts';
import { copyingTest } from '../../bench/references/copying-test.ts';
import { crh } from '../../bench/references/crh.ts';
import { dawidSkene } from '../../bench/references/dawid-skene.ts';
import { means, medians } from '../../bench/references/numbers.ts';
import { oneCoin } from '../../bench/references/one-coin.ts';
import { votes } from '../../bench/references/votes.ts';

/** `item: source=value source=value`, an item a line. */
function claims(text: string): Claim[] {
  return text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [item = '', said = ''] = line.trim().split(': ');
      return said.split(' ').map((one) => {
        const [source = '', value = ''] = one.split('=');
        return { source, item, value };
      });
    });
}

function p(prediction: Prediction | undefined, value: string): number {
  return prediction?.answers.find((one) => one.value === value)?.probability ?? 0;
}

test('votes are shares', () => {
  const found = votes(claims('q: a=x b=x c=y d=z')).get('q');
  expect(found?.answers[0]).toEqual({ value: 'x', probability: 0.5 });
  expect(p(found, 'y')).toBe(0.25);
});

describe('Dawid–Skene', () => {
  test('one round by hand', () => {
    // Shares of the votes: q (1, 0), r (½, ½). Labels: x ¾, y ¼.
    // a said x, x: of x 1 and ½ and of y ½ times, always x. b said x, y: of x (1, ½), of y (0, ½).
    // r: x ¾ · 1 · ⅓ = ¼, y ¼ · 1 · 1 = ¼.
    const found = dawidSkene(claims('q: a=x b=x\nr: a=x b=y'), { rounds: 1 });
    expect(p(found.get('r'), 'x')).toBeCloseTo(0.5, 6);
    // q: x ¾ · 1 · ⅔, y ¼ · 1 · 0.
    expect(p(found.get('q'), 'x')).toBeCloseTo(1, 6);
  });

  test('a source that always says the opposite is read the other way round', () => {
    const lines = Array.from({ length: 40 }, (_, i) => {
      const right = i % 2 === 0 ? 'x' : 'y';
      const wrong = i % 2 === 0 ? 'y' : 'x';
      return `${i}: a=${right} b=${right} c=${right} liar=${wrong}`;
    });
    const found = dawidSkene(claims(`${lines.join('\n')}\nnew: liar=x`));
    expect(p(found.get('new'), 'y')).toBeGreaterThan(0.95);
  });
});

test('one coin: a source that is always outvoted counts against what it says', () => {
  const lines = Array.from({ length: 40 }, (_, i) => {
    const right = i % 2 === 0 ? 'x' : 'y';
    return `${i}: a=${right} b=${right} c=${right} liar=${right === 'x' ? 'y' : 'x'}`;
  });
  const found = oneCoin(claims(`${lines.join('\n')}\nnew: liar=x`));
  expect(p(found.get('new'), 'y')).toBeGreaterThan(0.95);
});

describe('the copying test', () => {
  const settings = { alpha: 0.2, copied: 0.8, falseValues: 100 };

  test('by hand: one false value shared by sources of accuracy .8', () => {
    // Independent: .2·.2/100 = .0004; copying: .2·.8 + .0004·.2 = .16008.
    const found = copyingTest([0, 1, 0], 0.8, 0.8, settings);
    const independent = (0.8 * 0.0004) / (0.8 * 0.0004 + 0.2 * 0.16008);
    expect(found.independent).toBeCloseTo(independent, 12);
    expect(found.firstFromSecond).toBeCloseTo(found.secondFromFirst, 12);
  });

  test('sharing what is true says little, differing speaks against', () => {
    expect(copyingTest([3, 0, 0], 0.8, 0.8, settings).independent).toBeGreaterThan(0.6);
    expect(copyingTest([0, 0, 1], 0.8, 0.8, settings).independent).toBeGreaterThan(0.95);
  });

  test('a false value points to the worse source as the one copied from', () => {
    const found = copyingTest([0, 1, 0], 0.9, 0.5, settings);
    expect(found.firstFromSecond).toBeGreaterThan(found.secondFromFirst);
  });
});

describe('ACCU', () => {
  test('one claim by hand: accuracy .8 and 100 false values', () => {
    // e^{ln(100·.8/.2)} = 400 against 100 values nobody named: .8 again, so it stays.
    const found = accu(claims('q: a=x'));
    expect(p(found.predictions.get('q'), 'x')).toBeCloseTo(0.8, 6);
    expect(found.accuracies.get('a')).toBeCloseTo(0.8, 6);
  });

  test('ACCUCOPY: three who share odd errors count about as one', () => {
    const lines = Array.from({ length: 30 }, (_, i) =>
      i % 3 === 0
        ? `${i}: a=t${i} b=t${i} c=f${i} d=f${i} e=f${i} g=t${i} h=t${i}`
        : `${i}: a=t${i} b=t${i} c=t${i} d=t${i} e=t${i} g=t${i} h=t${i}`,
    );
    const all = claims(`${lines.join('\n')}\nnew: a=t b=t c=f d=f e=f`);
    const plain = p(accu(all).predictions.get('new'), 't');
    const { predictions, links } = accu(all, { copying: true });
    expect(p(predictions.get('new'), 't')).toBeGreaterThan(Math.max(0.5, plain));
    const best = [...links].sort((one, two) => two.probability - one.probability).slice(0, 3);
    expect(best.map(({ child, parent }) => [child, parent].sort().join('')).sort()).toEqual([
      'cd',
      'ce',
      'de',
    ]);
  });
});

test('mean and median, words left out', () => {
  const all = claims('q: a=1 b=2 c=9 d=many e=4');
  expect(means(all).get('q')).toBe(4);
  expect(medians(all).get('q')).toBe(3);
});

test('CRH draws near the sources that agree', () => {
  const all = claims(
    Array.from(
      { length: 20 },
      (_, i) => `${i}: a=${i} b=${i} c=${i + (i % 2 === 0 ? 9 : -9)}`,
    ).join('\n'),
  );
  expect(Math.abs((crh(all).get('4') as number) - 4)).toBeLessThan(0.5);
});
