import { describe, expect, it } from 'vitest';
import { makeClaim, YES } from '#assessment/hand-made.ts';
import { makeHop } from '#claims/make-hop.ts';
import { asId, type DocumentId } from '#terms/ids.ts';
import type { DocumentView } from '#server/views.ts';
import { draftOf, editOf, missing, newDraft, toEdit } from './draft.ts';

const document = {
  id: asId<DocumentId>('d1'),
  text: 'They brought nine men. He says\nthe silo was full.',
  statedTime: null,
};
const view = {
  document: { ...document, senderSourceId: null, sender: 'Heron' },
} as unknown as DocumentView;

describe('a claim being written', () => {
  it('[DE15] begins with the selected words and whoever sent the document', () => {
    const draft = newDraft(view, [13, 21]);
    expect(draft.quote).toBe('nine men');
    expect(draft.hops[0]?.actor).toEqual({ kind: 'unnamed', descriptor: 'Heron' });
    expect(missing(draft)).toEqual(['question', 'value']);
    expect(toEdit(draft, document)).toBeNull();
  });

  it('[DE15] finds a quote that was typed by hand, across a line break', () => {
    const draft = {
      ...newDraft(view, null),
      questionId: asId('q'),
      value: YES,
      quote: 'He says the silo',
    };
    expect(toEdit(draft as never, document)?.span).toEqual([23, 39]);
  });

  it('does not keep a span whose words were changed by hand', () => {
    const draft = {
      ...newDraft(view, [13, 21]),
      questionId: asId('q'),
      value: YES,
      quote: 'ten men',
    };
    expect(toEdit(draft as never, document)?.span).toBeNull();
  });

  it('gives roles by place and access by the length of the chain', () => {
    const chain = [
      makeHop({ kind: 'unnamed', descriptor: 'a guard' }, 'relay'),
      makeHop({ kind: 'gap' }, 'translator'),
      makeHop({ kind: 'source', sourceId: asId('s') }, 'observer'),
    ];
    const draft = { ...newDraft(view, null), questionId: asId('q'), value: YES, hops: chain };
    const edit = toEdit(draft as never, document);
    expect(edit?.hops.map((each) => each.role)).toEqual(['observer', 'translator', 'relay']);
    expect(edit?.access).toBe('indirect');
  });

  it('[DE16] an undo of an edit puts back every field', () => {
    const claim = makeClaim('c1', ['Plum', 'Alder'], YES, {
      comment: 'as told',
      certainty: ['sure'],
    });
    const edit = editOf(claim);
    expect(edit).not.toHaveProperty('version');
    expect({ ...claim, ...edit }).toEqual(claim);
    expect(draftOf(claim).certainty).toBe('sure');
  });
});
