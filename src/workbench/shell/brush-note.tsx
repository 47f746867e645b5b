/*
 * The person came from Map or Timeline, narrowed to some days or an area, and reads on elsewhere. They must not
 * take what they see for what is in that stretch: screens that it does not narrow say so, and let it go.
 */
import { Link, useRouterState } from '@tanstack/react-router';
import { isBrushed, REACH, readReach } from '#assessment/cross-check/brush.ts';
import { spanText } from '../parts/span-text.ts';
import { useCase } from '../queries.ts';
import { useWords } from '../words/words.ts';

/** Screens that are narrowed themselves, and those that show nothing that happened anywhere. */
const NARROWED = ['map', 'timeline', 'questions', 'case'];

export function BrushNote({ caseId }: { readonly caseId: string }) {
  const t = useWords();
  const { pathname, search } = useRouterState({ select: (state) => state.location });
  const reach = readReach(search);
  const screen = pathname.split('/')[3];
  const zone = useCase(caseId).data?.case.zone;
  if (zone === undefined || screen === undefined || NARROWED.includes(screen)) return null;
  if (!isBrushed(reach)) return null;
  const moment = (text: string | undefined): number | null =>
    text === undefined ? null : Date.parse(text);
  const timed = reach.from !== undefined || reach.to !== undefined;
  const when = timed ? spanText({ from: moment(reach.from), to: moment(reach.to) }, zone) : '';
  const what = !timed
    ? t('shell.brushWhere')
    : t(reach.area === undefined ? 'shell.brushWhen' : 'shell.brushBoth', { when });
  return (
    <aside className="brush-note" aria-label={t('crossCheck.brush')}>
      <span>{t('shell.notBrushed', { what })}</span>
      <Link
        className="link"
        to="."
        search={(before: object) =>
          ({
            ...before,
            ...Object.fromEntries(REACH.map((field) => [field, undefined])),
          }) as never
        }
      >
        {t('shell.brushClear')}
      </Link>
      <Link className="link" to="/case/$caseId/timeline" params={{ caseId }}>
        {t('rail.timeline')}
      </Link>
    </aside>
  );
}
