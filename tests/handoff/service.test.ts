import { expect } from 'chai';
import type { BusinessHours } from '../../handoff/businessHours.ts';
import {
  agentSpoke,
  customerWaits,
  newService,
  nextMark,
  type ServiceRecord,
  type SlaPolicy,
} from '../../handoff/service.ts';

const START = new Date('2026-11-20T17:50:00+08:00'); // a Friday
const at = (seconds: number) => new Date(START.getTime() + seconds * 1000);
const POLICY: SlaPolicy = {
  firstAnswerSeconds: 100,
  nextAnswerSeconds: 60,
  resolutionSeconds: 1_000,
  warnAt: 0.8,
  raisePriority: 1,
  overflowTo: null,
};
const OFFICE = [{ from: '09:00', until: '18:00' }];
const HOURS: BusinessHours = {
  timeZone: 'Asia/Shanghai',
  week: [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, [], []],
  specialDays: [],
};
const next = (service: ServiceRecord, hours: BusinessHours | null = null) =>
  nextMark(service, START, POLICY, hours);
/** With every mark struck that comes before `until`. */
function struck(service: ServiceRecord, until: Date): ServiceRecord {
  const mark = next(service);
  return mark && mark.at < until
    ? struck({ ...service, marks: [...service.marks, mark] }, until)
    : service;
}

describe('The clocks of what is promised', () => {
  it('warn of the first answer, and then call it late, once each', () => {
    const service = newService(START);
    expect(next(service)).to.deep.equal({ clock: 'firstAnswer', level: 'warning', at: at(80) });
    expect(next(struck(service, at(81)))).to.deep.equal({
      ...{ clock: 'firstAnswer', level: 'breach', at: at(100) },
    });
    expect(next(struck(service, at(101)))).to.deep.equal({
      ...{ clock: 'resolution', level: 'warning', at: at(800) },
    });
  });

  it('stand still while the customer has the word', () => {
    const answered = agentSpoke(newService(START), at(50));
    expect(next(answered)).to.equal(undefined);
    const asked = customerWaits(answered, null, at(550));
    expect(next(asked)).to.deep.equal({ clock: 'nextAnswer', level: 'warning', at: at(598) });
    // 500 of the seconds until now were the customer's.
    expect(next(struck(asked, at(700)))?.at).to.deep.equal(at(1_300));
  });

  it('run from the customer’s first word that nobody has answered', () => {
    const asked = customerWaits(agentSpoke(newService(START), at(50)), null, at(100));
    expect(customerWaits(asked, null, at(130))).to.equal(asked);
    expect(next(asked)?.at).to.deep.equal(at(148));
  });

  it('promise the next answer anew after each answer', () => {
    const first = customerWaits(agentSpoke(newService(START), at(10)), null, at(20));
    const late = struck(first, at(100));
    expect(late.marks.map(({ clock }) => clock)).to.deep.equal(['nextAnswer', 'nextAnswer']);
    const again = customerWaits(agentSpoke(late, at(100)), null, at(110));
    expect(next(again)).to.deep.equal({ clock: 'nextAnswer', level: 'warning', at: at(158) });
  });

  it('count open hours only', () => {
    // Ten minutes before the weekend; the resolution has 16 min 40 s.
    const marks = struck(newService(START), at(101));
    const resolution = nextMark(marks, START, { ...POLICY, warnAt: 1 }, HOURS);
    expect(resolution?.at).to.deep.equal(new Date('2026-11-23T09:06:40+08:00'));
  });

  it('promise nothing where there is no target', () => {
    const none = { ...POLICY, firstAnswerSeconds: null, resolutionSeconds: null };
    expect(nextMark(newService(START), START, none, null)).to.equal(undefined);
  });
});
