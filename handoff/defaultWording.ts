import type { Phrases, Wording } from './wording.ts';

const ZH: Phrases = {
  place: (place) =>
    place === 1
      ? '您排在第 1 位，下一位就是您，请稍等一下。'
      : `您现在排在第 ${place} 位，轮到您时同事会马上回复。您可以先把情况写在这里，他们都能看到。`,
  wait: (usual, most) =>
    usual < most
      ? `预计还要等 ${usual} 分钟左右，一般不超过 ${most} 分钟。`
      : `预计 ${most} 分钟以内。`,
  message: {
    leave: '留言，不等了',
    leaves: /^(?:我?(?:想|要)?(?:先)?(?:留言|留个言|留个?消息)(?:给你们)?)[吧了啦]?[。！!~～\s]*$/,
    kept: '好的，您不用在这里等。请把要说的写在这里，同事一有空就会在这里回复您。',
  },
  closed: (opening) =>
    opening
      ? `同事们已经下班了，${opening} 上班。请把问题直接写在这里，上班后会第一时间回复您，您的位置会一直保留。`
      : '现在没有同事在线。请把问题直接写在这里，同事看到后会马上回复您，您的位置会一直保留。',
  assigned: (agentName) => `${agentName} 来为您服务了，之前的聊天记录都看得到，您不用再说一遍。`,
  requeued: '不好意思让您多等了，正在为您换一位同事，您的位置不变。',
  backWithBot: '好的，我是智能客服，接着为您服务。还有什么想问的，直接告诉我就行。',
  askRating: '这次的服务您还满意吗？请打个分，5 分是非常满意，1 分是不满意。',
  thanksForRating: '谢谢您的评价，我们会继续努力！',
  stillThere: '请问您还在吗？还需要帮忙的话，回复我一声就好。',
  goneSilent: '这边暂时没有收到您的回复，先不打扰您了。需要帮忙随时再来，我是智能客服，一直都在。',
  leaveQueue: '回到智能客服',
  leavesQueue:
    /^(?:我?(?:还是)?(?:想|要)?(?:回到?|返回|换回|找回?|用)(?:智能客服|机器人)|(?:算了[，,]?)?不(?:想)?(?:等|排队?)了|(?:取消|退出|结束)(?:排队|等待|转人工)|不用(?:转)?人工了?|算了)[吧了啦]?[。！!~～\s]*$/,
  apology: '抱歉，我这边刚才出了点问题。麻烦您再说一遍，或者回复「转人工」找同事帮忙。',
};

const EN: Phrases = {
  place: (place) =>
    place === 1
      ? "You're first in line. It won't be long."
      : `You're number ${place} in line. Feel free to describe the problem here; my colleague will see all of it.`,
  wait: (usual, most) =>
    usual < most
      ? `It usually takes about ${minutes(usual)}, and rarely more than ${most}.`
      : `It should take less than ${minutes(most)}.`,
  message: {
    leave: 'Leave a message',
    leaves:
      /^(?:(?:i(?:'d| would) (?:like|want) to|i(?:'ll| will)|let me|can i) )?leave (?:you )?a (?:message|note)[.!?\s]*$/i,
    kept: "No need to wait here. Write down what it's about, and a colleague will answer right here as soon as somebody is free.",
  },
  closed: (opening) =>
    opening
      ? `My colleagues are back ${opening}. Please write your question here: they'll answer it first thing, and you keep your place.`
      : "None of my colleagues is here right now. Please write your question here: they'll answer as soon as they're back, and you keep your place.",
  assigned: (agentName) =>
    `${agentName} is here to help and can see our chat so far, so there's no need to repeat anything.`,
  requeued: "Sorry for the extra wait. I'm finding you another colleague, and you keep your place.",
  backWithBot: "I'm the bot, and I'm back with you. Just tell me what you need.",
  askRating: 'How did we do? Please give us 1 to 5, where 5 is excellent.',
  thanksForRating: 'Thank you for the rating. It helps us do better!',
  stillThere: 'Are you still there? Just reply if you still need help.',
  goneSilent:
    "I haven't heard from you, so I'll leave it here for now. I'm the bot: write any time and I'll help.",
  leaveQueue: 'Back to the bot',
  leavesQueue:
    /^(?:(?:take me |go |i want to go )?back to (?:the )?(?:ro)?bot|(?:leave|quit|exit|cancel) (?:the )?(?:queue|line|waiting)|stop waiting|never ?mind|forget it|i (?:don'?t|do not) want to wait(?: any ?more)?|i(?:'m| am) not waiting(?: any ?more)?|no (?:more )?(?:human|agent|person)(?: needed)?)[.!\s]*$/i,
  apology:
    'Sorry, something went wrong on my side. Please say that again, or write “talk to a person”.',
};

function minutes(count: number): string {
  return count === 1 ? 'a minute' : `${count} minutes`;
}

/** What handoff says to customers where nobody brings other words. */
export const DEFAULT_WORDING: Wording = { zh: ZH, en: EN };
