import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { skillsFor } from '../../dialogs/index.ts';

const SHOP = new URL('../../bot/sampleShop/', import.meta.url);

describe('skillsFor', () => {
  it('goes by the intent, the narrower name first', () => {
    expect(skillsFor({ intent: 'return.freight' })).to.deep.equal(['returns']);
    expect(skillsFor({ intent: 'order.cancel' })).to.deep.equal(['orders']);
    expect(skillsFor({ intent: 'order.status' })).to.deep.equal(['logistics']);
    expect(skillsFor({ intent: 'product.allergy' })).to.deep.equal(['beauty']);
    expect(skillsFor({ intent: 'complaint' })).to.deep.equal(['complaints']);
  });

  it('goes by the article where no intent says it', () => {
    const article = { product: 'clothing/outerwear', issueType: 'products' };
    expect(skillsFor({ intent: null, article })).to.deep.equal(['clothing']);
    expect(skillsFor({ intent: 'product.stock', article })).to.deep.equal(['clothing']);
    expect(
      skillsFor({ intent: null, article: { product: 'all', issueType: 'delivery' } }),
    ).to.deep.equal(['logistics']);
  });

  it('asks for none when nobody can say', () => {
    expect(skillsFor({ intent: null })).to.deep.equal([]);
  });

  it('asks only for skills that the sample shop has', () => {
    const agents = JSON.parse(readFileSync(new URL('agents.json', SHOP), 'utf8')) as readonly {
      skills: Record<string, number>;
    }[];
    const known = new Set(agents.flatMap(({ skills }) => Object.keys(skills)));
    const intents = readFileSync(new URL('intents.jsonl', SHOP), 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { intent: string }).intent);
    const asked = new Set(intents.flatMap((intent) => skillsFor({ intent })));
    expect([...asked].filter((skill) => !known.has(skill))).to.deep.equal([]);
  });
});
