import { expect } from 'chai';
import { storePlace } from '../../bot/openStore.ts';

describe('storePlace', () => {
  const place = (MONGODB_URI?: string) => storePlace({ MONGODB_URI, DATA_DIR: './data' });

  it('names the embedded file, or the hosts of the database', () => {
    expect(place()).to.equal('data/baton.sqlite');
    expect(place('mongodb://db1,db2:27018/baton')).to.equal('MongoDB at db1,db2:27018');
    expect(place('mongodb+srv://cluster.example')).to.equal('MongoDB at cluster.example');
    expect(place('mongodb://[::1]:27017')).to.equal('MongoDB at [::1]:27017');
  });

  it('never tells who signs in, however the address is written', () => {
    expect(place('mongodb://ann:secret@db1/baton')).to.equal('MongoDB at db1');
    for (const uri of [
      ...['mongodb://ann:sec@ret@db1', 'mongodb://ann:sec/ret@db1', 'mongodb://ann:sec?ret@db1'],
      ...['mongodb://ann:secret', 'mongodb://db1/?tlsCertificateKeyFilePassword=a@secret'],
    ]) {
      expect(place(uri), uri).to.equal('MongoDB');
    }
  });
});
