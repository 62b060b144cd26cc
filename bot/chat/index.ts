export type { ChatPageParts } from './mountChatPage.ts';
export { mountChatPage } from './mountChatPage.ts';
