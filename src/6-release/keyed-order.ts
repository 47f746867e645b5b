/**
 * An order of names that follows from a secret seed and from nothing else one could see: each name is
 * hashed together with the seed and the names are sorted by their hashes. The order in which they
 * were handed in is no matter.
 *
 * Not a cipher: 128 bits of a multiplicative hash (cyrb128, public domain) spread names evenly, and
 * whoever reads a release sees neither the seed nor the names – only "Source 1", "Source 2" …
 */
export function keyedOrder(names: readonly string[], seed: string): readonly string[] {
  return names
    .map((name) => ({ name, key: hash(`${seed.length}:${seed}${name}`) }))
    .toSorted((a, b) => compare(a.key, b.key) || compare(a.name, b.name))
    .map(({ name }) => name);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function hash(text: string): string {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ k, 597399067);
    b = c ^ Math.imul(b ^ k, 2869860233);
    c = d ^ Math.imul(c ^ k, 951274213);
    d = a ^ Math.imul(d ^ k, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a]
    .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
    .join('');
}
