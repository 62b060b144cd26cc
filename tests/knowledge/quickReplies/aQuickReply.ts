import type { QuickReply } from '../../../knowledge/index.ts';
import { NOW } from '../../support/records.ts';

/** A shared quick reply that is stored. */
export function aQuickReply(fields: Partial<QuickReply> = {}): QuickReply {
  return {
    id: fields.key ?? 'hello',
    version: 1,
    key: 'hello',
    category: 'greeting',
    titles: { zh: '问候', en: 'Hello' },
    texts: { zh: '您好，{{customer.name}}！', en: 'Hello {{customer.name}}!' },
    owner: null,
    author: 'eve',
    at: NOW,
    useCount: 0,
    lastUsedAt: null,
    ...fields,
  };
}
