import { expect } from 'chai';
import type { ApiClient } from './apiClient.ts';
import { anOffice, type Office } from './office.ts';

const article = (id: string, title: string, changes: object = {}) => ({
  ...{
    id,
    language: 'en',
    title,
    body: `**${title}** is easy.`,
    questions: [],
    issueType: 'orders',
  },
  ...changes,
});

describe('Suggestions at the API', () => {
  let office: Office;
  let editor: ApiClient;
  let lin: ApiClient;
  let id: string;

  beforeEach(async () => {
    office = await anOffice();
    editor = await office.employ({ id: 'eve', roles: ['editor'] });
    lin = await office.employ({ id: 'lin', capacity: 2 });
    await editor.post('/articles', article('gift-wrapping', 'Wrapping a gift'));
    await editor.post(
      '/articles',
      article('invoice', 'An invoice for your company', {
        channels: { directline: 'Write “invoice” and we **mail** it.' },
      }),
    );
    await editor.post('/articles', article('goodwill', 'Goodwill gift', { audience: 'agents' }));
    id = await office.write('can you wrap it as a gift');
  });

  afterEach(() => office.close());

  const suggestions = async (seq: number) =>
    (await lin.get(`/conversations/${id}/suggestions?seq=${seq}`)).body;
  const idsOf = ({ articles }: { articles: readonly { articleId: string }[] }) =>
    articles.map(({ articleId }) => articleId);

  it('fit what was said up to a message, with a reply as the channel shows it', async () => {
    const first = await suggestions(1);
    expect(first.seq).to.equal(1);
    expect(idsOf(first)[0]).to.equal('gift-wrapping');
    expect(first.articles[0]).to.include({ reply: 'Wrapping a gift is easy.', language: 'en' });
    await office.write('and I need an invoice for my company, an invoice please');
    const second = await suggestions(2);
    expect(idsOf(second)[0]).to.equal('invoice');
    expect(second.articles[0].reply).to.equal('Write “invoice” and we mail it.');
    expect(idsOf(await suggestions(1))[0]).to.equal('gift-wrapping');
  });

  it('show agents what is for them alone, but give no reply from it', async () => {
    const { articles } = await suggestions(1);
    const internal = articles.find((one: { articleId: string }) => one.articleId === 'goodwill');
    expect(internal).to.include({ title: 'Goodwill gift', reply: null });
  });

  it('leave out what an agent sent, which the transcript names', async () => {
    await office.come('lin');
    await lin.post(`/conversations/${id}/claim`, {});
    const text = 'Wrapping a gift is easy.';
    const sent = { text, clientMessageId: 'm-1', articleId: 'gift-wrapping' };
    const { body, status } = await lin.post(`/conversations/${id}/messages`, sent);
    expect(status).to.equal(201);
    expect(body.analysis).to.deep.equal({ articleId: 'gift-wrapping' });
    expect(idsOf(await suggestions(body.seq))).to.not.include('gift-wrapping');
    const note = { text: 'likes ribbons', clientMessageId: 'm-2', note: true };
    const { body: noted } = await lin.post(`/conversations/${id}/messages`, note);
    expect(noted.analysis).to.equal(null);
  });

  it('are for those who may read the conversation', async () => {
    const path = `/conversations/${id}/suggestions`;
    expect((await editor.get(`${path}?seq=1`)).status).to.equal(403);
    expect((await lin.get(path)).body.error.fields).to.have.property('seq');
    expect((await lin.get('/conversations/nowhere/suggestions?seq=1')).status).to.equal(404);
  });
});
