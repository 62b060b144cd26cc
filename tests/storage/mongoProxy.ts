import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, Socket } from 'node:net';
import { BSON, type Document } from 'mongodb';

/** Bytes of a message's header: its length, its number, the number of what it answers, its kind. */
const HEADER_BYTES = 16;
const OP_MSG = 2013;
/** Section kinds of an OP_MSG; see MongoDB's wire protocol. */
const BODY = 0;

/** A command as it went over the wire. */
export interface Command {
  readonly name: string;
  readonly body: Document;
}

/** Which commands are meant. */
export type Matcher = (command: Command) => boolean;

/** Commands that wait at the proxy. */
export interface Hold {
  /** Resolves when the first has come. */
  readonly held: Promise<void>;
  /** Lets them go on, and those that come later. */
  release(): void;
}

interface Rule {
  readonly matches: Matcher;
  readonly act: (message: Message, connection: Connection) => void;
}

interface Message {
  readonly bytes: Buffer;
  readonly number: number;
}

interface Connection {
  readonly client: Socket;
  readonly server: Socket;
  /** Numbers of requests whose answers must not arrive. */
  readonly lost: Map<number, () => void>;
}

/** A way to a MongoDB server that understands what goes by: it can hold commands back, lose answers, and be cut. */
export class MongoProxy {
  /** Every command that the clients have sent, while `isRecording`. */
  readonly commands: Command[] = [];
  isRecording = false;
  readonly #target: { readonly host: string; readonly port: number };
  readonly #connections = new Set<Connection>();
  readonly #rules = new Set<Rule>();
  #server: Server;
  #port = 0;

  private constructor(uri: string) {
    const [, host = '', port = '27017'] =
      /^mongodb:\/\/(?:[^@/]*@)?([^:/,?]+)(?::(\d+))?/.exec(uri) ?? [];
    this.#target = { host, port: Number(port) };
    this.#server = this.#newServer();
  }

  /** Listens on a free port of the loopback, before the server of this URI. */
  static async to(uri: string): Promise<MongoProxy> {
    const proxy = new MongoProxy(uri);
    await proxy.comeBack();
    return proxy;
  }

  /** The URI of the same database by this way. */
  through(uri: string): string {
    const path = /^mongodb:\/\/[^/]+(\/[^?]*)?/.exec(uri)?.[1] ?? '/';
    return `mongodb://127.0.0.1:${this.#port}${path}?directConnection=true`;
  }

  /** Holds back what matches until it is released. */
  hold(matches: Matcher): Hold {
    const waiting: (() => void)[] = [];
    let isHeld = () => {};
    const held = new Promise<void>((resolve) => {
      isHeld = resolve;
    });
    const rule = this.#rule(matches, ({ bytes }, { server }) => {
      waiting.push(() => server.write(bytes));
      isHeld();
    });
    return {
      held,
      release: () => {
        this.#rules.delete(rule);
        for (const go of waiting) go();
      },
    };
  }

  /** The next that matches reaches the server, but its connection breaks before the answer is back. */
  loseAnswer(matches: Matcher): Promise<void> {
    return new Promise((resolve) => {
      const rule = this.#rule(matches, ({ bytes, number }, { server, lost }) => {
        this.#rules.delete(rule);
        lost.set(number, resolve);
        server.write(bytes);
      });
    });
  }

  /** The next that matches never reaches the server, and is answered with this. */
  answer(matches: Matcher, answer: Document): Promise<void> {
    return new Promise((resolve) => {
      const rule = this.#rule(matches, ({ number }, { client }) => {
        this.#rules.delete(rule);
        client.write(messageOf(answer, number));
        resolve();
      });
    });
  }

  /** Breaks all connections; new ones are let through. */
  cut(): void {
    for (const { client, server } of this.#connections) {
      client.resetAndDestroy();
      server.destroy();
    }
  }

  /** As if the server had ended: nobody listens at the port. */
  async goAway(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.cut();
    await closed;
  }

  async comeBack(): Promise<void> {
    this.#server = this.#newServer();
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#rules.clear();
    if (this.#server.listening) await this.goAway();
  }

  #rule(matches: Matcher, act: Rule['act']): Rule {
    const rule = { matches, act };
    this.#rules.add(rule);
    return rule;
  }

  #newServer(): Server {
    return createServer((client) => this.#join(client));
  }

  #join(client: Socket): void {
    const server = new Socket();
    const connection: Connection = { client, server, lost: new Map() };
    this.#connections.add(connection);
    const end = () => {
      this.#connections.delete(connection);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', end).on('close', end);
    }
    eachMessage(client, (bytes) => this.#pass(bytes, connection));
    eachMessage(server, (bytes) => {
      const isLost = connection.lost.get(bytes.readInt32LE(8));
      if (isLost) {
        client.resetAndDestroy();
        isLost();
      } else {
        client.write(bytes);
      }
    });
    server.connect(this.#target);
  }

  #pass(bytes: Buffer, connection: Connection): void {
    const command = commandOf(bytes);
    if (command && this.isRecording) this.commands.push(command);
    const rule = command && [...this.#rules].find(({ matches }) => matches(command));
    if (rule) rule.act({ bytes, number: bytes.readInt32LE(4) }, connection);
    else connection.server.write(bytes);
  }
}

/** Commands of this name. */
export function named(name: string): Matcher {
  return (command) => command.name === name;
}

/** The opening of a change stream; `isResumed`: one that goes on after a given point. */
export function opensStream(isResumed?: boolean): Matcher {
  return ({ name, body }) => {
    const stage = name === 'aggregate' ? body.pipeline?.[0]?.$changeStream : undefined;
    if (stage === undefined) return false;
    return (
      isResumed === undefined || isResumed === ('startAfter' in stage || 'resumeAfter' in stage)
    );
  };
}

function eachMessage(socket: Socket, take: (bytes: Buffer) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      take(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  });
}

/** The command of an OP_MSG with its document sequences in their fields; undefined for other kinds. */
function commandOf(bytes: Buffer): Command | undefined {
  if (bytes.readInt32LE(12) !== OP_MSG) return undefined;
  let body: Document = {};
  const sequences: Document = {};
  for (let at = HEADER_BYTES + 4; at < bytes.length; ) {
    const kind = bytes.readUInt8(at);
    const size = bytes.readInt32LE(at + 1);
    const section = bytes.subarray(at + 1, at + 1 + size);
    if (kind === BODY) body = BSON.deserialize(section, { promoteValues: false });
    else Object.assign(sequences, sequenceOf(section));
    at += 1 + size;
  }
  const [name = ''] = Object.keys(body);
  return { name, body: { ...body, ...sequences } };
}

function sequenceOf(section: Buffer): Document {
  const end = section.indexOf(0, 4);
  const documents: Document[] = [];
  for (let at = end + 1; at < section.length; at += section.readInt32LE(at)) {
    const size = section.readInt32LE(at);
    documents.push(BSON.deserialize(section.subarray(at, at + size), { promoteValues: false }));
  }
  return { [section.toString('utf8', 4, end)]: documents };
}

function messageOf(body: Document, answersTo: number): Buffer {
  const document = BSON.serialize(body);
  const header = Buffer.alloc(HEADER_BYTES + 5);
  header.writeInt32LE(header.length + document.length, 0);
  header.writeInt32LE(answersTo, 8);
  header.writeInt32LE(OP_MSG, 12);
  return Buffer.concat([header, document]);
}
