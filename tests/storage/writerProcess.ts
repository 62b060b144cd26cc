import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A running `writer.ts`, and what it has printed so far. */
export interface WriterProcess {
  readonly process: ChildProcess;
  readonly lines: readonly string[];
  /** Resolves when so many lines are there. */
  printed(count: number): Promise<void>;
  kill(): Promise<void>;
  /** Resolves when it has ended by itself. */
  ended(): Promise<void>;
}

/** Starts a writer, under the command given (such as strace) if any. */
export function startWriter(
  file: string,
  count: number,
  under: readonly string[] = [],
): WriterProcess {
  const program = new URL('writer.ts', import.meta.url).pathname;
  const command = [...under, process.execPath, '--import', 'tsx', program, file, String(count)];
  const [name = '', ...args] = command;
  const child = spawn(name, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));
  return {
    process: child,
    lines,
    async printed(wanted) {
      while (lines.length < wanted && child.exitCode === null) await once(output, 'line');
    },
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
    async ended() {
      await closed;
    },
  };
}
