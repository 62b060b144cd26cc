/** Hosts of the channels' services; a leading dot means any host below. */
const CHANNEL_HOSTS: readonly string[] = [
  'smba.trafficmanager.net',
  '.botframework.com',
  '.botframework.azure.us',
  '.botframework.azure.cn',
  '.teams.microsoft.com',
  '.teams.microsoft.us',
];
const LOOPBACK_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Which service URLs may get our messages, and with them our token. */
export interface ServiceUrlPolicy {
  /** Hosts beyond the channels' own; a leading dot means any host below. */
  readonly extraHosts: readonly string[];
  /** Without an app id there is no token to steal, and the emulator listens on loopback. */
  readonly loopback: boolean;
}

/** Whether messages may be sent to this service URL. */
export function isAllowedServiceUrl(serviceUrl: string, policy: ServiceUrlPolicy): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, username, password, host } = new URL(serviceUrl);
  if (username || password) return false;
  if (policy.loopback && LOOPBACK_HOSTS.includes(hostname)) return protocol.startsWith('http');
  if (policy.extraHosts.some((allowed) => matches(allowed, hostname) || allowed === host)) {
    return protocol === 'https:' || LOOPBACK_HOSTS.includes(hostname);
  }
  return protocol === 'https:' && CHANNEL_HOSTS.some((allowed) => matches(allowed, hostname));
}

function matches(allowed: string, hostname: string): boolean {
  return allowed.startsWith('.') ? hostname.endsWith(allowed) : hostname === allowed;
}
