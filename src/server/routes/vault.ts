import { z } from '@hono/zod-openapi';
import { StoreError } from '#store/errors.ts';
import { doors } from '../doors.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import { meView } from '../schemas/cases.ts';
import type { Throttle } from '../throttle.ts';
import { me } from './me.ts';

const unlock = z.strictObject({ passphrase: z.string().min(1, 'needed').max(1_000) });

export function addVault(house: House, version: string, throttle: Throttle): void {
  const { vault } = house.desk.store;

  addRoute(
    house,
    {
      door: doors.unlockVault,
      summary: 'Unlock the vault of identities with your own passphrase.',
      body: unlock.openapi('Unlock'),
      reply: meView,
    },
    async ({ principal, body }) => {
      await throttle.attempt(
        principal.userId,
        () => vault.unlock(principal, body.passphrase),
        (error) => error instanceof StoreError && error.code === 'wrong-passphrase',
      );
      return me(house, principal, version);
    },
  );

  addRoute(
    house,
    { door: doors.lockVault, summary: 'Lock the vault of identities.', reply: meView },
    async ({ principal }) => {
      vault.lock();
      return me(house, principal, version);
    },
  );
}
