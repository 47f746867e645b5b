import { asId } from '#terms/ids.ts';
import { backUp, caseLog, editCase, listBackups } from '#jobs/case-settings.ts';
import { caseView as viewCase } from '#jobs/cases.ts';
import { doors } from '../doors.ts';
import { needOwner } from '../owner.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import { caseView } from '../schemas/cases.ts';
import {
  backupMade,
  backupOrder,
  backups,
  caseChange,
  logLines,
  logQuery,
} from '../schemas/desk.ts';

/** What the Case screen asks for: settings, the log, backups. */
export function addAudit(house: House): void {
  const { desk } = house;

  addRoute(
    house,
    {
      door: doors.editCase,
      summary: 'Change the title, members, zone or release policy of a case.',
      body: caseChange,
      reply: caseView,
    },
    async ({ principal, id, body }) => {
      const caseId = asId<Parameters<typeof viewCase>[2]>(id('case'));
      await editCase(desk, principal, caseId, body.version, body.change);
      return viewCase(desk, principal, caseId);
    },
  );

  addRoute(
    house,
    {
      door: doors.caseLog,
      summary: 'What was done in the case, newest first, as the audit log has it.',
      query: logQuery,
      reply: logLines,
    },
    ({ principal, id, query }) =>
      caseLog(
        desk,
        principal,
        asId(id('case')),
        query.limit,
        query.before === undefined ? undefined : Number(query.before),
      ),
  );

  addRoute(
    house,
    { door: doors.listBackups, summary: 'Backups made at the desk.', reply: backups },
    ({ principal }) => {
      needOwner(principal);
      return listBackups(desk, principal);
    },
  );

  addRoute(
    house,
    {
      door: doors.makeBackup,
      summary:
        'Put everything into one file beside the data; sealed with a passphrase if one is given.',
      body: backupOrder,
      reply: backupMade,
      status: 201,
    },
    ({ principal, body }) => {
      needOwner(principal);
      return backUp(desk, principal, body.passphrase);
    },
  );
}
