import { expect } from 'chai';
import sinon from 'sinon';
import { StoreError } from '../../storage/index.ts';
import { anOffice, type Office } from './office.ts';

describe('The console while the database is away', () => {
  let office: Office;

  beforeEach(async () => {
    office = await anOffice();
  });

  afterEach(() => office.close());

  it('asks to come again, and names no server of ours', async () => {
    const lin = await office.employ({ id: 'lin' });
    const away = new StoreError('unavailable', 'db1.internal:27017 does not answer');
    const stub = sinon.stub(office.store.accounts, 'session').rejects(away);
    const { status, headers, body } = await lin.get('/me');
    expect([status, body.error.code]).to.deep.equal([503, 'unavailable']);
    expect(headers.get('retry-after')).to.equal('1');
    expect(JSON.stringify(body)).to.not.include('db1');
    stub.restore();
    expect((await lin.get('/me')).status).to.equal(200);
  });

  it('counts a sign-in that it could not check as no failure of whoever tried', async () => {
    await office.hire({ id: 'lin' });
    const away = new StoreError('unavailable', 'no answer');
    const stub = sinon.stub(office.store.accounts, 'accountByEmail').rejects(away);
    const credentials = { email: 'lin@shop.example', password: 'correct horse battery' };
    for (let attempt = 0; attempt < 30; attempt += 1) {
      expect((await office.visitor.post('/session', credentials)).status).to.equal(503);
    }
    stub.restore();
    expect((await office.visitor.post('/session', credentials)).status).to.equal(201);
  });
});
