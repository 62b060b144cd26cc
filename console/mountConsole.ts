import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Server } from 'restify';
import { WaitTimes } from '../handoff/index.ts';
import { Replays } from '../insights/index.ts';
import { AgentSuggestions, agentSource } from '../knowledge/index.ts';
import { Sessions } from './accounts/sessions.ts';
import { SignIns } from './accounts/signIns.ts';
import { mountRoutes } from './api/mountRoutes.ts';
import { descriptionRoute } from './api/openApi.ts';
import { routes } from './api/routes/routes.ts';
import type { ConsoleParts } from './consoleParts.ts';
import { EventTail } from './live/eventTail.ts';
import { LiveStreams } from './live/liveStreams.ts';
import { mountPages } from './pages/consolePages.ts';

/** The console on a server. */
export interface Console {
  /** To be asked on the HTTP server's `upgrade` event; false when the request is for somebody else. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Closes the live streams and lets go of the event log. */
  close(): Promise<void>;
}

/** Mounts the API, the live stream and the pages. */
export function mountConsole(server: Server, parts: ConsoleParts): Console {
  const { accounts, store, events, knowledge, now, signInLimits } = parts;
  const { suggestions = new AgentSuggestions({ knowledge: agentSource(knowledge) }) } = parts;
  const sessions = new Sessions({ accounts, now });
  const signIns = new SignIns({ accounts, ...(signInLimits && { limits: signInLimits }) });
  const waits = new WaitTimes({ store, now });
  const tail = new EventTail({ events });
  const streams = new LiveStreams({ ...parts, sessions, tail });

  const api = { ...parts, sessions, signIns, waits, replays: new Replays(), suggestions };
  mountRoutes(server, [...routes, descriptionRoute(routes)], api);
  mountPages(server, parts.pagesDirectory);
  return {
    handleUpgrade: (request, socket, head) => streams.handleUpgrade(request, socket, head),
    async close() {
      tail.close();
      await streams.close();
    },
  };
}
