import type { MeView } from '../views.ts';
import { doors } from '../doors.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import { meView } from '../schemas/cases.ts';
import { needOwner } from '../owner.ts';
import { signOut } from '../sign-in.ts';
import type { Principal } from '#terms/principal.ts';

export function addMe(house: House, version: string): void {
  const { desk, sessions } = house;

  addRoute(
    house,
    { door: doors.me, summary: 'Who you are here, and whether the vault is open.', reply: meView },
    ({ principal }) => me(house, principal, version),
  );

  addRoute(house, { door: doors.signOut, summary: 'Sign out.' }, async ({ c }) => {
    signOut(c, sessions);
    return c.body(null, 204);
  });

  addRoute(
    house,
    { door: doors.lockAll, summary: 'Lock the vault and sign everybody out.' },
    async ({ c, principal }) => {
      needOwner(principal);
      desk.store.vault.lock();
      sessions.endAll();
      signOut(c, sessions);
      return c.body(null, 204);
    },
  );
}

export async function me(house: House, principal: Principal, version: string): Promise<MeView> {
  return { name: principal.name, vault: await house.desk.store.vault.state(), version };
}
