// Puts beside the compiled code what it reads: the emotion model's sentences, the fitted policy and the sample shop.
import { cpSync } from 'node:fs';

for (const path of ['recognizers/data', 'dialogs/data', 'bot/sampleShop']) {
  cpSync(new URL(`../${path}`, import.meta.url), new URL(`../dist/${path}`, import.meta.url), {
    recursive: true,
    filter: (source) => !source.endsWith('.ts'),
  });
}
