import { expect } from 'chai';
import fc from 'fast-check';
import { intentName, utteranceText } from '../../../recognizers/authoring/intentSchema.ts';
import { editTowards } from '../../../recognizers/authoring/intentSet.ts';
import { withFile } from '../../../recognizers/authoring/planIntents.ts';
import { INTENT_FORMATS, readIntents } from '../../../recognizers/authoring/readIntents.ts';
import { writeIntents } from '../../../recognizers/authoring/writeIntents.ts';
import type { IntentState, Language, Utterance } from '../../../recognizers/store.ts';
import { NOW } from '../../support/records.ts';

const PAY = { utterance: 'How can I pay?', intent: 'payment', language: 'en' } as const;
const REFUND = { utterance: '我要退款', intent: 'refund', language: 'zh' } as const;

describe('readIntents', () => {
  const read = (content: string, format: 'jsonl' | 'csv' | 'nlp' | 'lu', language?: Language) =>
    readIntents(content, { format, language });

  it('reads JSON Lines, empty lines and a byte order mark aside', () => {
    const profile = { intent: 'refund', description: 'Money back', humanOnly: true };
    const lines = [PAY, REFUND, profile].map((row) => JSON.stringify(row));
    const file = read(`\uFEFF${lines.join('\r\n\n')}\n`, 'jsonl');
    expect(file.utterances).to.deep.equal([PAY, REFUND]);
    expect(file.profiles).to.deep.equal([
      { name: 'refund', description: 'Money back', humanOnly: true },
    ]);
    expect(file.problems).to.deep.equal([]);
  });

  it('reads CSV with its columns in any order, quotes and line breaks within', () => {
    const content =
      'language,utterance,intent,note\r\nen,"Pay, ""how""\nexactly?",payment,\r\n\r\nzh,我要退款,refund,x';
    expect(read(content, 'csv').utterances).to.deep.equal([
      { ...PAY, utterance: 'Pay, "how" exactly?' },
      REFUND,
    ]);
    const bare = read('utterance,intent\nhi,greet', 'csv', 'en');
    expect(bare.utterances).to.deep.equal([{ utterance: 'hi', intent: 'greet', language: 'en' }]);
  });

  it("reads node-nlp's corpus in the language of its locale", () => {
    const corpus = {
      ...{ name: 'Corpus', locale: 'zh-CN' },
      data: [{ intent: 'refund', utterances: ['我要退款'], answers: ['好'] }],
    };
    expect(read(JSON.stringify(corpus), 'nlp').utterances).to.deep.equal([REFUND]);
    const none = read(JSON.stringify({ data: corpus.data }), 'nlp');
    expect(none.problems).to.deep.equal([{ line: 1, message: 'language: has to be zh or en' }]);
  });

  it("reads Bot Framework's .lu: sections and utterances, labels as their plain text", () => {
    const content = [
      '> a comment',
      '> !# @app.culture = en-us',
      '[more](./more.lu)',
      '# payment',
      '- pay {@sum=20 euros} by {card}',
      '* send {@who=Ann {@last=Lee}} {money:amount=5 dollars}',
      '- a \\{brace\\}',
      '@ list card =',
      '  - visa :',
      '# ? How are you',
      '- nobody asks',
      '```markdown',
      'fine',
      '```',
      '## refund',
      '+ money back',
    ].join('\n');
    const file = read(content, 'lu');
    expect(file.problems).to.deep.equal([
      { line: 5, message: 'has a pattern instead of an utterance' },
    ]);
    expect(file.utterances).to.deep.equal([
      { utterance: 'send Ann Lee 5 dollars', intent: 'payment', language: 'en' },
      { utterance: 'a {brace}', intent: 'payment', language: 'en' },
      { utterance: 'money back', intent: 'refund', language: 'en' },
    ]);
  });

  it('names the line of each bad row', () => {
    const lines = [
      JSON.stringify(PAY),
      'not JSON',
      JSON.stringify({ ...PAY, language: 'fr' }),
      JSON.stringify({ ...PAY, utterance: ' ' }),
      JSON.stringify({ utterance: 'x', language: 'en' }),
      '[1]',
    ];
    expect(read(lines.join('\n'), 'jsonl').problems).to.deep.equal([
      { line: 2, message: 'is not JSON' },
      { line: 3, message: 'language: has to be zh or en' },
      { line: 4, message: 'utterance: is empty' },
      { line: 5, message: 'intent: is missing' },
      { line: 6, message: 'row: Invalid input: expected object, received array' },
    ]);
    const csv = 'utterance,intent,language\n"a\nb",greeting,en\n"c\nd",greeting,fr\n';
    expect(read(csv, 'csv').problems.map(({ line }) => line)).to.deep.equal([4]);
    const quoted = 'utterance,intent,language\na,greeting,en\nb "c" d,greeting,en\n';
    expect(read(quoted, 'csv').problems).to.deep.equal([
      { line: 3, message: 'a quotation mark is out of place' },
    ]);
    const corpus = { data: [{ intent: 'a', utterances: ['x', 7] }] };
    const [problem] = read(JSON.stringify(corpus, null, 1), 'nlp', 'en').problems;
    expect(problem?.line).to.equal(7);
    expect(
      read('- lost\n# a\n- x\nwhat', 'lu', 'en').problems.map(({ line }) => line),
    ).to.deep.equal([1, 4]);
  });

  it('finds nothing in a file without rows', () => {
    for (const [content, format] of [
      ['\n', 'jsonl'],
      ['utterance,intent,language\n', 'csv'],
      ['# a\n', 'lu'],
      ['{"data":[]}', 'nlp'],
    ] as const) {
      expect(read(content, format).problems, format).to.deep.equal([
        { line: 1, message: 'there are no rows' },
      ]);
    }
  });
});

