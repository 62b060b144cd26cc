/** Linking a chat account, in Chinese. */
export const linkingWords = {
  linking: {
    title: '在 Teams 等聊天工具里工作',
    hint: '绑定您自己的账号后，客户会出现在您与机器人的聊天里，并与控制台保持一致。',
    none: '还没有绑定账号。',
    linked: '{{name}}（{{channel}}）',
    since: '{{when}}绑定',
    unlink: '解绑',
    unlinked: '账号已解绑。',
    getCode: '获取绑定码',
    getAnother: '重新获取绑定码',
    how: '请用要绑定的账号，在与机器人的私聊里发送：',
    copy: '复制',
    copied: '已复制',
    left: '只能用一次，还有 {{minutes}} 分钟有效。请勿告诉他人。',
    over: '绑定码已过期。',
    tooMany: '获取次数过多，请等十分钟。',
    done: '账号已绑定。在那里发送“/上线”即可开始。',
    presence: '聊天工具无法判断您是否在场：在那里选择的状态，在您最后一次发言后两小时内有效。',
  },
} as const;
