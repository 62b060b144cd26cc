import { expect } from 'chai';
import type { ArticleRecord } from '../../knowledge/index.ts';
import type { NewUnanswered } from '../../recognizers/index.ts';
import { NOW } from '../support/records.ts';
import { anOffice, type Office } from './office.ts';

const DAY_MS = 86_400_000;

function unanswered(id: string, text: string, changes: Partial<NewUnanswered> = {}): NewUnanswered {
  return {
    ...{ id, text, language: 'en', reason: 'notUnderstood', lastAt: NOW },
    ...{ conversationId: `c-${id}`, seq: 1, ranking: [], margin: 0, wrongIntent: null },
    ...changes,
  } as NewUnanswered;
}

describe('Gaps in the knowledge, at the API', () => {
  let office: Office;
  const record: ArticleRecord = {
    ...{ articleId: 'warranty', language: 'en', given: 10, solved: 3, failed: 6 },
    ...{ notHelped: 2, askedAgain: 1, escalated: 4 },
  };
  const sinces: Date[] = [];

  before(async () => {
    const articleRecords = async (since: Date) => {
      sinces.push(since);
      return [record];
    };
    office = await anOffice({ answers: { articleRecords } });
    const editor = await office.employ({ id: 'eve', roles: ['editor'] });
    const article = { language: 'en', issueType: 'service', body: 'Two years.' };
    await editor.post('/articles', {
      ...article,
      id: 'warranty',
      title: 'How long the warranty is',
    });
    await editor.post('/articles', { ...article, id: 'opening-hours', title: 'Opening hours' });
    await office.pass((60 * DAY_MS) / 1000);
    const lastAt = new Date(NOW.getTime() + 59 * DAY_MS);
    await office.store.unanswered.noteUnanswered(
      [
        unanswered('1', 'Can I pay with bitcoin?', { lastAt, reason: 'escalated' }),
        unanswered('2', 'pay with bitcoin', { lastAt }),
        unanswered('3', 'how long is the warranty', { lastAt }),
        unanswered('4', 'Something of long ago?'),
      ],
      100,
    );
  });
  after(() => office.close());

  it('are lists with numbers: questions, articles not found, articles that do not help', async () => {
    const supervisor = await office.employ({ id: 'sue', roles: ['supervisor'] });
    const { status, body } = await supervisor.get('/insights/gaps?days=30');
    expect(status).to.equal(200);
    expect(body.since).to.equal(sinces[0]?.toISOString());
    const [bitcoin, warranty] = body.questions;
    expect(body.questions).to.have.length(2);
    expect(bitcoin).to.deep.include({
      ...{ count: 2, wordings: 2, escalated: 1, near: null },
    });
    expect([bitcoin.question, ...bitcoin.examples]).to.have.members([
      'Can I pay with bitcoin?',
      'pay with bitcoin',
    ]);
    expect(warranty.near).to.deep.equal({
      ...{ id: 'warranty', language: 'en', title: 'How long the warranty is' },
    });
    expect(
      body.unfound.map((one: { id: string; given: number }) => [one.id, one.given]),
    ).to.deep.equal([['opening-hours', 0]]);
    const { articleId: id, solved: _, ...numbers } = record;
    expect(body.troubled).to.have.length(1);
    expect(body.troubled[0]).to.deep.include({ ...numbers, id, rate: 0.6 });
    expect(body.troubled[0].atLeast).to.be.closeTo(0.313, 0.001);
    expect(body.totals).to.deep.equal({
      ...{ asked: 3, given: 10, failed: 6, articles: 2, questions: 2, unfound: 1, troubled: 1 },
    });
  });

  it('are of one language where one is asked for, and no more than asked for', async () => {
    const admin = await office.employ({ id: 'ada', roles: ['admin'] });
    const chinese = (await admin.get('/insights/gaps?language=zh')).body;
    expect([chinese.questions, chinese.unfound, chinese.troubled]).to.deep.equal([[], [], []]);
    const short = (await admin.get('/insights/gaps?limit=1&days=365')).body;
    expect([short.questions.length, short.totals.questions]).to.deep.equal([1, 3]);
  });

  it('are no agent’s business', async () => {
    const agent = await office.employ({ id: 'lin' });
    expect((await agent.get('/insights/gaps')).status).to.equal(403);
  });
});
