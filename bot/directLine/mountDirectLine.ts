import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Request, RequestHandler, Response, Server } from 'restify';
import { ActivityRoutes } from './activityRoutes.ts';
import { type Answer, answering } from './answer.ts';
import { AttachmentLinks } from './attachmentLinks.ts';
import { sendAttachment } from './attachmentRoute.ts';
import { ConversationRoutes } from './conversationRoutes.ts';
import { crossOrigin, preflight } from './crossOrigin.ts';
import { DEFAULT_LIMITS, type DirectLineParts } from './parts.ts';
import { RateLimit } from './rateLimits.ts';
import { StreamHub } from './streamHub.ts';
import { DirectLineTokens } from './tokens.ts';
import { TranscriptView } from './transcriptView.ts';

/** The mounted local Direct Line. */
export interface DirectLine {
  /** Takes an upgrade to one of its streams; false: the request is somebody else's. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Signs links to files, for the console. */
  readonly links: AttachmentLinks;
  /** Closes the streams. */
  close(): void;
}

const ROOT = '/v3/directline';

/**
 * Serves Direct Line 3.0 under `/v3/directline`, in process. The transcript is the truth and this
 * is a view of it: the watermark is the `seq` of the newest message that a client has.
 *
 * Bodies are read here; no body parser may run before `…/upload`.
 */
export function mountDirectLine(server: Server, parts: DirectLineParts): DirectLine {
  const now = parts.now ?? (() => new Date());
  const limits = { ...DEFAULT_LIMITS, ...parts.limits };
  const reportFailure = parts.reportFailure ?? (() => {});
  const tokens = new DirectLineTokens({ signingSecret: parts.signingSecret, now });
  const links = new AttachmentLinks({ signingSecret: parts.signingSecret, now });
  const view = new TranscriptView({ handoff: parts.handoff, links });
  const anonymousTokens = new RateLimit(limits.anonymousTokens);
  const conversations = new ConversationRoutes({ ...parts, tokens, limits, anonymousTokens, now });
  const activities = new ActivityRoutes({
    ...parts,
    ...{ conversations, view, limits, now },
    activities: new RateLimit(limits.activities),
  });
  const streams = new StreamHub({
    ...{ events: parts.events, typing: parts.typing, publicUrl: parts.publicUrl },
    ...{ view, tokens, limits, reportFailure, now },
  });

  const cors = crossOrigin(parts.allowedOrigins ?? []);
  const route = (
    handle: (request: Request, response: Response) => Promise<Answer | undefined>,
  ): RequestHandler[] => [cors, answering(handle, reportFailure)];

  server.opts(`${ROOT}/*`, cors, preflight);
  server.post(
    `${ROOT}/tokens/generate`,
    ...route((request, response) => conversations.generateToken(request, response)),
  );
  server.post(
    `${ROOT}/tokens/rejoin`,
    ...route((request, response) => conversations.rejoin(request, response)),
  );
  server.post(`${ROOT}/tokens/refresh`, ...route((request) => conversations.refreshToken(request)));
  server.post(`${ROOT}/conversations`, ...route((request) => conversations.start(request)));
  const conversation = `${ROOT}/conversations/:conversationId`;
  server.get(conversation, ...route((request) => conversations.comeBack(request)));
  server.get(`${conversation}/activities`, ...route((request) => activities.read(request)));
  server.post(`${conversation}/activities`, ...route((request) => activities.post(request)));
  server.post(`${conversation}/upload`, ...route((request) => activities.upload(request)));
  server.get(
    `${ROOT}/attachments/:attachmentId/:name`,
    ...route(async (request, response) => {
      await sendAttachment(request, response, parts.attachments, links);
      return undefined;
    }),
  );

  return {
    handleUpgrade: (request, socket, head) => streams.handleUpgrade(request, socket, head),
    links,
    close: () => streams.close(),
  };
}
