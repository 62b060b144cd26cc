import { expect } from 'chai';
import { understood } from '../../../console/web/src/transcript/analysisWords.ts';
import { translator } from './words.ts';

describe('The line of what the bot understood', () => {
  const english = (analysis: Parameters<typeof understood>[0]) =>
    understood(analysis, translator('en'), 'en');
  const chinese = (analysis: Parameters<typeof understood>[0]) =>
    understood(analysis, translator('zh'), 'zh');

  it('names the intent and how sure the bot is', () => {
    const analysis = { intent: 'order.status', confidence: 0.94, decision: 'act' };
    expect(english(analysis)).to.equal('order.status · 94%');
  });

  it('says how near the likeliest intent came when none was likely enough', () => {
    const analysis = { intent: 'None', confidence: 0.31, decision: 'clarify' };
    expect(english(analysis)).to.equal('not recognised · 31%');
    expect(chinese(analysis)).to.equal('未识别 · 31%');
  });

  it('names the decision where there was no intent to be seen, as in an order number', () => {
    const analysis = { intent: 'None', confidence: 0, decision: 'act' };
    expect(english(analysis)).to.equal('order status');
    expect(chinese(analysis)).to.equal('查订单');
  });

  it('names what a pressed button meant', () => {
    expect(english({ decision: 'helped' })).to.equal('it helped');
    expect(chinese({ decision: 'notHelped' })).to.equal('没帮上忙');
  });

  it('shows a decision that the pages don’t know as it is', () => {
    expect(english({ decision: 'dance' })).to.equal('dance');
  });

  it('says that nothing was recognised when there is nothing else to say', () => {
    expect(english({})).to.equal('not recognised');
  });
});
