import { at } from './channel.ts';
import type { Network } from './network.ts';

/**
 * The network as it would be had nothing come in from node n: n goes, with all that came through it.
 * What only a suggested link hangs below it stays, as an origin of its own.
 */
export function withoutNode(network: Network, n: number): Network {
  const { parent, copied } = network;
  const size = parent.length;
  const gone = new Uint8Array(size);
  gone[n] = 1;
  const kept: number[] = [];
  const place = new Int32Array(size).fill(-1);
  for (let i = 0; i < size; i++) {
    const up = at(parent, i);
    if (i > n && up >= 0 && at(gone, up) === 1 && at(copied, i) === 1) gone[i] = 1;
    if (at(gone, i) === 1) continue;
    place[i] = kept.length;
    kept.push(i);
  }
  const pick = (array: Float64Array) => Float64Array.from(kept, (i) => at(array, i));
  const up = (i: number) => (at(parent, i) < 0 ? -1 : at(place, at(parent, i)));
  return {
    answers: network.answers,
    parent: Int32Array.from(kept, up),
    copied: Float64Array.from(kept, (i) => (up(i) < 0 ? 1 : at(copied, i))),
    observes: pick(network.observes),
    passes: pick(network.passes),
    statements: kept.map((i) => network.statements[i] ?? null),
    cluster: Int32Array.from(kept, (i) => at(network.cluster, i)),
    ...(network.matrices === undefined
      ? {}
      : {
          matrices: new Map(
            [...network.matrices].flatMap(([i, matrix]) =>
              at(gone, i) === 1 ? [] : [[at(place, i), matrix] as const],
            ),
          ),
        }),
  };
}

/** The network with every suggested link decided the way that is more probable. */
export function likelierLinks(network: Network): Network {
  const { parent, copied } = network;
  if (copied.every((p) => p === 1)) return network;
  return {
    ...network,
    parent: parent.map((up, i) => (at(copied, i) < 0.5 ? -1 : up)),
    copied: new Float64Array(copied.length).fill(1),
  };
}
