import { expect, test } from 'vitest';
import { topicOf } from './topics.ts';

test.each([
  ['How many people were killed on the road?', 'harm'],
  ['Was the northern road open to civilians?', 'movement'],
  ['Were prisoners held in the silo?', 'detention'],
  ['Who commands the post?', 'organisation'],
  ['Was the flour store behind the market looted?', 'property'],
  ['Does the picture show the market?', 'media'],
  ['Was the ambulance marked?', 'equipment'],
  ['كم قتيلًا في السوق؟', 'harm'],
  ['Why is it so?', 'general'],
] as const)('[IN278] “%s” is about %s', (text, topic) => {
  expect(topicOf(text)).toBe(topic);
});
