import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/*
 * Preloaded into a server that is measured: at SIGUSR2 it prints for how many milliseconds its event loop
 * stood still at most since the last time.
 */
if (isMainThread) {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  process.on('SIGUSR2', () => {
    process.stdout.write(`longest stand: ${delays.max / 1e6} ms\n`);
    delays.reset();
  });
}
