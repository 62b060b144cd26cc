import { useQuery } from '@tanstack/react-query';
import type { AgentAnswer, ListAnswer, QueueAnswer } from '../../../wire.ts';
import { queryClient } from './queryClient.ts';
import { request } from './request.ts';

/** What creates an account. */
export interface NewAgent {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly roles: AgentAnswer['roles'];
  readonly skills: AgentAnswer['skills'];
  readonly languages: AgentAnswer['languages'];
  readonly capacity: AgentAnswer['capacity'];
  readonly acceptsByHand: boolean;
}

/** What `PUT /queues/{id}` takes: null takes a setting away; over the version that its author saw. */
export type QueueChange = Omit<
  QueueAnswer,
  'id' | 'starveSeconds' | 'sameAgentSeconds' | 'busy'
> & {
  readonly starveSeconds: number | null;
  readonly sameAgentSeconds: number | null;
  readonly busy: NonNullable<QueueAnswer['busy']> | null;
};

/** All agents, and accounts that are no agents. */
export function useAgents() {
  return useQuery({
    queryKey: ['agents'],
    queryFn: () => request<ListAnswer<AgentAnswer>>('GET', '/agents'),
    select: (answer) => answer.items,
  });
}

/** All queues with their policies. */
export function useQueues() {
  return useQuery({
    queryKey: ['queues'],
    queryFn: () => request<ListAnswer<QueueAnswer>>('GET', '/queues'),
    select: (answer) => answer.items,
  });
}

/** Creates an account. */
export async function createAgent(agent: NewAgent): Promise<void> {
  await request('POST', '/agents', agent);
  await queryClient.invalidateQueries({ queryKey: ['agents'] });
}

/** Changes an account. */
export async function changeAgent(id: string, changes: Partial<NewAgent>): Promise<void> {
  await request('PATCH', `/agents/${id}`, changes);
  await queryClient.invalidateQueries({ queryKey: ['agents'] });
}

/** Replaces a queue's policy over the version in `queue`, and gives it back as it is stored; 409 `conflict` when it has moved on. */
export async function saveQueue(id: string, queue: QueueChange): Promise<QueueAnswer> {
  try {
    return await request<QueueAnswer>('PUT', `/queues/${id}`, queue);
  } finally {
    await queryClient.invalidateQueries({ queryKey: ['queues'] });
  }
}
