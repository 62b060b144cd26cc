import type { Translation } from '../translation.ts';
import { articleFilesWords } from './articleFiles.ts';
import { articlesWords } from './articles.ts';
import { conversationWords } from './conversation.ts';
import { detailsWords } from './details.ts';
import { gapsWords } from './gaps.ts';
import { intentsWords } from './intents.ts';
import { labelsWords } from './labels.ts';
import { linkingWords } from './linking.ts';
import { queueWords } from './queue.ts';
import { quickRepliesWords } from './quickReplies.ts';
import { shellWords } from './shell.ts';
import { suggestionsWords } from './suggestions.ts';
import { taxonomyWords } from './taxonomy.ts';
import { teamWords } from './team.ts';
import { trainingWords } from './training.ts';
import { unansweredWords } from './unanswered.ts';
import { waitsWords } from './waits.ts';

/** The console's words in Chinese. */
export const zh: Translation = {
  ...shellWords,
  ...conversationWords,
  ...detailsWords,
  ...queueWords,
  ...teamWords,
  ...intentsWords,
  ...trainingWords,
  ...unansweredWords,
  ...suggestionsWords,
  ...articlesWords,
  ...articleFilesWords,
  ...gapsWords,
  ...taxonomyWords,
  ...waitsWords,
  ...quickRepliesWords,
  ...linkingWords,
  ...labelsWords,
};
