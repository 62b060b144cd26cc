import type { WaitTimes } from '../../handoff/index.ts';
import type { Replays } from '../../insights/index.ts';
import type { AgentSuggestions } from '../../knowledge/index.ts';
import type { Sessions } from '../accounts/sessions.ts';
import type { SignIns } from '../accounts/signIns.ts';
import type { ConsoleParts } from '../consoleParts.ts';

/** What the routes work with. */
export interface ApiParts extends ConsoleParts {
  readonly sessions: Sessions;
  readonly signIns: SignIns;
  readonly waits: Pick<WaitTimes, 'of'>;
  readonly replays: Replays;
  readonly suggestions: Pick<AgentSuggestions, 'suggest'>;
}
