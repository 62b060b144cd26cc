/** A chat account in which an agent works; an agent has one, and it is nobody else's. */
export interface AgentLink {
  readonly agentId: string;
  /** Channel and user, as {@link customerIdOf} makes one id of them. */
  readonly accountId: string;
  readonly channelId: string;
  /** The account's name there, if the channel tells it. */
  readonly accountName: string | null;
  /** The conversation between the account and the bot in which it was linked: the agent's desk. */
  readonly deskId: string;
  readonly linkedAt: Date;
}

/** A one-time code that was given to an agent; only its hash is kept. */
export interface LinkCode {
  readonly agentId: string;
  /** SHA-256 of the code, base64url. */
  readonly hash: string;
  readonly expiresAt: Date;
}

/** Agents' chat accounts. Every method is one transaction. */
export interface AgentLinkStore {
  /** Keeps a code in place of the agent's earlier one. */
  saveCode(code: LinkCode): Promise<void>;
  /** The codes that can still be used. */
  openCodes(now: Date): Promise<readonly LinkCode[]>;
  /** Uses a code up without linking anything; false when it was used or replaced before. */
  dropCode(code: LinkCode): Promise<boolean>;
  /**
   * Uses the code up and links the account, in place of the agent's earlier one, with an `agentLinked`
   * event. `codeGone`: it was used or replaced before; `accountTaken`: the account is another agent's,
   * and the code is used up all the same.
   */
  link(code: LinkCode, link: AgentLink): Promise<'linked' | 'codeGone' | 'accountTaken'>;
  /** Ends the agent's link, with an `agentUnlinked` event; false when there was none. */
  unlink(agentId: string): Promise<boolean>;
  linkOf(agentId: string): Promise<AgentLink | undefined>;
  linkOfAccount(accountId: string): Promise<AgentLink | undefined>;
  links(): Promise<readonly AgentLink[]>;
}
