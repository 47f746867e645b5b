import { describe, expect, it } from 'vitest';
import { chainText } from './chain-text.ts';
import { grade } from './grade.ts';
import { makeClaim, makeInput, makeLineage, makeNode, YES } from './hand-made.ts';
import { siloDocuments, siloInput, siloLineage, siloPosterior } from './silo-case.ts';

describe('chainText', () => {
  it('[AS21] the drawing of the silo is the golden file', async () => {
    const full = grade(siloInput(), siloLineage(), siloPosterior());
    const text = chainText(siloInput(), full, siloDocuments());
    await expect(text).toMatchFileSnapshot('../../test/goldens/chain-silo.txt');
  });

  it('[AS21] somebody who told us and told others; a gap in the middle', async () => {
    const claims = [
      makeClaim('c41', ['Plum'], YES),
      makeClaim('c44', ['Plum', 'Alder'], YES),
      makeClaim('c47', ['Plum', 'Alder', '?', 'Heron'], YES),
      makeClaim('c49', ['Plum', 'Alder', '?', 'Heron', 'Ibis'], YES),
    ];
    const nodes = [
      makeNode(0, null, 'Plum', ['c41']),
      makeNode(1, 0, 'Alder', ['c44']),
      makeNode(2, 1, '?'),
      makeNode(3, 2, 'Heron', ['c47']),
      makeNode(4, 3, 'Ibis', ['c49'], { role: 'translator' }),
    ];
    const [plum] = siloLineage().origins;
    if (plum === undefined) throw new Error('The silo has an origin.');
    const lineage = {
      ...makeLineage(nodes),
      origins: [{ ...plum, claimIds: claims.map(({ id }) => id) }],
    };
    const input = makeInput(claims);
    const text = chainText(input, grade(input, lineage, siloPosterior()), siloDocuments());
    await expect(text).toMatchFileSnapshot('../../test/goldens/chain-relays-who-report.txt');
  });

  it('[AS21] nobody has reported', () => {
    const input = makeInput([]);
    const full = grade(input, makeLineage([]), {
      ...siloPosterior(),
      answers: [],
      contributions: [],
    });
    expect(chainText(input, full)).toContain('Nobody has reported on it.');
  });
});
