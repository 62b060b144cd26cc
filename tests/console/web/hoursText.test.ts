import { expect } from 'chai';
import {
  readSpans,
  readSpecialDays,
  spansText,
  specialDaysText,
} from '../../../console/web/src/team/hoursText.ts';

describe('Opening hours as people write them', () => {
  it('are read as they are shown', () => {
    const spans = [
      { from: '09:00', until: '12:00' },
      { from: '13:30', until: '24:00' },
    ];
    expect(spansText(spans)).to.equal('09:00–12:00, 13:30–24:00');
    expect(readSpans(spansText(spans))).to.deep.equal(spans);
  });

  it('may be typed as each language types them', () => {
    expect(readSpans('9:00-18:00')).to.deep.equal([{ from: '09:00', until: '18:00' }]);
    expect(readSpans('9：00至12：00，13：00到18：00')).to.have.length(2);
    expect(readSpans('休息')).to.deep.equal([]);
    expect(readSpans('')).to.deep.equal([]);
  });

  it('are refused when they run backwards, overlap or are no times', () => {
    for (const wrong of [
      '18:00-09:00',
      '09:00-12:00, 11:00-13:00',
      '25:00-26:00',
      'nine to five',
    ]) {
      expect(readSpans(wrong), wrong).to.equal(undefined);
    }
  });

  it('differ on special days, a line each', () => {
    const days = [
      { date: '2026-10-01', name: '国庆节', open: [] },
      { date: '2026-10-10', name: 'worked instead', open: [{ from: '10:00', until: '16:00' }] },
    ];
    const text = specialDaysText(days, 'closed');
    expect(text.split('\n')[0]).to.equal('2026-10-01 国庆节: closed');
    expect(readSpecialDays(text)).to.deep.equal({ days });
    expect(readSpecialDays(`${text}\n2026-02-30 none: closed`)).to.deep.equal({
      wrongLine: '2026-02-30 none: closed',
    });
  });
});
