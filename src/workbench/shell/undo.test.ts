import { afterEach, describe, expect, it } from 'vitest';
import {
  changing,
  forgetAll,
  inTurn,
  lastUndoable,
  noteMove,
  remember,
  takeBack,
  versionNow,
} from './undo.ts';

afterEach(forgetAll);

/** A record on a server that refuses an old version. */
function record(first: string) {
  const state = { version: 1, content: first };
  const patch = (sent: number, content: string): number => {
    const now = versionNow('r', sent);
    if (now !== state.version) throw new Error(`conflict: ${now} is not ${state.version}`);
    state.version += 1;
    state.content = content;
    noteMove('r', sent, state.version);
    return state.version;
  };
  const edit = (content: string): void => {
    const before = state.content;
    const made = patch(state.version, content);
    remember({ text: content, undo: async () => void patch(made, before) });
  };
  return { state, edit, patch };
}

describe('the undo stack', () => {
  it('[DE129] takes back any number of changes to one record, the last first', async () => {
    const { state, edit } = record('a');
    for (const content of ['b', 'c', 'd', 'e']) edit(content);
    for (const expected of ['d', 'c', 'b', 'a']) {
      await takeBack();
      expect(state.content).toBe(expected);
    }
    expect(lastUndoable()).toBeUndefined();
    await takeBack();
    expect(state.content).toBe('a');
  });

  it('[DE129] goes on after a change that was made between', async () => {
    const { state, edit } = record('a');
    edit('b');
    edit('c');
    await takeBack();
    edit('d');
    await takeBack();
    expect(state.content).toBe('b');
    await takeBack();
    expect(state.content).toBe('a');
  });

  it('[DE129] is refused when somebody else changed the record meanwhile', async () => {
    const { state, edit, patch } = record('a');
    edit('b');
    patch(state.version, 'somebody else');
    await expect(takeBack()).rejects.toThrow('conflict');
    expect(state.content).toBe('somebody else');
  });

  it('[DE139] a key pressed while a change is under way takes that one back, and twice means two', async () => {
    const undone: string[] = [];
    const change = (text: string): void =>
      remember({ text, undo: async () => void undone.push(text) });
    change('first');
    let arrive = (): void => undefined;
    const sent = new Promise<void>((resolve) => (arrive = resolve));
    changing(sent.then(() => change('second')));
    const press = () => inTurn(() => takeBack(lastUndoable()));
    const both = Promise.all([press(), press()]);
    expect(undone).toEqual([]);
    arrive();
    await both;
    expect(undone).toEqual(['second', 'first']);
  });

  it('[DE139] a change that fails keeps nobody waiting', async () => {
    changing(Promise.reject(new Error('refused')));
    const undone: string[] = [];
    remember({ text: 'first', undo: async () => void undone.push('first') });
    await inTurn(() => takeBack());
    await inTurn(() => Promise.reject(new Error('could not be taken back')));
    await inTurn(() => void undone.push('next'));
    expect(undone).toEqual(['first', 'next']);
  });
});
