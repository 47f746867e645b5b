import { doors } from '../doors.ts';
import { needOwner } from '../owner.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import { verifyReport } from '../schemas/cases.ts';

export function addVerify(house: House): void {
  addRoute(
    house,
    {
      door: doors.verify,
      summary: 'Check the audit log entry by entry, and every original against its hash.',
      reply: verifyReport,
    },
    ({ principal }) => {
      needOwner(principal);
      return house.desk.store.verify(principal);
    },
  );
}
