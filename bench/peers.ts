/**
 * Figures of other tools on the same sets, measured on another day on a machine of two cores with the same
 * scoring; their seconds say nothing about speed beside ours. Names: `ck` crowd-kit, `td`
 * truthdiscovery, `kd` and `tf` KDEm's package and ports of its papers, `cti` crowd_truth_infer, `dafna`
 * DAFNA-EA, `tias` BWA and EBCC, `py` a plain majority or mean.
 */
import { readFileSync } from 'node:fs';

export interface PeerFigures {
  readonly accuracy?: number;
  readonly logLoss?: number;
  readonly brier?: number;
  readonly ece?: number;
  readonly mae?: number;
  readonly rmse?: number;
  readonly seconds?: number;
}

export type Peers = Readonly<Record<string, Readonly<Record<string, PeerFigures>>>>;

export const PEERS = JSON.parse(
  readFileSync(new URL('./peers.json', import.meta.url), 'utf8'),
) as Peers;

export interface BestPeer {
  readonly name: string;
  readonly figure: number;
}

/** The best peer on a set by one figure; accuracy is best when high, all others when low. */
export function bestPeer(set: string, field: keyof PeerFigures): BestPeer | null {
  let best: BestPeer | null = null;
  for (const [name, figures] of Object.entries(PEERS[set] ?? {})) {
    const figure = figures[field];
    if (figure === undefined) continue;
    const better =
      best === null || (field === 'accuracy' ? figure > best.figure : figure < best.figure);
    if (better) best = { name, figure };
  }
  return best;
}

/** Means over sets of every peer that has the figure on all of them, best first. */
export function peerMeans(sets: readonly string[], field: keyof PeerFigures): readonly BestPeer[] {
  const own = sets.filter((set) => PEERS[set] !== undefined);
  const names = new Set(own.flatMap((set) => Object.keys(PEERS[set] ?? {})));
  return [...names]
    .flatMap((name): BestPeer[] => {
      const figures = own.flatMap((set) => PEERS[set]?.[name]?.[field] ?? []);
      if (figures.length < own.length || own.length === 0) return [];
      return [{ name, figure: figures.reduce((a, b) => a + b, 0) / figures.length }];
    })
    .sort((a, b) => (field === 'accuracy' ? b.figure - a.figure : a.figure - b.figure));
}
