import { answerOrNothing, type JsonAnswer, type JsonRequest, repeated } from './persistence.ts';

/** Answers that say "later". */
const LATER: ReadonlySet<number> = new Set([429, 503]);
/** A request without an answer for so long is given up and repeated, in milliseconds. */
const PATIENCE_MS = 10_000;

/** How somebody goes from door to door. */
export interface DoorOptions {
  /** Place of the address to begin with. */
  readonly first?: number;
  readonly patienceMs?: number;
  /** Told of every answer that says "later". */
  readonly onLater?: (status: number) => void;
  /** Which answers say so: 429 and 503 by default. */
  readonly isLater?: (status: number) => boolean;
}

/** Where one client reaches the server: at one instance at a time, the next when that one does not answer. */
export class Doors {
  readonly #urls: readonly string[];
  readonly #options: DoorOptions;
  #place: number;

  constructor(urls: readonly string[], options: DoorOptions = {}) {
    this.#urls = urls;
    this.#options = options;
    this.#place = options.first ?? 0;
  }

  /** The address of the instance that the client uses now. */
  get url(): string {
    return this.#urls[this.#place % this.#urls.length] ?? '';
  }

  /** Goes to the next instance. */
  moveOn(): void {
    this.#place += 1;
  }

  /**
   * Asks again and again, with exponential back-off, until an instance answers: as a client does
   * whose server may be away. So only for requests that are safe to repeat.
   */
  async ask(
    { path, ...request }: Omit<JsonRequest, 'url'> & { readonly path: string },
    signal?: AbortSignal,
  ): Promise<JsonAnswer & { readonly attempts: number }> {
    const { patienceMs = PATIENCE_MS, isLater = (status) => LATER.has(status) } = this.#options;
    return repeated(async (attempts) => {
      const url = `${this.url}${path}`;
      const answer = await answerOrNothing({ ...request, url }, patienceMs, signal);
      if (answer && !isLater(answer.status)) return { ...answer, attempts };
      if (answer) this.#options.onLater?.(answer.status);
      this.moveOn();
      return undefined;
    }, signal);
  }
}

/** The only door, or all of them. */
export function doorsOf(at: string | Doors): Doors {
  return typeof at === 'string' ? new Doors([at]) : at;
}
