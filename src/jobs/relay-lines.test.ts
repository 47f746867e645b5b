import { expect, it } from 'vitest';
import { makeClaim } from '#assessment/hand-made.ts';
import { relaysIn, rolesIn } from './network.ts';

const yes = { type: 'yes-no', answer: 'yes' } as const;

it('[DE190] who passed on whose reports is one line a pair, with how many', () => {
  const claims = [
    makeClaim('c1', ['Plum', 'C-Alder', 'L-Heron'], yes, { status: 'accepted' }),
    makeClaim('c2', ['Plum', 'C-Alder'], yes, { status: 'accepted' }),
    makeClaim('c3', ['Tern', 'C-Alder'], yes, { status: 'rejected' }),
    makeClaim('c4', ['Tern'], yes, { status: 'accepted' }),
  ];
  const [plum, alder, heron] = (claims[0]?.hops ?? []).map(({ actor }) =>
    actor.kind === 'source' ? actor.sourceId : '',
  );
  expect(relaysIn(claims)).toEqual([
    { from: plum, to: alder, reports: 2 },
    { from: alder, to: heron, reports: 1 },
  ]);
});

it('[DE192] who has told nothing in a role stands in none of its cohorts', () => {
  const [told] = [makeClaim('c1', ['Plum', 'C-Alder'], yes, { status: 'accepted' })];
  const ids = told.hops.map(({ actor, role }) =>
    actor.kind === 'source' ? [role, actor.sourceId] : [],
  );
  expect(ids.map(([role]) => role)).toEqual(['observer', 'relay']);
  const roles = rolesIn([told, makeClaim('c2', ['Tern'], yes, { status: 'rejected' })]);
  expect([...roles]).toEqual(ids.map(([role, id]) => `${role} ${id}`));
});
