import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/bot/main.js', import.meta.url));
/** Between two looks at `/readyz`, in milliseconds. */
const LOOK_MS = 20;
/** The contract of a first start, which trains the model. */
const READY_TIMEOUT_MS = 120_000;

/** The admin of the servers that tests start. */
export const ADMIN = { email: 'admin@example.com', password: 'the admin of the tests' } as const;

/** How a server is started. */
export interface ServerOptions {
  readonly dataDir: string;
  /** Chosen freely when absent. */
  readonly port?: number | undefined;
  /** Settings beyond these. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** The program; the built server when absent. */
  readonly main?: string | undefined;
}

/** Starts the built server (`npm run build`); resolves when `/readyz` answers 200. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const server = new ServerProcess({ ...options, port: options.port ?? (await freePort()) });
  await server.ready();
  return server;
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** The built server in a process of its own, as soon as it is spawned. */
export class ServerProcess {
  readonly url: string;
  readonly port: number;
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;
  readonly #startedAt = performance.now();
  #output = '';

  constructor({ dataDir, port, env, main = MAIN }: ServerOptions & { readonly port: number }) {
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.#child = spawn(process.execPath, [main], {
      env: {
        PATH: process.env.PATH,
        PORT: String(port),
        DATA_DIR: dataDir,
        CONSOLE_ADMIN_EMAIL: ADMIN.email,
        CONSOLE_ADMIN_PASSWORD: ADMIN.password,
        LOG_LEVEL: 'warn',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#closed = once(this.#child, 'close');
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
      });
    }
    const end = () => this.#child.kill('SIGKILL');
    process.once('exit', end);
    this.#child.once('close', () => process.removeListener('exit', end));
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** What it has printed so far. */
  get output(): string {
    return this.#output;
  }

  /** Whether the process is no more. */
  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Resolves when `/readyz` answers 200, with the milliseconds since the start. */
  async ready(): Promise<number> {
    while (!(await this.#isReady())) {
      const waitedMs = performance.now() - this.#startedAt;
      if (this.hasEnded || waitedMs > READY_TIMEOUT_MS) {
        await this.kill9();
        throw new Error(`The server did not become ready:\n${this.#output}`);
      }
      await delay(LOOK_MS);
    }
    return performance.now() - this.#startedAt;
  }

  /** Stalls it: it does nothing until `resume`, and nobody who is connected to it is told. */
  pause(): void {
    this.#child.kill('SIGSTOP');
  }

  resume(): void {
    this.#child.kill('SIGCONT');
  }

  /** Ends it without a chance to do anything; resolves when it is gone. */
  async kill9(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#closed;
  }

  /** Asks it to stop; resolves with its exit code. */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    await this.#closed;
    return this.#child.exitCode;
  }

  async #isReady(): Promise<boolean> {
    try {
      const response = await fetch(`${this.url}/readyz`);
      await response.text();
      return response.ok;
    } catch {
      return false;
    }
  }
}
