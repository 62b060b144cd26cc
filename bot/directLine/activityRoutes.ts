import { createHash } from 'node:crypto';
import type { Attachment } from 'botbuilder';
import type { Request } from 'restify';
import type { Answer } from './answer.ts';
import { ATTACHMENT_URN } from './attachmentLinks.ts';
import type { ConversationRoutes } from './conversationRoutes.ts';
import {
  activityIdOf,
  arrival,
  type ClientActivity,
  inboundActivity,
  parseActivity,
  requireContent,
} from './inboundActivity.ts';
import type { DirectLineLimits, DirectLineParts } from './parts.ts';
import type { RateLimit } from './rateLimits.ts';
import { baseUrlOf, jsonBodyOf, queryOf, watermarkOf } from './request.ts';
import { type Bearer, recordIdOf } from './tokens.ts';
import type { TranscriptView } from './transcriptView.ts';
import { readUpload, type UploadedFile } from './upload.ts';

type ActivityRouteParts = Pick<
  DirectLineParts,
  'accept' | 'attachments' | 'typing' | 'publicUrl'
> & {
  readonly conversations: Pick<ConversationRoutes, 'bearer'>;
  readonly view: TranscriptView;
  readonly limits: DirectLineLimits;
  readonly activities: RateLimit;
  readonly now: () => Date;
};

/** Activities from and to the customer. */
export class ActivityRoutes {
  readonly #parts: ActivityRouteParts;

  constructor(parts: ActivityRouteParts) {
    this.#parts = parts;
  }

  /** `POST conversations/:conversationId/activities` */
  async post(request: Request): Promise<Answer> {
    const bearer = await this.#counted(request);
    const body = await jsonBodyOf(request, this.#parts.limits.bodyBytes);
    const activity = parseActivity(body, this.#parts.limits.textCharacters);
    requireContent(activity, 0);
    return { status: 200, body: { id: await this.#take(activity, bearer) } };
  }

  /** `POST conversations/:conversationId/upload` */
  async upload(request: Request): Promise<Answer> {
    const bearer = await this.#counted(request);
    const upload = await readUpload(request, this.#parts.limits);
    const said = upload.activity ?? { type: 'message' };
    const activity = parseActivity(said, this.#parts.limits.textCharacters);
    const now = this.#parts.now();
    const attachments = await this.#save(upload.files, activityIdOf(activity, bearer), bearer, now);
    const inbound = inboundActivity({ ...activity, type: 'message' }, bearer, now, attachments);
    const { id } = await this.#parts.accept(inbound);
    return { status: 200, body: { id } };
  }

  /** `GET conversations/:conversationId/activities` */
  async read(request: Request): Promise<Answer> {
    const bearer = await this.#parts.conversations.bearer(request);
    const seq = watermarkOf(queryOf(request));
    const baseUrl = baseUrlOf(request, this.#parts.publicUrl);
    const { activities, watermark } = await this.#parts.view.after(seq, bearer, baseUrl);
    return { status: 200, body: { activities, watermark } };
  }

  async #counted(request: Request): Promise<Bearer> {
    const bearer = await this.#parts.conversations.bearer(request);
    await this.#parts.activities.take(bearer.userId);
    return bearer;
  }

  async #take(activity: ClientActivity, bearer: Bearer): Promise<string> {
    if (activity.type === 'typing') {
      this.#parts.typing.fromCustomer(recordIdOf(bearer));
      return activityIdOf(activity, bearer);
    }
    const now = this.#parts.now();
    const inbound =
      activity.type === 'conversationUpdate'
        ? arrival(bearer, activity.locale, now)
        : inboundActivity(activity, bearer, now);
    const { id } = await this.#parts.accept(inbound);
    return id;
  }

  /** Files get their ids from the activity's, so that a repeated upload stores nothing new. */
  async #save(
    files: readonly UploadedFile[],
    activityId: string,
    bearer: Bearer,
    at: Date,
  ): Promise<Attachment[]> {
    const conversationId = recordIdOf(bearer);
    const saved: Attachment[] = [];
    for (const [index, { name, contentType, bytes }] of files.entries()) {
      const named = JSON.stringify([activityId, index]);
      const id = createHash('sha256').update(named).update(bytes).digest('base64url').slice(0, 32);
      const file = { id, conversationId, name, contentType, bytes, at };
      await this.#parts.attachments.saveAttachment(file);
      saved.push({ name, contentType, contentUrl: `${ATTACHMENT_URN}${id}` });
    }
    return saved;
  }
}
