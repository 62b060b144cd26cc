import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * What is still fading in, or into another theme, has less contrast than it will have: waits until what the
 * last change has set in motion, which it shows in a frame or two, has come to its end.
 */
const AT_REST = `(async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const motions = () => document.getAnimations().filter(
    ({ effect, playState }) =>
      playState === 'running' && effect?.getComputedTiming().endTime < Infinity);
  do {
    await frame();
    await frame();
    await Promise.allSettled(motions().map(({ finished }) => finished));
  } while (motions().length > 0);
})()`;

/** What axe finds wrong below an element: the rule and the first element that breaks it. */
export async function accessibilityProblems(
  page: Page,
  selector: string,
): Promise<readonly string[]> {
  await page.evaluate(AT_REST);
  // Evaluated, not added as a script, which the page's policy would not let in.
  await page.evaluate(await readFile(AXE, 'utf8'));
  return page.evaluate(
    `axe.run({ include: [${JSON.stringify(selector)}], exclude: ['[data-tabster-dummy]'] }).then(
      ({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
  );
}
