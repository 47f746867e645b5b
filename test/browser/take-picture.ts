/**
 * The pictures of the documentation, taken by the tests that walk through it: all of one size, in a palette
 * of 256 colours. Taken only when asked for with `HEARSAY_SCREENSHOTS=1`, so that a test run changes no file.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { paletted } from './palette-png.ts';

const IMAGES = path.resolve(import.meta.dirname, '../../docs/images');

export const PICTURES_WANTED = process.env['HEARSAY_SCREENSHOTS'] === '1';

/** `guide/map` becomes `docs/images/guide/map.png`: what is on the screen when it has come to rest. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!PICTURES_WANTED) return;
  const file = path.join(IMAGES, `${name}.png`);
  mkdirSync(path.dirname(file), { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  // A screen that looks through documents goes on asking; its picture is ready before.
  await page.waitForLoadState('networkidle', { timeout: 8000 }).catch(() => undefined);
  await page.mouse.move(2, 2);
  writeFileSync(file, paletted(await page.screenshot()));
}
