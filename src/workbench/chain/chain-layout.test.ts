import { describe, expect, it } from 'vitest';
import { makeClaim, makeInput, makeLink, NO, YES } from '#assessment/hand-made.ts';
import { siloInput } from '#assessment/silo-case.ts';
import type { AssessInput } from '#assessment/assess-input.ts';
import { traceLineage } from '#lineage/trace-lineage.ts';
import { bearingOf } from './bearing.ts';
import { BOX_HEIGHT, type Box, layOutChain, REPORT_HEIGHT } from './chain-layout.ts';

function layOut(input: AssessInput) {
  return layOutChain({
    lineage: traceLineage(input),
    reports: input.claims.map((claim, order) => ({
      claimId: claim.id,
      documentId: claim.documentId,
      order,
      bearing: bearingOf(claim, YES, input.question),
    })),
    links: input.links,
    weightOf: () => 5,
    originSays: () => 'for',
  });
}

function overlaps(boxes: readonly Box[]): string[] {
  return boxes.flatMap((a, i) =>
    boxes.slice(i + 1).flatMap((b) => {
      const apart = Math.abs(a.y - b.y) >= (a.height + b.height) / 2 - 1e-6;
      return a.column === b.column && !apart ? [`${a.key} / ${b.key}`] : [];
    }),
  );
}

describe('layOutChain', () => {
  it('[DE10] draws origins left, relays between, one row for every report at the right', () => {
    const layout = layOut(siloInput());
    expect(layout.columns).toBe(4);
    const kinds = (kind: Box['kind']) => layout.boxes.filter((box) => box.kind === kind);
    expect(kinds('report')).toHaveLength(9);
    expect(kinds('report').every((box) => box.column === 3)).toBe(true);
    expect(kinds('origin').every((box) => box.column === 0)).toBe(true);
    expect(kinds('relay').every((box) => box.column > 0 && box.column < 3)).toBe(true);
  });

  it('[DE10] makes one box of a relay that hands on two origins, and two wires enter it', () => {
    const layout = layOut(
      makeInput([
        makeClaim('a', ['Plum', 'Alder', 'Heron'], YES),
        makeClaim('b', ['Quince', 'Alder', 'Heron'], NO),
      ]),
    );
    const alder = layout.boxes.filter((box) => box.key === 'relay:source-Alder');
    expect(alder).toHaveLength(1);
    expect(alder[0]?.origins).toHaveLength(2);
    expect(layout.wires.filter((wire) => wire.to === 'relay:source-Alder')).toHaveLength(2);
    // For and against stay apart on the way through it.
    const onward = layout.wires.filter((wire) => wire.from === 'relay:source-Alder');
    expect(onward.map((wire) => wire.look).sort()).toEqual(['against', 'for']);
  });

  it('keeps two who had it from each other apart, so that nothing runs in a circle', () => {
    const layout = layOut(
      makeInput([
        makeClaim('a', ['Plum', 'Alder', 'Birch'], YES),
        makeClaim('b', ['Quince', 'Birch', 'Alder'], YES),
      ]),
    );
    expect(layout.boxes.filter((box) => box.kind === 'relay')).toHaveLength(4);
    expect(layout.columns).toBe(4);
  });

  it('[DE11] draws a gap as unknown, whatever the report says', () => {
    const layout = layOut(makeInput([makeClaim('a', ['?', 'Valley'], YES)]));
    expect(layout.wires.every((wire) => wire.look === 'unknown')).toBe(true);
  });

  it('[DE11] draws a suggested link as an arc between its two reports, and moves nothing by it', () => {
    const input = makeInput(
      [makeClaim('a', ['Plum', 'Heron'], YES), makeClaim('b', ['?', 'Ibis'], YES)],
      { links: [makeLink('l1', 'b', 'a')] },
    );
    const layout = layOut(input);
    expect(layout.arcs).toHaveLength(1);
    expect(layout.arcs[0]).toMatchObject({ linkId: 'l1', from: 'report:a', to: 'report:b' });
    expect(layout.arcs[0]?.probability).toBeGreaterThan(0);
    expect(layout.columns).toBe(3);
    expect(layout.boxes.filter((box) => box.kind === 'origin')).toHaveLength(2);
  });

  it('[DE11] draws a link that moves no chain too, without a probability', () => {
    const input = makeInput(
      [makeClaim('a', ['Plum', 'Heron'], YES), makeClaim('b', ['Plum', 'Ibis'], YES)],
      { links: [makeLink('l1', 'b', 'a')] },
    );
    expect(layOut(input).arcs[0]?.probability).toBeNull();
  });

  it('[DE12] nothing overlaps, with 60 reports over 12 origins and 8 relays', () => {
    const claims = Array.from({ length: 60 }, (_, i) =>
      makeClaim(
        `c${String(i).padStart(2, '0')}`,
        [`Origin${i % 12}`, `Relay${(i * 7) % 5}`, ...(i % 3 === 0 ? [] : [`Lead${i % 3}`])],
        i % 5 === 0 ? NO : YES,
      ),
    );
    const started = performance.now();
    const layout = layOut(makeInput(claims));
    expect(performance.now() - started).toBeLessThan(1000);
    expect(overlaps(layout.boxes)).toEqual([]);
    expect(layout.boxes.every((box) => box.y - box.height / 2 >= -1e-6)).toBe(true);
    expect(layout.height).toBeLessThan(60 * (REPORT_HEIGHT + BOX_HEIGHT));
  });
});
