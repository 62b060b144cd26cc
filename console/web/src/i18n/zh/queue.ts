import type { Translation } from '../translation.ts';

/** The queue, in Chinese. */
export const queueWords: Pick<Translation, 'queuePage'> = {
  queuePage: {
    title: '排队',
    lead: '按优先级，再按等待时间排列。',
    empty: '没有客户在等待',
    emptyHint: '新的排队客户会自动出现在这里。',
    place: '位置',
    customer: '客户',
    age: '已等待',
    skills: '技能',
    priority: '优先级',
    reason: '原因',
    estimate: '预计',
    unknown: '暂无法估计',
    about: '约 {{age}}，至多 {{most}}',
    leftMessage: '已留言',
    look: '查看',
    count_one: '{{count}} 位等待中',
    count_other: '{{count}} 位等待中',
  },
};
