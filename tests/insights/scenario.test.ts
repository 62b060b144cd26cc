import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { readScenario } from '../../insights/index.ts';
import { estimateOf } from '../../insights/simulation/intervals.ts';
import { gini } from '../../insights/simulation/tally.ts';

const PEAKY = readFileSync(
  new URL('../../insights/scenarios/peaky-day.json', import.meta.url),
  'utf8',
);

describe('readScenario', () => {
  it('leaves out what a file does not ask for', () => {
    const { agents, arrivals, vip, resolution } = readScenario(PEAKY);
    expect(agents).to.deep.include({ staffing: [1], noAnswerShare: 0 });
    expect([agents.breaks.perDay, agents.crashes.perDay, vip.share]).to.deep.equal([0, 0, 0]);
    expect(arrivals).to.deep.include({ curve: [1], bursts: [] });
    expect(resolution.transferShare).to.deep.equal({ atLevel0: 0, atLevel1: 0 });
  });

  it('refuses a field that it does not know, and a share above 1', () => {
    const file = JSON.parse(PEAKY);
    expect(() => readScenario(JSON.stringify({ ...file, agentz: {} }))).to.throw('agentz');
    const patience = { ...file.patience, silentShare: 1.5 };
    expect(() => readScenario(JSON.stringify({ ...file, patience }))).to.throw('silentShare');
  });
});

describe('estimateOf', () => {
  it("gives Student's 95 % interval", () => {
    const { mean, low, high } = estimateOf([1, 2, 3, 4]);
    expect(mean).to.equal(2.5);
    expect(high - mean).to.be.closeTo((3.182 * Math.sqrt(5 / 3)) / 2, 1e-9);
    expect(mean - low).to.be.closeTo(high - mean, 1e-9);
  });
});

describe('gini', () => {
  it('is 0 when all have the same, and near 1 when one has all', () => {
    expect(gini([2, 2, 2])).to.be.closeTo(0, 1e-12);
    expect(gini([0, 0, 0, 0, 1])).to.be.closeTo(0.8, 1e-12);
  });
});