describe('writeIntents', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.stringMatching(/^[-#>*@{}[\]()\\",'=\s退货a]{0,12}$/),
  );
  const utterance = line.map((text) => utteranceText.safeParse(text).data).filter(isText);
  const intent = line.map((text) => intentName.safeParse(text).data).filter(isText);
  const row: fc.Arbitrary<Utterance> = fc.record({
    ...{ utterance, intent },
    language: fc.constantFrom('zh', 'en'),
  });
  const by = { author: '', note: '', at: NOW };

  it('gives files that change nothing when they are taken in again', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(...INTENT_FORMATS),
        fc.constantFrom('add', 'replace'),
        (rows, format, mode) => {
          const state = stateOf(rows);
          for (const language of ['zh', 'en'] as const) {
            if (!rows.some((own) => own.language === language)) continue;
            const content = writeIntents(state, { format, language });
            const file = readIntents(content, { format });
            expect(file.problems).to.deep.equal([]);
            expect(editTowards(state, withFile(state, file, mode), by)).to.equal(undefined);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives files that bring everything to an empty store', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
        const state = stateOf(rows);
        const parts = (['jsonl', 'descriptions'] as const).map((format) =>
          writeIntents(state, { format }),
        );
        const file = readIntents(parts.join(''), { format: 'jsonl' });
        const empty = { revision: 0, profiles: [], utterances: [] };
        const wanted = withFile(empty, file, 'add');
        expect(editTowards(state, wanted, by)).to.equal(undefined);
      }),
    );
  });

  function stateOf(rows: readonly Utterance[]): IntentState {
    const empty = { revision: 0, profiles: [], utterances: [] };
    const edit = editTowards(empty, { profiles: [], utterances: rows }, by);
    const described = edit?.profiles.map((profile, index) => {
      return { ...profile, description: `About ${index}`, humanOnly: index % 2 === 0, revision: 1 };
    });
    return {
      revision: 1,
      profiles: described ?? [],
      utterances: (edit?.added ?? []).map((one, index) => ({ ...one, id: index + 1 })),
    };
  }
});

describe('withFile', () => {
  const state: IntentState = {
    revision: 1,
    profiles: ['payment', 'refund', 'bare'].map((name) => {
      return { name, description: '', humanOnly: false, revision: 1 };
    }),
    utterances: [
      { ...PAY, id: 1 },
      { ...REFUND, id: 2 },
    ],
  };

  it('replaces only the languages that the file has, and ends intents that lose all', () => {
    const hello: Utterance = { utterance: 'hello', intent: 'greet', language: 'en' };
    const file = { utterances: [hello], profiles: [], problems: [] };
    const { profiles, utterances } = withFile(state, file, 'replace');
    expect(utterances.map(({ intent }) => intent)).to.deep.equal(['refund', 'greet']);
    expect(profiles.map(({ name }) => name)).to.deep.equal(['refund', 'bare', 'greet']);
    const added = withFile(state, file, 'add');
    expect(added.utterances.map(({ intent }) => intent)).to.deep.equal([
      ...['payment', 'refund', 'greet'],
    ]);
  });
});

function isText(value: string | undefined): value is string {
  return value !== undefined;
}
