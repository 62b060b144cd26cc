/** The queue, in English. */
export const queueWords = {
  queuePage: {
    title: 'Queue',
    lead: 'In the order of priority, then age.',
    empty: 'Nobody is waiting',
    emptyHint: 'New arrivals appear here by themselves.',
    place: 'Place',
    customer: 'Customer',
    age: 'Waiting',
    skills: 'Skills',
    priority: 'Priority',
    reason: 'Reason',
    estimate: 'Expected in',
    unknown: 'not known yet',
    about: 'about {{age}}, at most {{most}}',
    leftMessage: 'left a message',
    look: 'Look',
    count_one: '{{count}} waiting',
    count_other: '{{count}} waiting',
  },
} as const;
