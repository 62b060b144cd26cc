import { expect } from 'chai';
import { erlang } from '../../insights/simulation/erlang.ts';
import { LINES, validate } from '../../insights/simulation/validation.ts';

describe('erlang', () => {
  it('knows Erlang C: 7 erlangs before 10 agents', () => {
    // C(10, 7) from the closed formula; the mean wait is C ÷ (nμ - λ).
    const steady = erlang({ perSecond: 7, handlingSeconds: 1, agents: 10 });
    expect(steady.waits).to.be.closeTo(erlangC(10, 7), 1e-9);
    expect(steady.meanWaitSeconds).to.be.closeTo(erlangC(10, 7) / 3, 1e-9);
  });

  it('loses with patience what exceeds the agents, and nobody whose patience has no end', () => {
    const crowd = { perSecond: 20, handlingSeconds: 1, agents: 10 };
    expect(erlang({ ...crowd, patienceSeconds: 1000 }).abandons).to.be.closeTo(0.5, 0.001);
    const calm = { perSecond: 7, handlingSeconds: 1, agents: 10 };
    expect(erlang({ ...calm, patienceSeconds: 1e9 }).abandons).to.be.closeTo(0, 1e-6);
  });
});

describe('The simulator', () => {
  for (const line of LINES) {
    const what = line.patienceSeconds === undefined ? 'Erlang C' : 'Erlang A';
    it(`reproduces ${what} within 2 % for ${line.agents} agents`, function () {
      this.timeout(60_000);
      const { waits, meanWait, abandons = 1 } = validate(line, 200_000, 1);
      expect(waits, 'waits').to.be.closeTo(1, 0.02);
      expect(meanWait, 'mean wait').to.be.closeTo(1, 0.02);
      expect(abandons, 'abandons').to.be.closeTo(1, 0.02);
    });
  }
});

function erlangC(agents: number, load: number): number {
  let blocked = 1;
  for (let n = 1; n <= agents; n += 1) blocked = (load * blocked) / (n + load * blocked);
  return blocked / (1 - (load / agents) * (1 - blocked));
}
