export { inStretches } from './inStretches.ts';
export { type Parcels, pack, unpack } from './parcels.ts';
export { startWorker } from './startWorker.ts';
export { type TaskRefusal, TaskRefused, WorkerTasks } from './workerTasks.ts';
