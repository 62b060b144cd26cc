import { expect } from 'chai';
import { ApiClient } from './apiClient.ts';
import { anOffice, type Office, PASSWORD } from './office.ts';

const ann = { email: 'lin@shop.example', password: PASSWORD };

describe('Signing in', () => {
  let office: Office;

  beforeEach(async () => {
    office = await anOffice({
      signInLimits: { failuresPerAccount: 3, failuresPerAddress: 5, seconds: 600 },
    });
    await office.hire({ id: 'lin' });
  });

  afterEach(() => office.close());

  it('gives a bearer token and a cookie that scripts and other sites cannot use', async () => {
    const { status, body, headers } = await office.visitor.post('/session', ann);
    expect(status).to.equal(201);
    expect(body.me).to.include({ id: 'lin', name: 'Lin' });
    const cookie = headers.get('set-cookie');
    expect(cookie).to.match(
      /^baton_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const client = office.visitor.with({ authorization: `Bearer ${body.token}` });
    expect((await client.get('/me')).body).to.deep.equal(body.me);
  });

  it('takes the e-mail in any case', async () => {
    const { status } = await office.visitor.post('/session', {
      ...ann,
      email: ' Lin@Shop.Example ',
    });
    expect(status).to.equal(201);
  });

  it('answers the same for an unknown e-mail and a wrong password', async () => {
    const wrong = await office.visitor.post('/session', { ...ann, password: 'a wrong password' });
    const unknown = await office.visitor.post('/session', { ...ann, email: 'no@shop.example' });
    expect([wrong.status, unknown.status]).to.deep.equal([401, 401]);
    expect(wrong.body).to.deep.equal(unknown.body);
  }).timeout(10_000);

  it('has to wait after some failures, even with the right password', async () => {
    for (let failure = 0; failure < 3; failure += 1) {
      await office.visitor.post('/session', { ...ann, password: 'a wrong password' });
    }
    const { status, headers, body } = await office.visitor.post('/session', ann);
    expect(status).to.equal(429);
    expect(body.error.code).to.equal('tooManyAttempts');
    expect(Number(headers.get('retry-after'))).to.be.within(1, 600);
  });

  it('counts the failures of one address over all e-mails, and no successes', async () => {
    for (const id of ['a', 'b', 'c', 'd']) {
      await office.hire({ id });
      await office.visitor.post('/session', {
        email: `${id}@shop.example`,
        password: 'a wrong one',
      });
      await office.visitor.post('/session', ann);
    }
    const wrong = { ...ann, password: 'a wrong password' };
    expect((await office.visitor.post('/session', wrong)).status).to.equal(401);
    expect((await office.visitor.post('/session', ann)).status).to.equal(429);
  });

  it('lasts twelve hours', async () => {
    const client = await office.signIn('lin');
    await office.pass(12 * 3600 - 1);
    expect((await client.get('/me')).status).to.equal(200);
    await office.pass(1);
    expect((await client.get('/me')).status).to.equal(401);
  });

  it('ends with the session', async () => {
    const client = await office.signIn('lin');
    expect((await client.delete('/session')).status).to.equal(204);
    expect((await client.get('/me')).body.error.code).to.equal('notSignedIn');
  });

  it('stores neither passwords nor tokens', async () => {
    const { body } = await office.visitor.post('/session', ann);
    const account = await office.store.accounts.account('lin');
    expect(account?.passwordHash).to.match(/^scrypt\$4\$8\$1\$/);
    expect(await office.store.accounts.session(body.token, new Date(0))).to.equal(undefined);
    expect(JSON.stringify(office.logged)).not.to.include(body.token);
  });

  describe('with the cookie', () => {
    let browser: ApiClient;
    let csrfToken: string;

    beforeEach(async () => {
      const { headers, body } = await office.visitor.post('/session', ann);
      browser = new ApiClient(office.root, {
        cookie: headers.get('set-cookie')?.split(';', 1)[0] ?? '',
      });
      csrfToken = body.csrfToken;
    });

    it('reads without more', async () => {
      expect((await browser.get('/me')).body.csrfToken).to.equal(csrfToken);
    });

    it('changes nothing without the CSRF token of its session', async () => {
      const other = await office.visitor.post('/session', ann);
      const online = { presence: 'online' };
      const tries = [browser, browser.with({ 'x-csrf-token': other.body.csrfToken })];
      for (const client of tries) {
        const { status, body } = await client.put('/me/presence', online);
        expect([status, body.error.code]).to.deep.equal([403, 'csrf']);
      }
      const right = browser.with({ 'x-csrf-token': csrfToken });
      expect((await right.put('/me/presence', online)).status).to.equal(200);
    });

    it('lets sign in anew without it', async () => {
      expect((await browser.post('/session', ann)).status).to.equal(201);
    });
  });
});
