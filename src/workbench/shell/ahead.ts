/**
 * The first script of the page, a file of its own and small: it asks the server for what the first
 * screen will need while the rest of the code is still being fetched and read, so that the two do not
 * wait for each other. `call` (`api.ts`) takes the answers; what it does not find here it asks itself.
 */
import { type AskedAhead, firstRequests } from './first-requests.ts';

const asked = new Map<string, AskedAhead>();

function ask(path: string): void {
  const sent = fetch(path, { headers: { accept: 'application/json' } });
  // From the front page one case alone leads straight to its questions: they are asked for before
  // the page learns of the case, or it would ask for them as well.
  const answer = path === '/api/cases' ? sent.then(askForOnly) : sent;
  asked.set(path, { answer, at: performance.now() });
  // Whoever takes it hears of a failure; one that nobody takes is nobody's.
  answer.catch(() => undefined);
}

async function askForOnly(answer: Response): Promise<Response> {
  if (answer.ok) {
    const [only, second] = (await answer.clone().json()) as { case: { caseId: string } }[];
    if (only !== undefined && second === undefined) {
      for (const path of firstRequests(`/case/${only.case.caseId}`, '')) {
        if (!asked.has(path)) ask(path);
      }
    }
  }
  return answer;
}

// When the page is there first, it has asked for everything itself.
if (globalThis.hearsayAhead === undefined) {
  globalThis.hearsayAhead = asked;
  for (const path of firstRequests(location.pathname, location.search)) ask(path);
}
