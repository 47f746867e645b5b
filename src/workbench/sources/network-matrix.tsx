import type { NetworkSource } from '#server/views.ts';
import { useWords } from '../words/words.ts';
import { tierName } from './sources-search.ts';

/** The same as the drawing, in numbers: tiers by cells, each number opens its list. */
export function NetworkMatrix(props: {
  readonly rows: readonly NetworkSource[];
  readonly onNarrow: (tier: string, cell: string) => void;
}) {
  const t = useWords();
  const counts = new Map<string, number>();
  const cells = new Set<string | null>();
  const tiers = new Set<number | null>();
  for (const { source } of props.rows) {
    const key = JSON.stringify([source.tier, source.cell]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    cells.add(source.cell);
    tiers.add(source.tier);
  }
  const columns = [...cells].sort((a, b) =>
    a === null ? 1 : b === null ? -1 : a.localeCompare(b),
  );
  const lines = [4, 3, 2, 1, 0, null].filter((tier) => tiers.has(tier));
  return (
    <div
      className="matrix-frame"
      tabIndex={0}
      role="region"
      aria-label={t('network.picture.asTable')}
    >
      <table className="matrix">
        <caption className="small mute">{t('network.picture.matrix')}</caption>
        <thead>
          <tr>
            <td />
            {columns.map((cell) => (
              <th key={String(cell)} scope="col">
                <bdi>{cell ?? t('network.noCell')}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((tier) => (
            <tr key={String(tier)}>
              <th scope="row">
                {tier === null ? t('network.picture.unknownTier') : t(`network.tier.t${tier as 0}`)}
              </th>
              {columns.map((cell) => {
                const count = counts.get(JSON.stringify([tier, cell])) ?? 0;
                return (
                  <td key={String(cell)} className="number">
                    {count > 0 && (
                      <button
                        type="button"
                        className="link"
                        onClick={() => props.onNarrow(tierName(tier), cell ?? '')}
                      >
                        {count}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
