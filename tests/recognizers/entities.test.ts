import { expect } from 'chai';
import { EntityRecognizer } from '../../recognizers/entities.ts';
import { askSuite, type SuiteQuestion } from '../../recognizers/textSuite.ts';

const NOW = new Date(2026, 10, 22, 10, 0);

describe('EntityRecognizer', () => {
  const asked: SuiteQuestion[] = [];
  const recognizer = new EntityRecognizer({
    askSuite: async (question) => {
      asked.push(question);
      return askSuite(question);
    },
  });
  const find = async (text: string) =>
    (await recognizer.find(text, /\p{Script=Han}/u.test(text) ? 'zh' : 'en', NOW)).map(
      ({ type, value }) => [type, value],
    );

  beforeEach(() => asked.splice(0));

  it('takes twelve digits for an order number before anything else, even inside Chinese', async () => {
    expect(await find('我的订单202611220001到哪了')).to.deep.equal([
      ['orderNumber', '202611220001'],
    ]);
  });

  it("finds carriers' tracking numbers", async () => {
    expect(await find('运单sf1234567890123')).to.deep.equal([
      ['trackingNumber', 'SF1234567890123'],
    ]);
    expect(await find('EMS EA123456789CN')).to.deep.equal([['trackingNumber', 'EA123456789CN']]);
  });

  it('finds phones and e-mail addresses, in full-width digits too', async () => {
    expect(await find('电话13812346688，邮箱Foo@bar.com')).to.deep.equal([
      ['phone', '13812346688'],
      ['email', 'foo@bar.com'],
    ]);
    expect(await find('１３８１２３４６６８８')).to.deep.equal([['phone', '13812346688']]);
    expect(await find('call +1 415-555-2671')).to.deep.equal([['phone', '+14155552671']]);
  });

  it('reads ¥, 元, 块 and RMB as yuan', async () => {
    const amounts: Readonly<Record<string, number>> = {
      '¥1,299.00': 1299,
      人民币199: 199,
      'RMB 199': 199,
      退我199块9: 199.9,
      '199.9 元': 199.9,
      一百二十元: 120,
      '花了1.2万元': 12_000,
    };
    for (const [text, amount] of Object.entries(amounts)) {
      expect(await find(text), text).to.deep.equal([['money', { amount, currency: 'CNY' }]]);
    }
  });

  it('tells other currencies apart', async () => {
    expect(await find('$25.50')).to.deep.equal([['money', { amount: 25.5, currency: 'USD' }]]);
    expect(await find('twenty dollars')).to.deep.equal([
      ['money', { amount: 20, currency: 'USD' }],
    ]);
    expect(await find('30欧元')).to.deep.equal([['money', { amount: 30, currency: 'EUR' }]]);
  });

  it('reads dates and times relative to now', async () => {
    const [tomorrow] = await recognizer.find('明天下午三点能到吗', 'zh', NOW);
    expect(tomorrow).to.deep.include({ type: 'dateTime', text: '明天下午三点', start: 0, end: 6 });
    expect(tomorrow?.value).to.deep.include({ kind: 'dateTime', from: '2026-11-23 15:00:00' });
    const [ago] = await recognizer.find('I ordered 3 days ago', 'en', NOW);
    expect(ago?.value).to.deep.include({ kind: 'date', from: '2026-11-19' });
  });

  it('reads 5折 as 50 % and numbers in words', async () => {
    expect(await find('5折')).to.deep.equal([['percentage', 50]]);
    expect(await find('买两件')).to.deep.equal([['number', 2]]);
  });

  it('asks the slow suite nothing when nothing in the text calls for it', async () => {
    await find('请问怎么退货');
    await find('How can I return these shoes?');
    await find('订单202611220001');
    expect(asked).to.deep.equal([]);
  });

  it('never reports two entities for one piece of text', async () => {
    const text = '订单202611220001 付了¥199，明天到 13812346688';
    const entities = await recognizer.find(text, 'zh', NOW);
    let end = 0;
    for (const entity of entities) {
      expect(entity.start).to.be.at.least(end);
      expect(text.slice(entity.start, entity.end)).to.equal(entity.text);
      end = entity.end;
    }
    expect(entities.map(({ type }) => type)).to.deep.equal([
      'orderNumber',
      'money',
      'dateTime',
      'phone',
    ]);
  });

  it('takes the shop’s own shape of order numbers', async () => {
    const own = new EntityRecognizer({
      askSuite: async () => [],
      shop: { orderNumbers: [/A-\d{4}/g], trackingNumbers: [] },
    });
    const [order] = await own.find('about A-1234 please', 'en', NOW);
    expect(order).to.deep.include({ type: 'orderNumber', value: 'A-1234', start: 6 });
  });
});
