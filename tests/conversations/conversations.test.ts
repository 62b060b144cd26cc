import { readdirSync, readFileSync } from 'node:fs';
import { Recognizer } from '../../recognizers/index.ts';
import { sampleShopModel } from '../support/sampleShopModel.ts';
import { perform } from './performance.ts';
import { parseScript } from './script.ts';
import { aStage, readSampleShop, type Scenery } from './stage.ts';

/** Training from nothing takes half a minute on a slow machine. */
const TRAINING_MS = 180_000;

describe('a conversation', function () {
  this.timeout(20_000);
  let recognizer: Recognizer;
  let scenery: Scenery;

  before(async function () {
    this.timeout(TRAINING_MS);
    const shop = await readSampleShop();
    recognizer = new Recognizer({ model: await sampleShopModel(), products: shop.products });
    await recognizer.ready();
    scenery = { ...shop, recognizer };
  });

  after(() => recognizer?.close());

  const folder = new URL('./', import.meta.url);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
    const script = parseScript(readFileSync(new URL(file, folder), 'utf8'));
    it(`${script.title} (${file})`, async () => {
      const stage = await aStage(scenery, script.language);
      try {
        await perform(script, stage);
      } finally {
        await stage.close();
      }
    });
  }
});
