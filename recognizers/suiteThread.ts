import type { Worker } from 'node:worker_threads';
import { startWorker } from '../threads/index.ts';
import type { Entity } from './entity.ts';
import type { SuiteQuestion } from './textSuite.ts';

/** Longest time that whoever asks waits, in milliseconds. */
const TIME_LIMIT_MS = 150;

/** A thread that works on one question for longer is stuck and replaced, in milliseconds. */
const STUCK_MS = 1000;

interface Asked {
  readonly question: SuiteQuestion;
  readonly answer: (entities: readonly Entity[]) => void;
  readonly deadline: NodeJS.Timeout;
}

/**
 * Asks recognizers-text-suite in a thread of its own, one question after the other, with a hard time
 * limit: a question that takes too long is answered with nothing. Only a thread that is stuck is
 * replaced, for a new one costs a second of processor time, which a machine that is merely busy
 * does not have. While it warms up, questions are answered with nothing at once.
 */
export class SuiteThread {
  #worker: Worker | undefined;
  #ready: Promise<void> = Promise.resolve();
  #isReady = false;
  #closed = false;
  readonly #waiting: Asked[] = [];
  #asked: Asked | undefined;
  #watchdog: NodeJS.Timeout | undefined;

  constructor() {
    this.#start();
  }

  /** Resolves when the thread is warm. */
  ready(): Promise<void> {
    return this.#ready;
  }

  /** The entities found within the time limit; none when it runs out. */
  ask(question: SuiteQuestion): Promise<readonly Entity[]> {
    if (!this.#isReady) return Promise.resolve([]);
    return new Promise((answer) => {
      const asked: Asked = {
        question,
        answer,
        deadline: setTimeout(() => this.#giveUp(asked), TIME_LIMIT_MS),
      };
      this.#waiting.push(asked);
      this.#askNext();
    });
  }

  /** Ends the thread; questions are answered with nothing from now on. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#isReady = false;
    clearTimeout(this.#watchdog);
    this.#answerAll();
    await this.#worker?.terminate();
  }

  #start(): void {
    const worker = startWorker('./textSuiteWorker', import.meta.url);
    this.#worker = worker;
    this.#ready = new Promise((resolve, reject) => {
      worker.once('message', () => {
        worker.unref();
        this.#isReady = !this.#closed;
        worker.on('message', (entities: readonly Entity[]) => this.#receive(entities));
        resolve();
      });
      worker.once('error', (error) => {
        this.#replace(worker);
        reject(error);
      });
    });
    // Whoever waits for `ready` hears of a failure; nobody has to.
    this.#ready.catch(() => undefined);
  }

  #receive(entities: readonly Entity[]): void {
    const asked = this.#asked;
    this.#asked = undefined;
    clearTimeout(this.#watchdog);
    if (asked) {
      clearTimeout(asked.deadline);
      asked.answer(entities);
    }
    this.#askNext();
  }

  #askNext(): void {
    if (this.#asked || !this.#isReady) return;
    this.#asked = this.#waiting.shift();
    if (!this.#asked) return;
    const worker = this.#worker;
    this.#watchdog = setTimeout(() => this.#replace(worker), STUCK_MS);
    worker?.postMessage(this.#asked.question);
  }

  /** Answers with nothing; a question that is being worked on keeps the thread until that is done. */
  #giveUp(asked: Asked): void {
    const place = this.#waiting.indexOf(asked);
    if (place >= 0) this.#waiting.splice(place, 1);
    asked.answer([]);
  }

  #replace(worker: Worker | undefined): void {
    if (worker !== this.#worker) return;
    this.#isReady = false;
    clearTimeout(this.#watchdog);
    this.#answerAll();
    void worker?.terminate();
    if (!this.#closed) this.#start();
  }

  #answerAll(): void {
    const open = this.#asked ? [this.#asked, ...this.#waiting] : [...this.#waiting];
    this.#asked = undefined;
    this.#waiting.length = 0;
    for (const { deadline, answer } of open) {
      clearTimeout(deadline);
      answer([]);
    }
  }
}
