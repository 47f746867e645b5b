import { z } from '@hono/zod-openapi';
import { asId } from '#terms/ids.ts';
import {
  editSavedSearch,
  listSavedSearches,
  removeSavedSearch,
  saveSearch,
} from '#jobs/saved-searches.ts';
import { searchCase } from '#jobs/search.ts';
import { doors } from '../doors.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import {
  savedSearch,
  savedSearchChange,
  savedSearchDraft,
  searchQuery,
  searchView,
} from '../schemas/desk.ts';

/** So many are shown of a kind somebody wants to see more of. */
const MOST_OF_ONE = 60;

export function addSearch(house: House): void {
  const { desk } = house;

  addRoute(
    house,
    {
      door: doors.search,
      summary: 'Everything of the case found by words, in groups, with the words lit.',
      query: searchQuery,
      reply: searchView,
    },
    ({ principal, id, query: { text, kind } }) =>
      searchCase(
        desk,
        principal,
        asId(id('case')),
        text,
        kind === undefined ? {} : { kinds: [kind], most: MOST_OF_ONE },
      ),
  );

  addRoute(
    house,
    {
      door: doors.listSavedSearches,
      summary: 'The searches kept with the case.',
      reply: z.array(savedSearch).readonly(),
    },
    ({ principal, id }) => listSavedSearches(desk, principal, asId(id('case'))),
  );

  addRoute(
    house,
    {
      door: doors.saveSearch,
      summary: 'Keep a search under a name.',
      body: savedSearchDraft,
      reply: savedSearch,
      status: 201,
    },
    ({ principal, id, body, key }) => saveSearch(desk, principal, asId(id('case')), body, key),
  );

  addRoute(
    house,
    {
      door: doors.editSavedSearch,
      summary: 'Rename a kept search, or keep other filters under its name.',
      body: savedSearchChange,
      reply: savedSearch,
    },
    ({ principal, id, body }) =>
      editSavedSearch(desk, principal, asId(id('id')), body.version, body.change),
  );

  addRoute(
    house,
    {
      door: doors.removeSavedSearch,
      summary: 'Drop a kept search.',
      query: z.strictObject({ version: z.string().regex(/^\d{1,9}$/) }),
    },
    async ({ principal, id, query }) => {
      await removeSavedSearch(desk, principal, asId(id('id')), Number(query.version));
      return undefined;
    },
  );
}
