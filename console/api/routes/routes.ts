import type { Route } from '../route.ts';
import { agentRoutes } from './agentRoutes.ts';
import { articleFileRoutes } from './articleFileRoutes.ts';
import { articleHistoryRoutes } from './articleHistoryRoutes.ts';
import { articleRoutes } from './articleRoutes.ts';
import { commandRoutes } from './commandRoutes.ts';
import { conversationRoutes } from './conversationRoutes.ts';
import { eventRoutes } from './eventRoutes.ts';
import { gapRoutes } from './gapRoutes.ts';
import { intentFileRoutes } from './intentFileRoutes.ts';
import { intentRoutes } from './intentRoutes.ts';
import { linkRoutes } from './linkRoutes.ts';
import { meRoutes } from './meRoutes.ts';
import { messageRoutes } from './messageRoutes.ts';
import { modelRoutes } from './modelRoutes.ts';
import { queueRoutes } from './queueRoutes.ts';
import { quickReplyRoutes } from './quickReplyRoutes.ts';
import { sessionRoutes } from './sessionRoutes.ts';
import { suggestionRoutes } from './suggestionRoutes.ts';
import { synonymRoutes } from './synonymRoutes.ts';
import { taxonomyRoutes } from './taxonomyRoutes.ts';
import { unansweredRoutes } from './unansweredRoutes.ts';
import { waitRoutes } from './waitRoutes.ts';

/** All routes of the API but its description. */
export const routes: readonly Route[] = [
  ...sessionRoutes,
  ...meRoutes,
  ...linkRoutes,
  ...agentRoutes,
  ...queueRoutes,
  ...conversationRoutes,
  ...messageRoutes,
  ...commandRoutes,
  ...eventRoutes,
  ...suggestionRoutes,
  ...articleFileRoutes,
  ...articleRoutes,
  ...articleHistoryRoutes,
  ...taxonomyRoutes,
  ...synonymRoutes,
  ...quickReplyRoutes,
  ...intentRoutes,
  ...intentFileRoutes,
  ...modelRoutes,
  ...unansweredRoutes,
  ...gapRoutes,
  ...waitRoutes,
];
