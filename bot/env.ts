import * as z from 'zod';
import { isAddressRange } from './clientAddress.ts';

const optional = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional();
const onOff = (fallback: 'on' | 'off') =>
  z
    .enum(['on', 'off'])
    .default(fallback)
    .transform((value) => value === 'on');
const list = optional.transform((value) => value?.split(',').map((part) => part.trim()) ?? []);

const ENV = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65535).default(3978),
    HOST: z.string().min(1).default('127.0.0.1'),
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    DATA_DIR: z.string().min(1).default('./data'),
    MONGODB_URI: optional.pipe(
      z
        .string()
        .regex(/^mongodb(\+srv)?:\/\/./, 'has to begin with mongodb:// or mongodb+srv://')
        .optional(),
    ),
    TRUST_PROXY: list.refine((addresses) => addresses.every(isAddressRange), {
      error: 'needs addresses or ranges such as 10.0.0.0/8, with commas',
    }),
    MicrosoftAppId: optional,
    MicrosoftAppPassword: optional,
    MicrosoftAppType: z
      .enum(['MultiTenant', 'SingleTenant', 'UserAssignedMSI'])
      .default('MultiTenant'),
    MicrosoftAppTenantId: optional,
    ChannelService: optional,
    ToBotFromChannelOpenIdMetadataUrl: optional,
    ToBotFromChannelTokenIssuer: optional,
    ToChannelFromBotLoginUrl: optional,
    ToChannelFromBotOAuthScope: optional,
    SERVICE_URL_HOSTS: list,
    SAMPLE_SHOP: onOff('on'),
    LEARN_FROM_LOG: onOff('on'),
    CONSOLE_ADMIN_EMAIL: z.email().default('admin@example.com'),
    CONSOLE_ADMIN_PASSWORD: optional.pipe(z.string().min(10).optional()),
    DIRECT_LINE_SECRET: optional.pipe(
      z
        .string()
        .regex(/^[\x21-\x7e]{16,}$/, 'needs 16 or more characters of ASCII without spaces')
        .optional(),
    ),
    TRANSCRIPT_RETENTION_DAYS: z.coerce.number().int().min(1).optional(),
    EVENT_RETENTION_DAYS: z.coerce.number().int().min(1).default(30),
    LOG_LEVEL: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
      .default('info'),
  })
  .refine((env) => env.MicrosoftAppType !== 'SingleTenant' || env.MicrosoftAppTenantId, {
    path: ['MicrosoftAppTenantId'],
    error: 'is needed with MicrosoftAppType=SingleTenant',
  });

/** The settings, typed. */
export type Env = Readonly<z.output<typeof ENV>>;

/** The names of all settings. */
export const ENV_NAMES: readonly string[] = Object.keys(ENV.shape);

/** Reads the settings; throws one error that names all that is wrong. Empty counts as unset. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = ENV.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    ({ path, message }) => `  ${path.join('.')}: ${message}`,
  );
  throw new Error(`These settings are wrong (see .env.example):\n${problems.join('\n')}`);
}
