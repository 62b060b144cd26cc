import { expect } from 'chai';
import type { Office } from './office.ts';

/** Makes a request, and sees to it that many others are answered before it is. */
export async function served<T>(office: Office, request: () => Promise<T>): Promise<T> {
  let isAnswered = false;
  const answer = request().finally(() => {
    isAnswered = true;
  });
  let others = 0;
  for (; !isAnswered; others += 1) await office.visitor.get('/me');
  expect(others, 'requests that were answered meanwhile').to.be.greaterThan(20);
  return answer;
}
