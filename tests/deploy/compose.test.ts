import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'yaml';
import * as z from 'zod';
import { ENV_NAMES, readEnv } from '../../bot/env.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');

const SERVICE = z.object({
  image: z.string(),
  environment: z.record(z.string(), z.coerce.string()).default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  command: z.array(z.string()).default([]),
});
const COMPOSE = z.object({ services: z.record(z.string(), SERVICE) });

describe('docker-compose.yml', () => {
  const { services } = COMPOSE.parse(parse(read('docker-compose.yml')));
  const instances = Object.entries(services).filter(([, { image }]) => image === 'baton');
  const balancer = read('deploy/haproxy.cfg');

  it('gives its instances settings that .env.example lists, with values that the server takes', () => {
    const listed = [...read('.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    expect(instances).to.have.length(3);
    for (const [, { environment }] of instances) {
      expect(listed).to.include.members(Object.keys(environment));
      expect(readEnv(environment).MONGODB_URI).to.be.a('string');
    }
  });

  it('has the image set nothing but such settings', () => {
    const set = [...read('Dockerfile').matchAll(/^ENV (.*)$/gm)].flatMap(([, line = '']) =>
      line.split(' ').map((pair) => pair.split('=')[0]),
    );
    expect(set).to.not.be.empty;
    expect(ENV_NAMES).to.include.members(set);
  });

  it('balances over all instances, and no others, where they listen', () => {
    const servers = [...balancer.matchAll(/^ *server \S+ (\S+)$/gm)].map(([, address]) => address);
    expect(servers).to.have.members(
      instances.map(([name, { environment }]) => `${name}:${environment.PORT}`),
    );
  });

  it('publishes the port that the balancer binds, and nothing else', () => {
    const bound = /^ *bind :(\d+)$/m.exec(balancer)?.[1];
    const published = Object.entries(services).flatMap(([name, { ports }]) =>
      ports.map((port) => [name, port.split(':').at(-1)]),
    );
    expect(published).to.deep.equal([['balancer', bound]]);
  });

  it('points its instances at its own replica set', () => {
    const set = /--replSet=(\w+)/.exec(services.mongo?.command.join('\n') ?? '')?.[1];
    for (const [, { environment }] of instances) {
      const uri = new URL(environment.MONGODB_URI ?? '');
      expect(uri.host).to.equal('mongo:27017');
      expect(uri.searchParams.get('replicaSet')).to.equal(set);
    }
  });

  it('mounts files that are there', () => {
    const files = Object.values(services)
      .flatMap(({ volumes }) => volumes.map((volume) => volume.split(':')[0] ?? ''))
      .filter((source) => source.startsWith('./'));
    expect(files).to.not.be.empty;
    expect(files.filter((file) => !existsSync(new URL(file, ROOT)))).to.deep.equal([]);
  });
});
