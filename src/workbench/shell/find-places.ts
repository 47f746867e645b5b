/** The screens and their parts, by the names they have on the desk, for Ctrl+K. */
import { PARTS } from '../case/case-search.ts';
import { VIEWS as SOURCE_VIEWS } from '../sources/sources-search.ts';
import { VIEWS as STRUCTURE_VIEWS } from '../structure/structure-search.ts';
import type { Words } from '../words/words.ts';
import type { Place } from './find-matches.ts';
import { SCREENS } from './screens.ts';

/** The screens of a case, in the order of the rail. */
export function screenPlaces(t: Words, caseId: string): readonly Place[] {
  return SCREENS.map(({ name }) => ({
    name,
    label: t(`rail.${name}`),
    to: `/case/${caseId}/${name}`,
  }));
}

/** What a screen can show besides what it opens with, and what lies outside the case. */
export function partPlaces(t: Words, caseId: string): readonly Place[] {
  const base = `/case/${caseId}`;
  return [
    ...SOURCE_VIEWS.slice(1).map((view) => ({
      name: `sources ${view}`,
      label: t(`network.views.${view}`),
      to: `${base}/sources`,
      search: { view },
      note: t('rail.sources'),
    })),
    ...STRUCTURE_VIEWS.slice(1).map((view) => ({
      name: `structure ${view}`,
      label: t(`structure.views.${view}`),
      to: `${base}/structure`,
      search: { view },
      note: t('rail.structure'),
    })),
    ...PARTS.map((part) => ({
      name: `case ${part}`,
      label: t(`caseScreen.${part}`),
      to: `${base}/case`,
      search: { part },
      note: t('rail.case'),
    })),
    { name: 'cases', label: t('find.cases'), to: '/' },
    { name: 'start', label: t('startCase.title'), to: '/start' },
  ];
}
