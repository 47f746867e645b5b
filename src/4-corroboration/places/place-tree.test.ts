import { describe, expect, it } from 'vitest';
import {
  common,
  contains,
  PlaceTreeError,
  placePath,
  treeFromPairs,
  treeFromRows,
} from './place-tree.ts';

describe('place tree', () => {
  const tree = treeFromPairs([
    ['Ardo', 'Sefin'],
    ['Sefin', 'North'],
    ['Belu', 'Sefin'],
    ['Ardo', 'South'],
  ]);
  const only = (name: string): number =>
    tree.placesOf[tree.nameStart[tree.find(name)] as number] as number;

  it('knows what lies in what', () => {
    expect(contains(tree, only('North'), only('Belu'))).toBe(true);
    expect(contains(tree, only('Belu'), only('North'))).toBe(false);
    expect(contains(tree, only('Belu'), only('Belu'))).toBe(true);
    expect(common(tree, only('Belu'), only('Ardo'))).toBe(only('Sefin'));
    expect(common(tree, only('Belu'), only('South'))).toBe(0);
    expect(placePath(tree, only(' belu '))).toBe('Belu, Sefin, North');
    expect(tree.depth[only('Belu')]).toBe(3);
  });

  it('keeps two places of one name apart', () => {
    const k = tree.find('ardo');
    const places = Array.from(tree.placesOf.subarray(tree.nameStart[k], tree.nameStart[k + 1]));
    expect(places.map((p) => placePath(tree, p))).toEqual(['Ardo, Sefin, North', 'Ardo, South']);
    expect(tree.find('Elsewhere')).toBe(-1);
  });

  it('takes the one place above all others for the top', () => {
    const world = treeFromRows([
      { id: '7', name: 'North', parent: '1' },
      { id: '1', name: 'World', parent: null },
      { id: '9', name: 'Belu', parent: '7' },
    ]);
    expect([...world.parent]).toEqual([-1, 0, 1]);
    expect(world.name).toEqual(['World', 'North', 'Belu']);
    expect(placePath(world, 2)).toBe('Belu, North');
  });

  it('refuses in words what is no tree', () => {
    const rows = (...list: [string, string, string | null][]) =>
      treeFromRows(list.map(([id, name, parent]) => ({ id, name, parent })));
    expect(() => rows(['1', 'A', '2'], ['2', 'B', '3'], ['3', 'C', '1'])).toThrow(
      new PlaceTreeError('A place cannot lie inside itself: “A” in “B” in “C” in “A”.'),
    );
    expect(() => rows(['1', 'A', '5'])).toThrow('“A” (1) lies in “5”, which is not listed.');
    expect(() => rows(['1', 'A', null], ['1', 'B', null])).toThrow('Place “1” is listed twice.');
    expect(() => rows(['1', ' ', null])).toThrow('has no name');
  });

  it('[CO71] of names alone: a row that closes a circle is left out, and that is said', () => {
    const notes: string[] = [];
    const tree = treeFromPairs(
      [
        ['A', 'B'],
        ['B', 'C'],
        ['C', 'A'],
      ],
      (note) => notes.push(note),
    );
    expect(placePath(tree, tree.placesOf[tree.nameStart[tree.find('A')] as number] as number)).toBe(
      'A, B',
    );
    expect(notes).toEqual(['“C” would lie inside itself, in “A”; that row is left out.']);
  });

  it('[CO72] of names alone: who lies in a name of several places lies in the outermost', () => {
    const notes: string[] = [];
    const tree = treeFromPairs(
      [
        ['Karun', 'Karun'],
        ['Karun', 'North'],
        ['Old Mill', 'Karun'],
        ['Luxa', 'Luxa'],
      ],
      (note) => notes.push(note),
    );
    const paths = tree.name.map((_, place) => placePath(tree, place)).sort();
    expect(paths).toEqual([
      '',
      'Karun, Karun, North',
      'Karun, North',
      'Luxa',
      'Luxa, Luxa',
      'North',
      'Old Mill, Karun, North',
    ]);
    expect(notes).toEqual([
      '1 place lies in a name that stands for several places; the outermost of them is taken.',
    ]);
  });

  it('is fine with nothing', () => {
    expect([...treeFromPairs([]).parent]).toEqual([-1]);
  });
});
