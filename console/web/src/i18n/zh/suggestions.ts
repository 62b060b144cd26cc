import type { Translation } from '../translation.ts';

/** What agents may answer with, and where the bot was wrong, in Chinese. */
export const suggestionsWords: Pick<Translation, 'suggestions' | 'wrongIntent'> = {
  suggestions: {
    title: '回答建议',
    reply: '建议回复',
    articles: '建议的文章，最合适的在前',
    from: '来自《{{title}}》',
    insert: '插入',
    insertArticle: '把《{{title}}》的要点插入回复',
    more: '展开全文',
    less: '收起',
    internal: '仅供客服',
    none: '还没有合适的文章；客户说得更具体时，会出现在这里。',
    failed: '建议加载失败。',
    removeSource: '不注明这篇文章',
    sentWith: '引用了文章',
    grounds: {
      intent: '按客户的意图推荐',
      words: '按客户的用词推荐',
      next: '其他客户接着会问',
    },
  },
  wrongIntent: {
    ask: '意图不对？',
    question: '客户其实想问什么？',
    pick: '查找意图',
    nothing: '不属于任何意图',
    cancel: '取消',
    sent: '已记下：应为 {{intent}}。编辑会在「未回答」里看到。',
    labelled: '已标注为 {{intent}}，下一次训练后生效。',
    noIntent: '无意图',
    objection: '客服指出：不是 {{wrong}}，而是 {{right}}',
    right: '客服指出：是 {{right}}',
    failed: '没有送出，请再试一次。',
  },
};
