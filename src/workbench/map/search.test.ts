import { expect, it } from 'vitest';
import { readMapSearch, viewOf } from './search.ts';

it('[DE72] where one looks and how fast anybody travels stand in the address', () => {
  expect(readMapSearch({ at: '33.4,-37.3,11', speed: '80' })).toEqual({
    at: '33.4,-37.3,11',
    speed: 80,
  });
  expect(readMapSearch({ at: '99,0,3', speed: 'fast' })).toEqual({});
  expect(viewOf('1,2')).toBeNull();
});
