import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DirectLineError } from './directLineError.ts';
import type { Rate } from './parts.ts';

/** Counts what each key asks for, and refuses what is too much. */
export class RateLimit {
  readonly #limiter: RateLimiterMemory;

  constructor(rate: Rate) {
    this.#limiter = new RateLimiterMemory({ points: rate.points, duration: rate.seconds });
  }

  /** Counts one; throws `TooManyRequests` with the time to come back. */
  async take(key: string): Promise<void> {
    try {
      await this.#limiter.consume(key);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
      throw new DirectLineError('TooManyRequests', 'Too much at once; please wait a moment.', {
        retryAfterSeconds,
      });
    }
  }
}
