import type { DocumentId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { StoreError } from '#store/errors.ts';
import { must } from '#store/policy.ts';
import type { Desk } from './desk.ts';
import { suggestWithEndpoint, type EndpointOptions, type EndpointSent } from './endpoint.ts';
import type { EndpointSettings } from './endpoint-settings.ts';
import { addStatements, contextOf, suggestionBasis } from './suggestions.ts';

/** The model a desk has been set up with, as its pages may know it: never its key. */
export interface ModelView {
  readonly model: string;
  readonly host: string;
}

/** What asking the model did. */
export interface ModelAsked {
  readonly added: number;
  /** Statements of the model that did not stand in the text as it said. */
  readonly dropped: number;
  readonly sent: readonly EndpointSent[];
  readonly notes: readonly string[];
}

export function modelView(settings: EndpointSettings | null): ModelView | null {
  return settings === null ? null : { model: settings.model, host: settings.url.host };
}

/**
 * Sends the text of one document to the model this desk has been set up with, and adds what it suggests
 * to the suggestions of that document.
 *
 * Only where both were decided: somebody set an address when starting the desk, and a lead of the case
 * allowed it for this case. That something went out, how long it was and its hash is in the log of the
 * case before a byte is sent; the words are not. What comes back is kept in memory only, until a person
 * accepts it.
 *
 * @throws StoreError when there is no model, or the case does not allow it.
 */
export async function askModel(
  desk: Desk,
  principal: Principal,
  id: DocumentId,
  settings: EndpointSettings | null,
  options: Pick<EndpointOptions, 'limits'> = {},
): Promise<ModelAsked> {
  const found = await desk.store.read(principal, async (tx) => {
    const document = await tx.get('document', id);
    if (document === null) throw new StoreError('not-found', 'There is no such document.');
    const own = await tx.get('case', document.caseId);
    const exhibit = await tx.get('exhibit', document.exhibitId);
    // Who may not is told so whatever is set up.
    const role = own?.members.find(({ userId }) => userId === principal.userId)?.role ?? null;
    must(principal, 'model.ask', role);
    const basis = await suggestionBasis(desk, tx, document.caseId);
    const countries = await basis.countries();
    return { document, exhibit, allowed: own?.mayAskModel === true, countries };
  });
  const { document, exhibit, allowed, countries } = found;
  if (settings === null) {
    throw new StoreError(
      'invalid',
      'No model is set up on this desk, so nothing was sent; see docs/endpoint.md.',
    );
  }
  if (!allowed) {
    throw new StoreError(
      'forbidden',
      'Texts of this case are not sent to a model; a lead can allow it on the Case screen.',
    );
  }
  const context = await contextOf(document, exhibit, countries);
  const answer = await suggestWithEndpoint(document.text, context, settings, {
    ...options,
    beforeSending: async (_, { characters, sha256 }) => {
      const { caseId } = document;
      const host = settings.url.host;
      const details = { document: id, model: settings.model, host, characters, sha256 };
      await desk.store.transact(
        principal,
        { verb: 'model.ask', object: caseId, details },
        async (tx) => {
          await tx.allowed(caseId);
          return null;
        },
      );
      return true;
    },
  });
  addStatements(document, exhibit, answer.suggestions);
  const { added, dropped, sent, notes } = answer;
  return { added, dropped, sent, notes };
}
