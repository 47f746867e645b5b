import { describe, expect, it } from 'vitest';
import { explain } from './explain.ts';
import { grade } from './grade.ts';
import { makeInput } from './hand-made.ts';
import { siloDocuments, siloInput, siloLineage, siloPosterior } from './silo-case.ts';
import { columns } from './wrap.ts';

const full = grade(siloInput(), siloLineage(), siloPosterior());

describe('explain', () => {
  it('[AS20] the explanation of the silo is the golden file', async () => {
    const text = explain(siloInput(), full, siloDocuments());
    await expect(text).toMatchFileSnapshot('../../test/goldens/explain-silo.md');
  });
  it('[AS20] fits a terminal, holds no holes, and works without documents', () => {
    for (const text of [explain(siloInput(), full, siloDocuments()), explain(siloInput(), full)]) {
      expect(text).not.toMatch(/undefined|NaN|null|\[object/);
      for (const line of text.split('\n')) expect(columns(line), line).toBeLessThanOrEqual(90);
    }
  });
  it('[AS20] an empty question is explained too', () => {
    const nobody = grade(
      makeInput([]),
      { ...siloLineage(), nodes: [], origins: [], pairs: [], marks: [] },
      { ...siloPosterior(), answers: [], contributions: [], reports: 0 },
    );
    const text = explain(makeInput([]), nobody);
    expect(text.replace(/\s+/g, ' ')).toContain('nobody has reported on it');
    expect(text).not.toContain('##  ');
  });
});
