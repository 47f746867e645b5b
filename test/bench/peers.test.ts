import { expect, test } from 'vitest';
import { readPeers } from '../../bench/make-peers.ts';
import { bestPeer, PEERS } from '../../bench/peers.ts';

test('a page of tables is read by its headers; a blank is no figure', () => {
  const page = `# Set by set

## X  (gold items 3)
| method | accuracy % | log-loss | Brier | ECE | s |
|--|--|--|--|--|--|
| ck:DS | 94.0 | 0.489 | 0.109 | 0.030 | 1.97 |
| py:mv | 89.7 |  |  |  | 0.05 |

## Y  (gold items 3)
| method | MAE | RMSE | s |
|--|--|--|--|
| py:mean | 12.022 | 17.835 | 0.00 |
`;
  expect(readPeers(page)).toEqual({
    X: {
      'ck:DS': { accuracy: 0.94, logLoss: 0.489, brier: 0.109, ece: 0.03, seconds: 1.97 },
      'py:mv': { accuracy: 0.897, seconds: 0.05 },
    },
    Y: { 'py:mean': { mae: 12.022, rmse: 17.835, seconds: 0 } },
  });
});

test('the figures kept here are all between 0 and 1 where they must be', () => {
  expect(Object.keys(PEERS).length).toBeGreaterThan(20);
  for (const methods of Object.values(PEERS)) {
    for (const { accuracy = 0.5, ece = 0, brier = 0 } of Object.values(methods)) {
      expect(accuracy > 0 && accuracy <= 1 && ece >= 0 && ece <= 1 && brier <= 2).toBe(true);
    }
  }
});

test('the best is the highest accuracy and the lowest of all else', () => {
  expect(bestPeer('D_Product', 'accuracy')).toEqual({ name: 'ck:DS', figure: 0.94 });
  expect(bestPeer('D_Product', 'ece')?.name).toBe('tias:ebcc@10');
  expect(bestPeer('no such set', 'accuracy')).toBeNull();
});
