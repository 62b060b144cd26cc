import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Server } from 'restify';
import { presenceAt } from '../handoff/index.ts';
import type { Store } from '../storage/index.ts';

/** Waiting escalations that are counted; a longer line shows as this many. */
const COUNTED = 10_000;

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
    name: 'baton_waiting',
    help: 'Escalations in line',
    registers,
    async collect() {
      this.set((await store.handoff.waiting(COUNTED)).length);
    },
  });
  new Gauge({
    name: 'baton_agents',
    help: 'Agents, by presence',
    labelNames: ['presence'],
    registers,
    async collect() {
      const agents = await store.handoff.agents();
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
