import { expect } from 'chai';
import { dayName, shortAge, stopwatch } from '../../../console/web/src/format/time.ts';

describe('An age', () => {
  it('is told in its largest unit only', () => {
    const ages = [0.4, 59, 60, 3599, 7200, 86_400 * 3].map((seconds) => shortAge(seconds, 'en'));
    expect(ages).to.deep.equal(['0 s', '59 s', '1 min', '59 min', '2 h', '3 d']);
    expect(shortAge(240, 'zh')).to.equal('4 分钟');
  });

  it('is never below nothing, whatever the clocks say', () => {
    expect(shortAge(-5, 'en')).to.equal('0 s');
  });
});

describe('A stopwatch', () => {
  it('has seconds and minutes, and hours when there are any', () => {
    expect([0, 41, 725, 3729].map(stopwatch)).to.deep.equal(['0:00', '0:41', '12:05', '1:02:09']);
  });

  it('goes on below zero when the time is over', () => {
    expect([-0.4, -41].map(stopwatch)).to.deep.equal(['0:00', '−0:41']);
  });
});

describe('The name of a day', () => {
  const now = new Date(2026, 10, 22, 9).getTime();
  const name = (...[year, month, day]: [number, number, number]) =>
    dayName(new Date(year, month, day, 23).toISOString(), now, 'en');

  it('is a word for today and yesterday', () => {
    expect([name(2026, 10, 22), name(2026, 10, 21)]).to.deep.equal(['Today', 'Yesterday']);
    expect(dayName(new Date(now).toISOString(), now, 'zh')).to.equal('今天');
  });

  it('is a date before that, with the year when it is another', () => {
    expect(name(2026, 10, 20)).to.match(/^Friday,? 20 November$/);
    expect(name(2025, 10, 20)).to.match(/^Thursday,? 20 November 2025$/);
  });
});
