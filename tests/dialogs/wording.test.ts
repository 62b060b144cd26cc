import { expect } from 'chai';
import { orderSchema } from '../../customers/index.ts';
import { WORDING } from '../../dialogs/index.ts';
import { orderText } from '../../dialogs/orderText.ts';

const LANGUAGES = ['zh', 'en'] as const;
const STATUSES = Object.keys(WORDING.zh.order.status);

describe('the wording', () => {
  it('says the same things in both languages', () => {
    expect(shapeOf(WORDING.zh)).to.deep.equal(shapeOf(WORDING.en));
  });

  it('writes Chinese with full-width punctuation', () => {
    for (const text of textsOf({ ...WORDING.zh, note: {} })) {
      expect(text, text).not.to.match(/\p{Script=Han}[,.!?;:()]|[,.!?;:()]\p{Script=Han}/u);
    }
  });

  it('lets typed words leave the line, and no others', () => {
    const leaving = ['回到智能客服', '不等了', '取消排队', '不用人工了', '算了'];
    const staying = ['还要等多久', '我要退货', '人工快一点', '算了我还是等吧'];
    expect(leaving.filter((text) => !WORDING.zh.leavesQueue.test(text))).to.deep.equal([]);
    expect(staying.filter((text) => WORDING.zh.leavesQueue.test(text))).to.deep.equal([]);
    const going = ['back to the bot', 'Leave the queue', 'never mind', "I don't want to wait"];
    const waiting = ['how long is the line', 'I want my money back', 'I can wait'];
    expect(going.filter((text) => !WORDING.en.leavesQueue.test(text))).to.deep.equal([]);
    expect(waiting.filter((text) => WORDING.en.leavesQueue.test(text))).to.deep.equal([]);
  });

  for (const language of LANGUAGES) {
    for (const status of STATUSES) {
      it(`tells an order that is ${status} (${language})`, () => {
        const order = orderSchema.parse({ ...ORDER, status });
        const text = orderText(order, language, WORDING[language].order, new Date(0));
        expect(text).to.contain('202611220001').and.to.contain('¥408.00');
        expect(text).not.to.match(/undefined|null|Invalid/);
      });
    }
  }

  it('tells the newest reports first, and no more than four', () => {
    const order = orderSchema.parse({ ...ORDER, status: 'shipped' });
    const text = orderText(order, 'en', WORDING.en.order, new Date('2026-11-22T06:00:00Z'));
    expect(text.match(/report \d/g)).to.deep.equal([
      'report 5',
      'report 4',
      'report 3',
      'report 2',
    ]);
    expect(text).to.contain('22 Nov, 13:00');
  });
});

const ORDER = {
  number: '202611220001',
  customerName: '林',
  phoneLast4: '6688',
  items: [{ sku: 'A', name: { zh: '耳机', en: 'Earphones' }, quantity: 2, priceCents: 20_400 }],
  totalCents: 40_800,
  currency: 'CNY',
  placedAt: '2026-11-21T16:12:36Z',
  logistics: {
    carrier: { zh: '顺丰速运', en: 'SF Express' },
    trackingNumber: 'SF1',
    events: [1, 2, 3, 4, 5].map((hour) => ({
      at: `2026-11-22T0${hour}:00:00Z`,
      place: { zh: '深圳', en: 'Shenzhen' },
      text: { zh: `第 ${hour} 条`, en: `report ${hour}` },
    })),
  },
};

function shapeOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, shapeOf(inner)] as const)
      .sort(([first], [second]) => first.localeCompare(second)),
  );
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String(value(2, 50))];
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return [];
  return Object.values(value).flatMap(textsOf);
}
