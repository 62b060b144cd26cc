export { type Env, readEnv } from './env.ts';
export {
  createHandoff,
  type FirstAdmin,
  type HandoffOptions,
  type HandoffPlugin,
  type MountedConsole,
} from './plugin.ts';
