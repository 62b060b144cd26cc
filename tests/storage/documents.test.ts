import { expect } from 'chai';
import fc from 'fast-check';
import { decodeDocument, encodeDocument } from '../../storage/documents.ts';

describe('documents', () => {
  it('come back as they went, with instants and with keys that look like them', () => {
    const key = fc.oneof(fc.string(), fc.constantFrom('$date', '$$date', '$$$date', 'date'));
    const values = [
      fc.date({ noInvalidDate: true }),
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
    ];
    fc.assert(
      fc.property(fc.object({ key, values, maxDepth: 3 }), (record) => {
        expect(decodeDocument(encodeDocument(record))).to.deep.equal(record);
      }),
      { numRuns: 50 },
    );
  });

  it('keep half an emoji and the end of a C string', () => {
    const record = { text: 'a\u0000b \ud83d c', '\ude00': '\u2028' };
    expect(decodeDocument(encodeDocument(record))).to.deep.equal(record);
  });

  it('let no stranger make a text into an instant', () => {
    const activity = JSON.parse('{"value":{"$date":0},"at":"2026-11-22T00:00:00.000Z"}');
    expect(decodeDocument(encodeDocument(activity))).to.deep.equal(activity);
  });

  it('forget what is undefined', () => {
    expect(decodeDocument(encodeDocument({ a: undefined, b: 1 }))).to.deep.equal({ b: 1 });
  });
});
