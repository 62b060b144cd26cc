import { parentPort, workerData } from 'node:worker_threads';

// Adds up numbers; with none it never answers, and a negative one is an error.
const numbers: readonly number[] = workerData;
if (numbers.some((one) => one < 0)) throw new Error('a negative number');
if (numbers.length === 0) setInterval(() => {}, 1_000);
else parentPort?.postMessage(numbers.reduce((sum, one) => sum + one));
