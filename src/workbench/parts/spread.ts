/**
 * Puts things on a line as near as possible to where each would like to be, without overlap and
 * without changing their order.
 *
 * Given wished centres w₁ … wₙ (in the order wanted) and sizes, finds centres y that minimise
 * Σ (yᵢ − wᵢ)² subject to yᵢ₊₁ − yᵢ ≥ (sizeᵢ + sizeᵢ₊₁)/2 + gap. With zᵢ = yᵢ − (distances up to i)
 * the constraint reads z₁ ≤ z₂ ≤ …, which is isotonic regression; the pool-adjacent-violators
 * algorithm solves it exactly in linear time (Barlow et al., *Statistical Inference under Order
 * Restrictions*, 1972).
 *
 * @returns the centres, in the order given.
 */
export function spread(
  wished: readonly number[],
  sizes: readonly number[],
  gap: number,
  from = -Infinity,
): readonly number[] {
  const offsets: number[] = [];
  let offset = 0;
  for (let i = 0; i < wished.length; i += 1) {
    if (i > 0) offset += ((sizes[i - 1] ?? 0) + (sizes[i] ?? 0)) / 2 + gap;
    offsets.push(offset);
  }
  const blocks: { sum: number; count: number }[] = [];
  for (let i = 0; i < wished.length; i += 1) {
    let block = { sum: (wished[i] ?? 0) - (offsets[i] ?? 0), count: 1 };
    let last = blocks.at(-1);
    while (last !== undefined && last.sum / last.count >= block.sum / block.count) {
      blocks.pop();
      block = { sum: block.sum + last.sum, count: block.count + last.count };
      last = blocks.at(-1);
    }
    blocks.push(block);
  }
  const least = from + (sizes[0] ?? 0) / 2;
  return blocks
    .flatMap(({ sum, count }) => Array.from({ length: count }, () => Math.max(least, sum / count)))
    .map((z, i) => z + (offsets[i] ?? 0));
}
