import { expect } from 'chai';
import {
  changedFields,
  fieldOf,
  fieldsOf,
  filledLines,
  newFields,
  onTopOf,
  ownFields,
} from '../../../console/web/src/articles/articleDraft.ts';
import { dayOf, instantOf } from '../../../console/web/src/articles/days.ts';
import { diffRuns } from '../../../console/web/src/articles/diffRuns.ts';
import type { ArticleAnswer } from '../../../console/wire.ts';

describe('A draft of an article', () => {
  const base = anAnswer({ channels: { sms: 'Short', line: 'Long' } });
  const draft = (change: Partial<ArticleAnswer>) => ({
    base,
    fields: { ...fieldsOf(base), ...change },
  });

  it('knows which fields say something else, whatever order channels are in', () => {
    expect(changedFields(draft({}))).to.deep.equal([]);
    expect(changedFields(draft({ channels: { line: 'Long', sms: 'Short' } }))).to.deep.equal([]);
    expect(changedFields(draft({ title: 'New', tags: ['a'] }))).to.deep.equal(['title', 'tags']);
  });

  it('is all new where there is nothing yet, and keeps what a translation shares', () => {
    expect(changedFields({ base: null, fields: newFields() })).to.deep.equal([]);
    const translation = newFields(anAnswer({ product: 'clothing', status: 'published' }));
    expect(translation).to.include({ product: 'clothing', status: 'draft', title: '', body: '' });
  });

  it('goes on top of another editor’s revision with its own changes, and no others', () => {
    const mine = draft({ title: 'Mine', urgency: 'high' });
    const latest = anAnswer({ revision: 2, title: 'Theirs', body: 'Theirs too' });
    expect([...ownFields(mine)]).to.deep.equal(['title', 'urgency']);
    const merged = onTopOf(latest, mine.fields, ownFields(mine));
    expect(merged.base?.revision).to.equal(2);
    expect(merged.fields).to.include({ title: 'Mine', body: 'Theirs too', urgency: 'high' });
    expect(changedFields(merged)).to.deep.equal(['title', 'urgency']);
  });

  it('knows that a channel’s text belongs to the channels', () => {
    expect(fieldOf({ field: 'channels.sms' })).to.equal('channels');
    expect(fieldOf({ field: 'body' })).to.equal('body');
  });

  it('takes from lines only those that say something', () => {
    expect(filledLines(' a \n\n  \nb')).to.deep.equal(['a', 'b']);
  });
});

describe('The days of an article', () => {
  it('last until their end where they are the last ones', () => {
    for (const day of ['2026-11-22', '2026-12-31', '2028-02-29']) {
      expect(dayOf(instantOf(day))).to.equal(day);
      expect(dayOf(instantOf(day, true), true)).to.equal(day);
    }
    const [first, last] = [instantOf('2026-12-31'), instantOf('2026-12-31', true)];
    expect(Date.parse(last ?? '') - Date.parse(first ?? '')).to.equal(24 * 60 * 60 * 1000);
  });

  it('may be missing', () => {
    expect([dayOf(null), instantOf('')]).to.deep.equal(['', null]);
  });
});

describe('diffRuns', () => {
  const lines = (kinds: string) =>
    [...kinds].map((kind) => ({
      kind: kind === '+' ? ('added' as const) : ('same' as const),
      parts: [],
    }));
  const shown = (kinds: string) =>
    diffRuns(lines(kinds)).map((run) =>
      run.kind === 'lines' ? run.lines.length : `…${run.count}`,
    );

  it('leaves out what is far from any change', () => {
    expect(shown('......+.....')).to.deep.equal(['…4', 5, '…3']);
    expect(shown('+..........+')).to.deep.equal([3, '…6', 3]);
  });

  it('shows all of a short text, and a single line rather than its count', () => {
    expect(shown('.+.')).to.deep.equal([3]);
    expect(shown('...+')).to.deep.equal([1, 3]);
  });
});

function anAnswer(fields: Partial<ArticleAnswer>): ArticleAnswer {
  return {
    ...{ id: 'returns', language: 'en', revision: 1, status: 'published', title: 'Returns' },
    ...{ body: 'Send it back.', questions: ['How?'], intents: [], product: 'all' },
    ...{ issueType: 'returns', urgency: 'normal', audience: 'customers', channels: {} },
    ...{ validFrom: null, validUntil: null, reviewBy: null, tags: [], author: 'eve' },
    ...{ authorName: 'Eve', note: '', at: '2026-11-22T08:00:00.000Z', publishedRevision: 1 },
    languages: ['en'],
    ...fields,
  };
}
