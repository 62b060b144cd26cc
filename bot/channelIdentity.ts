import type { Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  ClaimsIdentity,
  type ConnectorClient,
} from 'botframework-connector';
import { LOCAL_SERVICE_URL } from './directLine/index.ts';

/**
 * What a stored activity's turn runs as: its sender was authenticated before it was stored. Turns of
 * the local Direct Line get no connector, for everything they send goes through the transcript.
 */
export function createTurnIdentity(
  authentication: ConfigurationBotFrameworkAuthentication,
  appId: string,
): (activity: Partial<Activity>) => AuthenticateRequestResult {
  const claimsIdentity = new ClaimsIdentity([
    { type: AuthenticationConstants.AudienceClaim, value: appId },
    { type: AuthenticationConstants.AppIdClaim, value: appId },
  ]);
  const channels = authentication.createConnectorFactory(claimsIdentity);
  const local = { create: async () => NO_CONNECTOR };
  return ({ serviceUrl }) =>
    ({
      claimsIdentity,
      connectorFactory: serviceUrl === LOCAL_SERVICE_URL ? local : channels,
    }) as unknown as AuthenticateRequestResult;
}

const NO_CONNECTOR = {} as ConnectorClient;
