import { expect } from 'chai';
import { maskPersonalData } from '../../recognizers/maskPersonalData.ts';

describe('maskPersonalData', () => {
  const cases: Readonly<Record<string, string>> = {
    '打我电话13812346688，邮箱foo@bar.com': '打我电话[phone]，邮箱[email]',
    '订单202611220001到哪了，运单SF1234567890123': '订单[order]到哪了，运单[tracking]',
    '我叫王小明，想退货': '我叫[name]，想退货',
    我是李雷: '我是[name]',
    '收货人：张伟': '收货人：[name]',
    张女士的快递呢: '[name]的快递呢',
    寄到北京市朝阳区建国路88号3号楼502室: '寄到[address]',
    'My name is Anna Smith and I want a refund': 'My name is [name] and I want a refund',
    'This is Tom Baker, where is my parcel': 'This is [name], where is my parcel',
    'Ship it to 221b Baker Street, apt 4 please': 'Ship it to [address] please',
    'Call +1 415-555-2671': 'Call [phone]',
    'My card is 4111 1111 1111 1111': 'My card is [number]',
    身份证11010519491231002X: '身份证[number]',
  };

  for (const [text, masked] of Object.entries(cases)) {
    it(`shows "${text}" as "${masked}"`, () => {
      expect(maskPersonalData(text)).to.equal(masked);
    });
  }

  it('keeps what tells nobody who it was: money, dates, small numbers, plain words', () => {
    for (const text of [
      '付了¥1,299，2026-11-22下的单',
      '我是会员，有3张优惠券，高兴',
      'I am very angry about 2 shoes for $25.50',
      'This is terrible',
    ]) {
      expect(maskPersonalData(text), text).to.equal(text);
    }
  });

  it('masks a hostile text in bounded time', () => {
    for (const seed of ['1 ', '路', '号1', 'A ', '省市区', 'I am A', '@a.']) {
      const startedAt = performance.now();
      maskPersonalData(seed.repeat(10_000));
      expect(performance.now() - startedAt, seed).to.be.below(250);
    }
  });
});
