/*
 * The person wants to see where things are said to have happened, how exactly that is known, and what
 * does not fit on the ground: two versions a kilometre apart, somebody in two places. They narrow it by
 * area and time and carry that to the other screens. It worked when they can point at a circle and say
 * who says so – and never take a circle for a dot.
 */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { Waiting } from '../parts/refusal.tsx';
import { ToScreen } from '../parts/to-screen.tsx';
import { useWords } from '../words/words.ts';
import { BrushBar } from './brush-bar.tsx';
import { type Brush, boxOf, brushTest, isBrushed } from '#assessment/cross-check/brush.ts';
import { spotsOf } from './clusters.ts';
import { MapList } from './map-list.tsx';
import { MapPaper } from './map-paper.tsx';
import type { MapSearch } from './search.ts';
import { useWhereWhen } from './queries.ts';
import { TwoPlaces } from './two-places.tsx';
import './map.css';

export function MapScreen() {
  const t = useWords();
  const { caseId } = useParams({ from: '/case/$caseId/map' });
  const search = useSearch({ from: '/case/$caseId/map' });
  const go = useNavigate({ from: '/case/$caseId/map' });
  const view = useWhereWhen(caseId, search.speed ?? 100);
  const [lit, setLit] = useState<string | null>(null);
  const { from, to, time, area, pick, show } = search;
  const brush = useMemo<Brush>(
    () => ({
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(time === undefined ? {} : { time }),
      ...(area === undefined ? {} : { area }),
      ...(pick === undefined ? {} : { pick }),
      ...(show === undefined ? {} : { show }),
    }),
    [from, to, time, area, pick, show],
  );
  const within = useMemo(
    () => (view.data?.items ?? []).filter(brushTest(brush)),
    [view.data, brush],
  );
  const spots = useMemo(() => spotsOf(within), [within]);
  const narrow = useCallback(
    (change: { readonly [K in keyof MapSearch]: MapSearch[K] | undefined }): void => {
      void go({
        // A field that is taken off stays in as undefined: what is left out comes along by itself.
        search: (before) => ({ ...before, ...change }) as MapSearch,
        replace: true,
      });
    },
    [go],
  );
  if (view.data === undefined) return <Waiting error={view.error} />;
  const { items, landmarks, twoPlaces, zone } = view.data;
  const placed = items.filter(({ where }) => where !== null);
  return (
    <div className="map-screen">
      <header className="map-head">
        <h1>{t('crossCheck.map')}</h1>
      </header>
      {placed.length === 0 ? (
        <div className="empty">
          <strong>{t('crossCheck.emptyTitle')}</strong>
          <span>{t('crossCheck.emptyWhy')}</span>
          <ToScreen caseId={caseId} screen="inbox" />
        </div>
      ) : (
        <>
          <BrushBar
            caseId={caseId}
            screen="map"
            brush={brush}
            items={items}
            within={within}
            zone={zone}
            onBrush={narrow}
          />
          <div className="map-body">
            <MapPaper
              spots={spots}
              landmarks={landmarks}
              pairs={twoPlaces.found}
              at={search.at}
              box={boxOf(area)}
              lit={lit}
              onLit={setLit}
              onAt={(at) => narrow({ at })}
              onArea={(chosen) => narrow({ area: chosen })}
            />
            <MapList
              caseId={caseId}
              spots={spots}
              zone={zone}
              time={time}
              nowhere={within.filter(({ where }) => where === null).length}
              brushed={isBrushed(brush)}
              lit={lit}
              onLit={setLit}
              onGo={(spot) => narrow({ at: atText(spot) })}
            />
          </div>
          <TwoPlaces
            key={twoPlaces.speed}
            caseId={caseId}
            view={twoPlaces}
            zone={zone}
            onSpeed={(speed) => narrow({ speed: speed === 100 ? undefined : speed })}
          />
        </>
      )}
    </div>
  );
}

/** The place of a spot as the address has it, near enough that its circle fills a third of the page. */
function atText({ lat, lon, radius }: { lat: number; lon: number; radius: number }): string {
  const zoom = Math.max(3, Math.min(16, Math.log2(40_000_000 / Math.max(60, radius)) - 2.5));
  return `${lat.toFixed(5)},${lon.toFixed(5)},${zoom.toFixed(2)}`;
}
