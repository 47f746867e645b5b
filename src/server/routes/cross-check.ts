import { asId } from '#terms/ids.ts';
import { questionSideBySide, whereAndWhen } from '#jobs/cross-check.ts';
import { doors } from '../doors.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import { sideBySideView, speedQuery, whereWhenView } from '../schemas/cross-check.ts';

export function addCrossCheck(house: House): void {
  const { desk } = house;

  addRoute(
    house,
    {
      door: doors.whereAndWhen,
      summary:
        'Claims and findings with their places and times, and who is said to be in two places.',
      query: speedQuery,
      reply: whereWhenView,
    },
    ({ principal, id, query }) => whereAndWhen(desk, principal, asId(id('case')), query.speed),
  );

  addRoute(
    house,
    {
      door: doors.sideBySide,
      summary: 'The claims on a question side by side, and where they do not fit.',
      query: speedQuery,
      reply: sideBySideView,
    },
    ({ principal, id, query }) => questionSideBySide(desk, principal, asId(id('id')), query.speed),
  );
}
