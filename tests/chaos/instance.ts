import { setTimeout as delay } from 'node:timers/promises';
import { type ServerOptions, ServerProcess } from '../support/serverProcess.ts';
import type { Fault } from './schedule.ts';
import type { TcpProxy } from './tcpProxy.ts';

/** How an instance is started, again and again. */
export interface InstanceOptions extends ServerOptions {
  readonly port: number;
  /** Its own way to the database; absent: there is no network in between. */
  readonly proxy?: TcpProxy | undefined;
}

/** One server among several, with all that can befall it. */
export class Instance {
  readonly url: string;
  /** How it ended each time that it was asked to stop: an exit code. */
  readonly stops: (number | null)[] = [];
  /** How long each start took, in milliseconds. */
  readonly starts: number[] = [];
  readonly #options: InstanceOptions;
  #process: ServerProcess;
  #away = false;
  #ended = false;
  #log = '';

  constructor(options: InstanceOptions) {
    this.#options = options;
    this.#process = new ServerProcess(options);
    this.url = this.#process.url;
  }

  /** Whether a fault keeps it from its work. */
  get isAway(): boolean {
    return this.#away;
  }

  /** Whether it ended without having been asked. */
  get hasCrashed(): boolean {
    return !this.#away && this.#process.hasEnded;
  }

  /** What all its processes have printed. */
  get log(): string {
    return this.#log + this.#process.output;
  }

  /** Resolves when it is at work. */
  async ready(): Promise<void> {
    this.starts.push(await this.#process.ready());
  }

  /** Lets the fault befall it; resolves when it is at work again. */
  async suffer({ kind, forMs }: Fault): Promise<void> {
    const { proxy } = this.#options;
    this.#away = kind !== 'cut';
    try {
      if (kind === 'cut') proxy?.cut();
      if (kind === 'pause') await this.#whilePaused(() => delay(forMs));
      if (kind === 'freeze') {
        proxy?.freeze();
        await delay(forMs);
        proxy?.thaw();
      }
      if (kind === 'kill') await this.#process.kill9();
      if (kind === 'stop') this.stops.push(await this.#process.stop());
      if (kind === 'kill' || kind === 'stop') await this.#restart();
    } finally {
      this.#away = false;
    }
  }

  async #whilePaused(work: () => Promise<void>): Promise<void> {
    this.#process.pause();
    await work();
    this.#process.resume();
  }

  async #restart(): Promise<void> {
    if (this.#ended) return;
    this.#log += this.#process.output;
    this.#process = new ServerProcess(this.#options);
    await this.ready();
  }

  /** Ends it for good. */
  async end(): Promise<void> {
    this.#ended = true;
    this.#away = true;
    this.#process.resume();
    await this.#process.kill9();
  }
}
