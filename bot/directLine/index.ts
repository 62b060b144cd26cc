export { ATTACHMENT_URN, AttachmentLinks } from './attachmentLinks.ts';
export { DirectLineError, type DirectLineErrorCode } from './directLineError.ts';
export { type DirectLine, mountDirectLine } from './mountDirectLine.ts';
export type {
  DirectLineLimits,
  DirectLineParts,
  InboundDirectLineActivity,
  Rate,
  TypingPort,
  TypingToCustomer,
} from './parts.ts';
export { BOT_ACCOUNT, DEFAULT_LIMITS, DIRECT_LINE_CHANNEL, LOCAL_SERVICE_URL } from './parts.ts';
