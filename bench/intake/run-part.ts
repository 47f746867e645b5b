/** One part in a process of its own: time and memory measured are of that part and nothing else. */
import type { Figure } from './figure.ts';
import { partNamed } from './parts.ts';

export interface PartOrder {
  readonly part: string;
  readonly quick: boolean;
  readonly data: string;
}

export type PartAnswer = { readonly say: string } | { readonly figures: readonly Figure[] };

process.once('message', async ({ part, quick, data }: PartOrder) => {
  const measure = await partNamed(part);
  const tell = (answer: PartAnswer): void => void process.send?.(answer);
  const figures = await measure({ quick, data, say: (line) => tell({ say: line }) });
  process.send?.({ figures } satisfies PartAnswer, () => process.exit(0));
});
