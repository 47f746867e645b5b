import { Link } from '@tanstack/react-router';
import { Shield } from 'lucide-react';
import { sayDistance } from '#assessment/cross-check/say-span.ts';
import type { WhereWhenItem } from '#assessment/cross-check/case-where-when.ts';
import { spanText } from '../parts/span-text.ts';
import { useWords } from '../words/words.ts';
import type { Spot } from './clusters.ts';

/** So many entries are listed; more nobody reads, and the brush is there to narrow them. */
const MOST = 400;

/** Everything on the map in words: place by place, each with what stands there. */
export function MapList(props: {
  readonly caseId: string;
  readonly spots: readonly Spot[];
  readonly zone: string;
  readonly time: 'told' | undefined;
  readonly nowhere: number;
  readonly brushed: boolean;
  readonly lit: string | null;
  readonly onLit: (key: string | null) => void;
  readonly onGo: (spot: Spot) => void;
}) {
  const t = useWords();
  const { caseId, spots, zone, lit, onLit, onGo, nowhere } = props;
  const ordered = spots.toSorted(
    (a, b) => b.items.length - a.items.length || (a.key < b.key ? -1 : 1),
  );
  const shown: { spot: Spot; items: readonly WhereWhenItem[] }[] = [];
  let room = MOST;
  for (const spot of ordered) {
    if (room <= 0) break;
    shown.push({ spot, items: spot.items.toSorted(byQuestion).slice(0, room) });
    room -= spot.items.length;
  }
  const left = spots.reduce((sum, { items }) => sum + items.length, 0) - MOST;
  return (
    <section className="map-list" aria-label={t('crossCheck.list')} tabIndex={0}>
      {spots.length === 0 && <p className="mute">{t('crossCheck.noneWithin')}</p>}
      {shown.map(({ spot, items }) => (
        <section
          key={spot.key}
          className={lit === spot.key ? 'place lit' : 'place'}
          onPointerEnter={() => onLit(spot.key)}
          onPointerLeave={() => onLit(null)}
        >
          <h2>
            <button
              type="button"
              className="place-go"
              onClick={() => onGo(spot)}
              onFocus={() => onLit(spot.key)}
              onBlur={() => onLit(null)}
            >
              {spot.heldBack && <Shield size={14} aria-hidden />}
              <bdi>
                {spot.name === null
                  ? t('crossCheck.point', { radius: sayDistance(spot.radius) })
                  : t('crossCheck.place', { name: spot.name, radius: sayDistance(spot.radius) })}
              </bdi>
              <span className="mute small">{spot.items.length}</span>
            </button>
          </h2>
          {spot.heldBack && <p className="small mute">{t('crossCheck.siteWhy')}</p>}
          <ul>
            {items.map((item) => (
              <Entry key={`${item.kind} ${item.id}`} item={item} caseId={caseId} zone={zone} />
            ))}
          </ul>
        </section>
      ))}
      {left > 0 && <p className="mute small">{t('crossCheck.more', { count: left })}</p>}
      {nowhere > 0 && <p className="mute small">{t('crossCheck.nowhere', { count: nowhere })}</p>}
      <p className="mute small">{t('crossCheck.listFoot')}</p>
    </section>
  );
}

/** Question by question, its finding before the claims it rests on. */
function byQuestion(a: WhereWhenItem, b: WhereWhenItem): number {
  return (
    a.ref.localeCompare(b.ref, 'en', { numeric: true }) ||
    Number(b.kind === 'finding') - Number(a.kind === 'finding')
  );
}

/** One claim or finding: question, what it says, who, when. */
export function Entry(props: {
  readonly item: WhereWhenItem;
  readonly caseId: string;
  readonly zone: string;
}) {
  const t = useWords();
  const { item, caseId, zone } = props;
  return (
    <li className={`entry ${item.state}`}>
      <span className="entry-head">
        <Link
          className="link"
          to="/case/$caseId/cross-check/$question"
          params={{ caseId, question: item.ref }}
          title={item.question}
        >
          {item.ref}
        </Link>{' '}
        <bdi className="strong">{item.says}</bdi>
      </span>
      <span className="small mute">
        {item.kind === 'finding'
          ? `${t('crossCheck.finding')} · ${t('crossCheck.origins', { count: item.who as never })}`
          : item.who}
        {item.about !== null && (
          <>
            {' · '}
            <bdi title={t(`crossCheck.taken.${item.about.takenFrom}`)}>
              {spanText(item.about, zone)}
            </bdi>
          </>
        )}
      </span>
    </li>
  );
}
