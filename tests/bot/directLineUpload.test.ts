import { expect } from 'chai';
import {
  call,
  type EchoShop,
  type Entrance,
  enter,
  type JsonAnswer,
  openEchoShop,
  readActivities,
} from './directLineShop.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('uploads to the local Direct Line', () => {
  let shop: EchoShop;
  let customer: Entrance;
  let clock: Date;

  beforeEach(async () => {
    clock = new Date();
    shop = await openEchoShop({ now: () => clock });
    customer = await enter(shop);
  });
  afterEach(() => shop.close());

  const upload = (files: readonly File[], activity: object = {}): Promise<JsonAnswer> => {
    const form = new FormData();
    const said = JSON.stringify({ type: 'message', ...activity });
    form.append('activity', new Blob([said], { type: 'application/vnd.microsoft.activity' }));
    for (const file of files) form.append('file', file);
    const { conversationId, token, userId } = customer;
    const path = `conversations/${conversationId}/upload?userId=${userId}`;
    return call(shop, 'POST', path, { token, form });
  };

  const link = async () => {
    const { body } = await readActivities(shop, customer, '1');
    return body.activities[0].attachments[0].contentUrl as string;
  };

  it('carry a picture to the transcript, under a link that needs no token', async () => {
    const { status } = await upload([new File([PNG], '我的 照片.png', { type: 'image/png' })], {
      text: 'see',
      channelData: { clientActivityID: 'u1' },
    });
    expect(status).to.equal(200);
    const { body } = await readActivities(shop, customer, '1');
    expect(body.activities[0]).to.deep.include({ text: 'see' });
    expect(body.activities[0].channelData.clientActivityID).to.equal('u1');
    expect(body.activities[0].attachments[0]).to.include({ contentType: 'image/png' });
    const response = await fetch(await link());
    expect(Buffer.from(await response.arrayBuffer()).equals(PNG)).to.equal(true);
    expect(response.headers.get('content-type')).to.equal('image/png');
    expect(response.headers.get('x-content-type-options')).to.equal('nosniff');
    expect(response.headers.get('content-security-policy')).to.include('sandbox');
  });

  it('are stored once when the client repeats them', async () => {
    const channelData = { clientActivityID: 'u2' };
    const file = () => new File([PNG], 'a.png');
    const first = await upload([file()], { channelData });
    const second = await upload([file()], { channelData });
    expect(second.body.id).to.equal(first.body.id);
    expect((await readActivities(shop, customer, '1')).body.activities).to.have.length(2);
  });

  it('are judged by their content: a page that calls itself a picture is text, a program nothing', async () => {
    await upload([new File(['<script>alert(1)</script>'], 'a.png', { type: 'image/png' })]);
    const response = await fetch(await link());
    expect(response.headers.get('content-type')).to.equal('text/plain; charset=utf-8');
    expect(response.headers.get('content-disposition')).to.match(/^attachment/);

    const program = Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(64)]);
    const refused = await upload([new File([program], 'b.png', { type: 'image/png' })]);
    expect(refused.status).to.equal(415);
    expect(refused.body.error.code).to.equal('UnsupportedMediaType');
  });

  it('are refused when too big, too many or none, and then nothing is accepted', async () => {
    const before = shop.accepted.length;
    const big = await upload([new File([Buffer.alloc(4 * 1024 * 1024 + 1, 65)], 'a.txt')]);
    expect([big.status, big.body.error.code]).to.deep.equal([413, 'TooLarge']);
    const many = await upload(Array.from({ length: 6 }, (_, n) => new File(['x'], `${n}.txt`)));
    expect([many.status, many.body.error.code]).to.deep.equal([413, 'TooManyFiles']);
    expect((await upload([])).status).to.equal(400);
    expect(shop.accepted).to.have.length(before);
  });

  it('are refused when they are no multipart', async () => {
    const { conversationId, token } = customer;
    const path = `conversations/${conversationId}/upload`;
    const { status } = await call(shop, 'POST', path, { token, json: {} });
    expect(status).to.equal(415);
  });

  it('have links that cannot be guessed and end after a day', async () => {
    await upload([new File([PNG], 'a.png')]);
    const url = await link();
    expect((await fetch(url.replace(/s=.*/, 's=AAAA'))).status).to.equal(403);
    expect((await fetch(url.replace(/e=(\d+)/, 'e=9$1'))).status).to.equal(403);
    clock = new Date(clock.getTime() + 26 * 3_600_000);
    expect((await fetch(url)).status).to.equal(403);
  });

  it('keep names from breaking headers', async () => {
    await upload([new File([PNG], '..\\..\\a; x=b\u202egnp.exe')]);
    const disposition = (await fetch(await link())).headers.get('content-disposition');
    expect(disposition).to.equal(`inline; filename="file"; filename*=UTF-8''a%3B%20x%3Dbgnp.exe`);
  });
});
