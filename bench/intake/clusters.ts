/**
 * Words that are used alike, from plain text: the exchange algorithm (Kneser & Ney 1993; Martin, Liermann
 * & Ney 1998). Each word has a class; a bigram model of the classes should make the text likely; words are
 * moved one by one to the class where it is likeliest, until little moves. Words come in order of
 * frequency; the start is by frequency too, so nothing depends on chance.
 */
export function exchange(
  stream: Int32Array,
  words: number,
  classes: number,
  rounds: number,
  say?: (line: string) => void,
): Int32Array {
  const of = new Int32Array(words);
  for (let w = 0; w < words; w++) of[w] = w < classes ? w : w % classes;
  // Neighbours of each word, and how often.
  const right: Map<number, number>[] = Array.from({ length: words }, () => new Map());
  const left: Map<number, number>[] = Array.from({ length: words }, () => new Map());
  const count = new Int32Array(words);
  for (let i = 0; i < stream.length; i++) {
    const a = stream[i] ?? 0;
    count[a] = (count[a] ?? 0) + 1;
    if (i + 1 === stream.length) break;
    const b = stream[i + 1] ?? 0;
    right[a]?.set(b, (right[a]?.get(b) ?? 0) + 1);
    left[b]?.set(a, (left[b]?.get(a) ?? 0) + 1);
  }
  const K = classes;
  const pair = new Float64Array(K * K);
  const sum = new Float64Array(K);
  for (let a = 0; a < words; a++) {
    sum[of[a] ?? 0] = (sum[of[a] ?? 0] ?? 0) + (count[a] ?? 0);
    for (const [b, n] of right[a] ?? [])
      pair[(of[a] ?? 0) * K + (of[b] ?? 0)] = (pair[(of[a] ?? 0) * K + (of[b] ?? 0)] ?? 0) + n;
  }
  const xlogx = (x: number): number => (x > 0 ? x * Math.log(x) : 0);
  for (let round = 0; round < rounds; round++) {
    let moved = 0;
    for (let w = 0; w < words; w++) {
      const home = of[w] ?? 0;
      const toRight = new Float64Array(K);
      const fromLeft = new Float64Array(K);
      let self = 0;
      for (const [b, n] of right[w] ?? []) {
        if (b === w) self = n;
        else toRight[of[b] ?? 0] = (toRight[of[b] ?? 0] ?? 0) + n;
      }
      for (const [a, n] of left[w] ?? [])
        if (a !== w) fromLeft[of[a] ?? 0] = (fromLeft[of[a] ?? 0] ?? 0) + n;
      // Take the word out.
      for (let c = 0; c < K; c++) {
        pair[home * K + c] = (pair[home * K + c] ?? 0) - (toRight[c] ?? 0);
        pair[c * K + home] = (pair[c * K + home] ?? 0) - (fromLeft[c] ?? 0);
      }
      pair[home * K + home] = (pair[home * K + home] ?? 0) - self;
      sum[home] = (sum[home] ?? 0) - (count[w] ?? 0);
      const rs: number[] = [];
      const ls: number[] = [];
      for (let c = 0; c < K; c++) {
        if ((toRight[c] ?? 0) > 0) rs.push(c);
        if ((fromLeft[c] ?? 0) > 0) ls.push(c);
      }
      let best = home;
      let top = -Infinity;
      for (let k = 0; k < K; k++) {
        let gain = 0;
        for (const c of rs) {
          if (c === k) continue;
          const p = pair[k * K + c] ?? 0;
          gain += xlogx(p + (toRight[c] ?? 0)) - xlogx(p);
        }
        for (const c of ls) {
          if (c === k) continue;
          const p = pair[c * K + k] ?? 0;
          gain += xlogx(p + (fromLeft[c] ?? 0)) - xlogx(p);
        }
        const own = pair[k * K + k] ?? 0;
        gain += xlogx(own + (toRight[k] ?? 0) + (fromLeft[k] ?? 0) + self) - xlogx(own);
        const s = sum[k] ?? 0;
        gain -= 2 * (xlogx(s + (count[w] ?? 0)) - xlogx(s));
        if (gain > top) [top, best] = [gain, k];
      }
      for (let c = 0; c < K; c++) {
        pair[best * K + c] = (pair[best * K + c] ?? 0) + (toRight[c] ?? 0);
        pair[c * K + best] = (pair[c * K + best] ?? 0) + (fromLeft[c] ?? 0);
      }
      pair[best * K + best] = (pair[best * K + best] ?? 0) + self;
      sum[best] = (sum[best] ?? 0) + (count[w] ?? 0);
      if (best !== home) moved++;
      of[w] = best;
    }
    say?.(`round ${round + 1}: ${moved} of ${words} moved`);
    if (moved < words / 200) break;
  }
  return of;
}
