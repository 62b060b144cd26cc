import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Server } from 'restify';
import { presenceAt } from '../handoff/index.ts';
import type { Store } from '../storage/index.ts';
import { withinTime } from './withinTime.ts';

/** Waiting escalations that are counted; a longer line shows as this many. */
const COUNTED = 10_000;
/** How long the database may take before the page is shown without it, in milliseconds. */
const PATIENCE_MS = 2_000;

/** Mounts `/metrics`, in Prometheus' text format: this process, what happened, the line and the agents. */
export function mountMetrics(
  server: Server,
  { store, now }: { readonly store: Store; readonly now: () => Date },
): void {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const events = new Counter({
    name: 'baton_events_total',
    help: 'Events of the log, by type, that this process has seen committed',
    labelNames: ['type'],
    registers,
  });
  store.events.subscribe(({ event, isOwn }) => {
    if (isOwn) events.inc({ type: event.type }); // so that instances add up
  });
  new Gauge({
    name: 'baton_store_up',
    help: 'Whether the database answers',
    registers,
    async collect() {
      const ping = async () => {
        await store.ping();
        return true;
      };
      this.set(Number((await answered(ping())) ?? false));
    },
  });
  new Gauge({
    name: 'baton_waiting',
    help: 'Escalations in line; NaN while the database is away',
    registers,
    async collect() {
      this.set((await answered(store.handoff.waiting(COUNTED)))?.length ?? Number.NaN);
    },
  });
  new Gauge({
    name: 'baton_agents',
    help: 'Agents, by presence; none of it while the database is away',
    labelNames: ['presence'],
    registers,
    async collect() {
      const agents = await answered(store.handoff.agents());
      this.reset();
      if (!agents) return;
      for (const presence of ['online', 'away', 'offline'] as const) {
        this.set(
          { presence },
          agents.filter((agent) => presenceAt(agent, now()) === presence).length,
        );
      }
    },
  });
  server.get('/metrics', async (_request, response) => {
    const text = await registry.metrics();
    response.writeHead(200, { 'Content-Type': registry.contentType });
    response.end(text);
  });
}

/** What the database answered; undefined when it did not, in time. */
async function answered<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await withinTime(asked, PATIENCE_MS, 'The database');
  } catch {
    return undefined;
  }
}
