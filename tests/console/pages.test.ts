import { expect } from 'chai';
import { anOffice, type Office } from './office.ts';

describe("The console's pages", () => {
  let office: Office;

  beforeEach(async () => {
    office = await anOffice();
  });

  afterEach(() => office.close());

  const fetchPage = (path: string, method = 'GET') => fetch(office.root + path, { method });

  it('come at every address of the application, with a nonce of their own', async () => {
    const nonces = new Set<string>();
    for (const path of ['/console', '/console/', '/console/conversations/abc.def']) {
      const response = await fetchPage(path);
      expect(response.status).to.equal(200);
      const policy = response.headers.get('content-security-policy') ?? '';
      const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      const page = await response.text();
      expect(page).to.include(`nonce="${nonce}"`).and.not.to.include('__CSP_NONCE__');
      nonces.add(nonce);
    }
    expect(nonces.size).to.equal(3);
  });

  it('come with their assets, which never change', async () => {
    const response = await fetchPage('/console/assets/main-1a2b.js');
    expect(response.headers.get('content-type')).to.equal('text/javascript; charset=utf-8');
    expect(response.headers.get('cache-control')).to.equal('public, max-age=31536000, immutable');
    expect(await response.text()).to.include('Baton');
  });

  it('give nothing that is not theirs', async () => {
    const paths = [
      'assets/none.js',
      '%2e%2e/office.ts',
      '..%2foffice.ts',
      'assets/..%2f..%2foffice.ts',
    ];
    for (const path of paths) {
      expect(await (await fetchPage(`/console/${path}`)).text()).not.to.include('anOffice');
    }
    expect((await fetchPage('/console/assets/none.js')).status).to.equal(404);
  });

  it('answer HEAD without a body', async () => {
    const response = await fetchPage('/console', 'HEAD');
    expect(response.status).to.equal(200);
    expect(await response.text()).to.equal('');
  });

  it('say so when they are not built', async () => {
    const unbuilt = await anOffice({ pagesDirectory: '/nowhere' });
    const response = await fetch(`${unbuilt.root}/console`);
    expect(response.status).to.equal(503);
    expect(await response.text()).to.include('not built yet');
    await unbuilt.close();
  });
});
