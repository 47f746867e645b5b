import { z } from '@hono/zod-openapi';
import { asId } from '#terms/ids.ts';
import { listSources } from '#jobs/sources.ts';
import { doors } from '../doors.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import { sourceView } from '../schemas/sources.ts';

export function addSources(house: House): void {
  addRoute(
    house,
    {
      door: doors.listSources,
      summary: 'The sources of the case with what is known of their reliability.',
      reply: z.array(sourceView).readonly(),
    },
    ({ principal, id }) => listSources(house.desk, principal, asId(id('case'))),
  );
}
