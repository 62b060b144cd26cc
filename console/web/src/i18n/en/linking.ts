/** Linking a chat account, in English. */
export const linkingWords = {
  linking: {
    title: 'Work in Teams or another chat',
    hint: 'Link your own account there, and customers come to you in your chat with the bot. Everything stays in step with this console.',
    none: 'No account is linked.',
    linked: '{{name}} in {{channel}}',
    since: 'Linked {{when}}',
    unlink: 'Unlink',
    unlinked: 'The account is unlinked.',
    getCode: 'Get a code',
    getAnother: 'Get another code',
    how: 'Send this to the bot, in a private chat, from the account that you want to link:',
    copy: 'Copy',
    copied: 'Copied',
    left: 'Works once, for another {{minutes}} min. Give it to nobody.',
    over: 'This code has run out.',
    tooMany: 'You asked for many codes. Wait ten minutes.',
    done: 'Your account is linked. Write “/online” there to begin.',
    presence:
      'Chats can’t tell whether you are there: what you choose there holds for two hours after your last message.',
  },
} as const;
