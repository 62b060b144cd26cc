import type { AgentLink } from '../../handoff/agentChannel/store.ts';
import { decodeDocument } from '../documents.ts';
import { documentOf } from '../mongodb/agentLinks.ts';
import { type Table, table } from './table.ts';

const agentLinks = table<{ readonly document: string }>({
  collection: 'agentLinks',
  from: ['agent_links'],
  sql: 'SELECT document FROM agent_links ORDER BY agent_id',
  document: ({ document }) => ({ ...documentOf(decodeDocument<AgentLink>(document)) }),
});

const linkCodes = table<{
  readonly agent_id: string;
  readonly hash: string;
  readonly expires_at: number;
}>({
  collection: 'linkCodes',
  from: ['link_codes'],
  sql: 'SELECT * FROM link_codes WHERE expires_at > :now ORDER BY agent_id',
  document: ({ agent_id, hash, expires_at }) => ({
    ...{ _id: agent_id, hash },
    expiresAt: new Date(expires_at),
  }),
  lasting: (now) => ({ expiresAt: { $gt: now } }),
});

/** Where agents work besides the console. */
export const AGENT_LINK_TABLES: readonly Table[] = [agentLinks, linkCodes];
