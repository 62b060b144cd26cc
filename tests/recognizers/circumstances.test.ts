import { expect } from 'chai';
import { feelInCircumstances } from '../../recognizers/circumstances.ts';

describe('feelInCircumstances', () => {
  const felt = { emotion: 'calm', scores: { calm: 0.7, frustrated: 0.2, angry: 0.1 } } as const;
  const text = 'where is my parcel';

  it('leaves a first message as it was felt', () => {
    expect(feelInCircumstances(felt, text, { earlier: ['hello'] })).to.equal(felt);
  });

  it('hears frustration in the same question asked again', () => {
    const again = feelInCircumstances(felt, text, { earlier: ['Where is my parcel?'] });
    expect(again.emotion).to.equal('frustrated');
    const oftener = feelInCircumstances(felt, text, { earlier: [text, text] });
    expect(oftener.scores.calm).to.be.below(again.scores.calm);
  });

  it('takes the third contact today, capitals and exclamation marks for signs', () => {
    for (const felt_ of [
      feelInCircumstances(felt, text, { contactsToday: 3 }),
      feelInCircumstances(felt, 'WHERE IS MY PARCEL', {}),
      feelInCircumstances(felt, `${text}!!!`, {}),
    ]) {
      expect(felt_.scores.calm).to.be.below(felt.scores.calm);
      expect(felt_.scores.calm + felt_.scores.frustrated + felt_.scores.angry).to.be.closeTo(
        1,
        1e-9,
      );
    }
  });

  it('does not make a plain enquiry frustrated for one sign alone', () => {
    const plain = {
      emotion: 'calm',
      scores: { calm: 0.97, frustrated: 0.02, angry: 0.01 },
    } as const;
    expect(feelInCircumstances(plain, text, { contactsToday: 3 }).emotion).to.equal('calm');
    expect(feelInCircumstances(plain, text, { earlier: [text] }).emotion).to.equal('calm');
  });

  it('stays calm where there are no words', () => {
    expect(feelInCircumstances(felt, '!!!!!', { contactsToday: 5 }).emotion).to.equal('calm');
  });
});
