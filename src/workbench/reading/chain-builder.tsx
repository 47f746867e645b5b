import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import type { Actor, Hop } from '#claims/claim.ts';
import type { Source } from '#terms/source.ts';
import { makeHop } from '#claims/make-hop.ts';
import { useWords } from '../words/words.ts';

/**
 * The chain of a claim, origin first, whoever told us last. Each step is a source, somebody known
 * only by words, or a step we know is missing.
 */
export function ChainBuilder(props: {
  readonly hops: readonly Hop[];
  readonly sources: readonly Source[];
  readonly onChange: (hops: readonly Hop[]) => void;
}) {
  const t = useWords();
  const { hops, onChange } = props;
  const replace = (at: number, change: Partial<Hop>): void =>
    onChange(hops.map((each, i) => (i === at ? { ...each, ...change } : each)));
  const move = (at: number, by: number): void => {
    const next = [...hops];
    const [taken] = next.splice(at, 1);
    if (taken !== undefined) next.splice(at + by, 0, taken);
    onChange(next);
  };
  const sorted = props.sources.toSorted((a, b) => a.pseudonym.localeCompare(b.pseudonym));
  return (
    <fieldset className="chain-builder">
      <legend className="label">{t('claim.chain')}</legend>
      <p className="hint">{t('claim.chainWhy')}</p>
      <ol>
        {hops.map((each, at) => {
          const place =
            hops.length === 1
              ? t('claim.only')
              : at === 0
                ? t('claim.origin')
                : at === hops.length - 1
                  ? t('claim.last')
                  : t('claim.step', { at: at + 1 });
          return (
            <li key={at}>
              <span className="hop-place small mute">{place}</span>
              <div className="hop">
                <select
                  aria-label={t('claim.who', { place })}
                  value={keyOf(each.actor)}
                  onChange={(event) => replace(at, { actor: actorOf(event.target.value) })}
                >
                  <optgroup label={t('claim.sources')}>
                    {sorted.map((source) => (
                      <option key={source.id} value={source.id}>
                        {source.pseudonym}
                      </option>
                    ))}
                  </optgroup>
                  <option value="unnamed">{t('claim.unnamed')}</option>
                  <option value="gap">{t('claim.gap')}</option>
                </select>
                <span className="hop-tools">
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={t('claim.earlier', { place })}
                    disabled={at === 0}
                    onClick={() => move(at, -1)}
                  >
                    <ArrowUp size={14} aria-hidden />
                  </button>
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={t('claim.later', { place })}
                    disabled={at === hops.length - 1}
                    onClick={() => move(at, 1)}
                  >
                    <ArrowDown size={14} aria-hidden />
                  </button>
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={t('claim.removeStep', { place })}
                    disabled={hops.length === 1}
                    onClick={() => onChange(hops.filter((_, i) => i !== at))}
                  >
                    <X size={14} aria-hidden />
                  </button>
                </span>
              </div>
              {each.actor.kind === 'unnamed' && (
                <input
                  className="input"
                  dir="auto"
                  aria-label={t('claim.descriptor', { place })}
                  placeholder={t('claim.descriptorHint')}
                  value={each.actor.descriptor}
                  onChange={(event) =>
                    replace(at, { actor: { kind: 'unnamed', descriptor: event.target.value } })
                  }
                />
              )}
              {at > 0 && (
                <label className="small translator">
                  <input
                    type="checkbox"
                    checked={each.role === 'translator'}
                    onChange={(event) =>
                      replace(at, { role: event.target.checked ? 'translator' : 'relay' })
                    }
                  />
                  {t('claim.translated')}
                </label>
              )}
            </li>
          );
        })}
      </ol>
      <div className="actions">
        <button
          type="button"
          className="button small"
          onClick={() =>
            onChange([makeHop({ kind: 'unnamed', descriptor: '' }, 'observer'), ...hops])
          }
        >
          <Plus size={13} aria-hidden />
          {t('claim.addEarlier')}
        </button>
        <button
          type="button"
          className="button small"
          onClick={() => onChange([makeHop({ kind: 'gap' }, 'observer'), ...hops])}
        >
          <Plus size={13} aria-hidden />
          {t('claim.addGap')}
        </button>
      </div>
    </fieldset>
  );

  function keyOf(actor: Actor): string {
    return actor.kind === 'source' ? actor.sourceId : actor.kind;
  }
  function actorOf(key: string): Actor {
    if (key === 'gap') return { kind: 'gap' };
    const source = props.sources.find((each) => each.id === key);
    return source === undefined
      ? { kind: 'unnamed', descriptor: '' }
      : { kind: 'source', sourceId: source.id };
  }
}
