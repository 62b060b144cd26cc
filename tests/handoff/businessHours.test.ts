import { expect } from 'chai';
import {
  afterOpenTime,
  type BusinessHours,
  isOpen,
  nextOpening,
  openMsBetween,
} from '../../handoff/businessHours.ts';

const HOUR_MS = 3_600_000;
const OFFICE = [{ from: '09:00', until: '18:00' }];
const SHOP: BusinessHours = {
  timeZone: 'Asia/Shanghai',
  week: [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, [], []],
  specialDays: [
    { date: '2026-10-01', name: 'National Day', open: [] },
    { date: '2026-10-10', name: 'worked instead', open: [{ from: '10:00', until: '12:00' }] },
  ],
};
const at = (text: string) => new Date(text);

describe('Business hours', () => {
  it('are all hours where none are set', () => {
    expect(isOpen(null, at('2026-10-01T03:00:00Z'))).to.equal(true);
    expect(afterOpenTime(null, at('2026-10-01T03:00:00Z'), HOUR_MS)).to.deep.equal(
      at('2026-10-01T04:00:00Z'),
    );
  });

  it('open and close by the clock of their time zone', () => {
    expect(isOpen(SHOP, at('2026-11-20T00:59:59+00:00'))).to.equal(false); // 08:59 in Shanghai
    expect(isOpen(SHOP, at('2026-11-20T09:00:00+08:00'))).to.equal(true);
    expect(isOpen(SHOP, at('2026-11-20T18:00:00+08:00'))).to.equal(false);
    expect(isOpen(SHOP, at('2026-11-21T12:00:00+08:00'))).to.equal(false); // Saturday
  });

  it('keep holidays, and days that are worked instead', () => {
    expect(isOpen(SHOP, at('2026-10-01T12:00:00+08:00'))).to.equal(false);
    expect(isOpen(SHOP, at('2026-10-10T11:00:00+08:00'))).to.equal(true); // a Saturday
    expect(nextOpening(SHOP, at('2026-09-30T18:00:00+08:00'))).to.deep.equal(
      at('2026-10-02T09:00:00+08:00'),
    );
  });

  it('let a deadline stand still while nobody works', () => {
    // Friday 17:30 and one hour: half an hour on Friday, half on Monday.
    const friday = at('2026-11-20T17:30:00+08:00');
    const monday = at('2026-11-23T09:30:00+08:00');
    expect(afterOpenTime(SHOP, friday, HOUR_MS)).to.deep.equal(monday);
    expect(openMsBetween(SHOP, friday, monday)).to.equal(HOUR_MS);
    expect(openMsBetween(SHOP, monday, friday)).to.equal(0);
  });

  it('end a deadline that ends with the day at the next opening', () => {
    const deadline = afterOpenTime(SHOP, at('2026-11-20T17:00:00+08:00'), HOUR_MS);
    expect(deadline).to.deep.equal(at('2026-11-23T09:00:00+08:00'));
  });

  it('count the hours that a day has on which the clocks change', () => {
    const everyHour = Array.from({ length: 7 }, () => [{ from: '00:00', until: '24:00' }]);
    const berlin = { timeZone: 'Europe/Berlin', week: everyHour, specialDays: [] };
    const spring = [at('2026-03-29T00:00:00+01:00'), at('2026-03-30T00:00:00+02:00')] as const;
    const autumn = [at('2026-10-25T00:00:00+02:00'), at('2026-10-26T00:00:00+01:00')] as const;
    expect(openMsBetween(berlin, ...spring)).to.equal(23 * HOUR_MS);
    expect(openMsBetween(berlin, ...autumn)).to.equal(25 * HOUR_MS);
    expect(afterOpenTime(berlin, spring[0], 24 * HOUR_MS)).to.deep.equal(
      at('2026-03-30T01:00:00+02:00'),
    );
  });

  it('never reach a deadline where they never open', () => {
    const closed = { timeZone: 'UTC', week: [[], [], [], [], [], [], []], specialDays: [] };
    expect(nextOpening(closed, at('2026-11-20T12:00:00Z'))).to.equal(undefined);
  });
});
