import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds wrong below an element: the rule and the first element that breaks it. */
export async function accessibilityProblems(
  page: Page,
  selector: string,
): Promise<readonly string[]> {
  // What is still fading in has less contrast than it will have.
  await page.evaluate(
    `Promise.allSettled(document.getAnimations()
      .filter((motion) => motion.effect?.getComputedTiming().endTime < Infinity)
      .map((motion) => motion.finished))`,
  );
  // Evaluated, not added as a script, which the page's policy would not let in.
  await page.evaluate(await readFile(AXE, 'utf8'));
  return page.evaluate(
    `axe.run({ include: [${JSON.stringify(selector)}], exclude: ['[data-tabster-dummy]'] }).then(
      ({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
  );
}
