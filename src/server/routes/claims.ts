import { z } from '@hono/zod-openapi';
import { asId } from '#terms/ids.ts';
import { addClaim, editClaim, removeClaim } from '#jobs/claims.ts';
import { doors } from '../doors.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import { claim, claimChange, claimEdit } from '../schemas/claims.ts';

/** A version in an address is text; only the plain digits of a whole number are one. */
const versionQuery = z.strictObject({
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'expected a whole number, the version you read')
    .openapi({ description: 'The version you read; 409 if it is no longer the current one.' }),
});

export function addClaims(house: House): void {
  const { desk } = house;

  addRoute(
    house,
    {
      door: doors.addClaim,
      summary: 'Add a claim by hand.',
      body: claimEdit,
      reply: claim,
      status: 201,
    },
    ({ principal, id, body, key }) => addClaim(desk, principal, asId(id('case')), body, key),
  );

  addRoute(
    house,
    { door: doors.editClaim, summary: 'Change a claim.', body: claimChange, reply: claim },
    ({ principal, id, body }) =>
      editClaim(desk, principal, asId(id('id')), body.version, body.change),
  );

  addRoute(
    house,
    { door: doors.removeClaim, summary: 'Remove a claim.', query: versionQuery },
    async ({ principal, id, query }) => {
      await removeClaim(desk, principal, asId(id('id')), Number(query.version));
      return undefined;
    },
  );
}
