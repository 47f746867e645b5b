import { z } from '@hono/zod-openapi';
import { asId } from '#terms/ids.ts';
import { listReleases, makeRelease, releaseFile, signRelease } from '#jobs/release.ts';
import { doors } from '../doors.ts';
import { download } from '../download.ts';
import { needOwner } from '../owner.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import { neededText } from '../schemas/basics.ts';
import { release, releaseDraft } from '../schemas/releases.ts';

const signature = z.strictObject({ as: z.exactOptional(neededText) }).openapi('Signature');

export function addReleases(house: House): void {
  const { desk } = house;

  addRoute(
    house,
    {
      door: doors.listReleases,
      summary: 'What was released or refused, newest first.',
      reply: z.array(release).readonly(),
    },
    ({ principal, id }) => listReleases(desk, principal, asId(id('case'))),
  );

  addRoute(
    house,
    {
      door: doors.makeRelease,
      summary: "Propose a release; a refused one comes back with the gate's report.",
      body: releaseDraft,
      reply: release,
      status: 201,
    },
    ({ principal, id, body, key }) => makeRelease(desk, principal, asId(id('case')), body, key),
  );

  addRoute(
    house,
    {
      door: doors.signRelease,
      summary: 'Sign a release; at a desk of one, a second person may sign there by name.',
      body: signature,
      bodyOptional: true,
      reply: release,
    },
    ({ principal, id, body }) => {
      // [SA39] Another's name is taken on the word of the one whose desk it is, of nobody else.
      if (body.as !== undefined) needOwner(principal);
      return signRelease(desk, principal, asId(id('id')), body.as);
    },
  );

  addRoute(
    house,
    { door: doors.releaseFile, summary: 'One file of a release, as a download.', reply: 'file' },
    async ({ c, principal, id }) =>
      download(c, await releaseFile(desk, principal, asId(id('id')), id('name'))),
  );
}
